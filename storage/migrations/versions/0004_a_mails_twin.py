"""A mail's twin is found by one index, however many mails are decided: SQLite would read them all by their state."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_index("ix_mails_fingerprint_state_twin_of", "mails", ["fingerprint", "state", "twin_of"])
    op.drop_index("ix_mails_fingerprint", "mails")


def downgrade() -> None:
    """A register is never taken back by a program."""
    raise RuntimeError("the register cannot be taken back to an earlier version")
