"""The case: versions of the specification, files that go out with letters, used actions, when a step began."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    # Columns are only added: to rebuild a table that others refer to would touch every row of them.
    op.add_column("cases", sa.Column("step_since", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE cases SET step_since = changed_at")
    op.add_column("mails", sa.Column("outgoing", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("letters", sa.Column("attachments", sa.JSON(), nullable=True))
    op.create_table(
        "specifications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("price_sek", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_mail", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_specifications_case_id")),
        sa.ForeignKeyConstraint(["settled_by_mail"], ["mails.id"], name=op.f("fk_specifications_settled_by_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_specifications")),
        sa.UniqueConstraint("case_id", "version", name="uq_specifications_version"),
    )
    op.create_index("ix_specifications_case_id", "specifications", ["case_id"])
    op.create_index("ix_specifications_message_id", "specifications", ["message_id"])
    op.create_index("ix_specifications_settled_by_mail", "specifications", ["settled_by_mail"])
    op.create_table(
        "spent_tokens",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_spent_tokens")),
    )


def downgrade() -> None:
    """What happened in the cases since would be lost: a register is never taken back by a program."""
    raise RuntimeError("the register cannot be taken back to before specifications were kept")
