"""Taking turns: a mail that waits keeps whom its From names, so that one sender's flood delays nobody else."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("mails", sa.Column("said_sender", sa.String(), nullable=True))


def downgrade() -> None:
    """A register is never taken back by a program."""
    raise RuntimeError("the register cannot be taken back to an earlier version")
