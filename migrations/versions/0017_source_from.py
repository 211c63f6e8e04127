"""Which links of a followed list's articles are their sources."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("follows", sa.Column("source_from", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("follows", "source_from")
