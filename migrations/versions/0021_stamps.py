"""Time stamps of checkpoints by a third party."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("log_checkpoints", sa.Column("stamp", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("log_checkpoints", "stamp")
