"""What is asked at every mail has an index of its own, so that it costs the same however much the register holds."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_index("ix_mails_fingerprint_state_twin_of", "mails", ["fingerprint", "state", "twin_of"])
    op.create_index("ix_mails_sender_decided_at", "mails", ["sender", "decided_at"])
    op.create_index("ix_places_mailbox_filed_at", "places", ["mailbox", "filed_at"])
    op.create_index(
        "ix_letters_owed_at_automatic_state_recipient", "letters", ["owed_at", "automatic", "state", "recipient"]
    )
    op.drop_index("ix_mails_fingerprint", "mails")
    op.drop_index("ix_mails_sender", "mails")
    op.drop_index("ix_letters_owed_at", "letters")


def downgrade() -> None:
    """A register is never taken back by a program."""
    raise RuntimeError("the register cannot be taken back to an earlier version")
