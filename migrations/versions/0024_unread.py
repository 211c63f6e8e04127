"""Two columns of pages that nothing wrote or read: a page's canonical URL and its declared date are known where they are needed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("pages", "canonical_url")
    op.drop_column("pages", "last_declared")


def downgrade() -> None:
    op.add_column("pages", sa.Column("canonical_url", sa.Text(), nullable=True))
    op.add_column("pages", sa.Column("last_declared", sa.DateTime(timezone=True), nullable=True))
