"""A page's turn: counted at every write, so that what was decided on an older past is seen to be late."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pages", sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("pages", "turn")
