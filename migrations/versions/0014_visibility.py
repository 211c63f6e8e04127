"""Pages are public, unlisted or private."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pages", sa.Column("visibility", sa.String(16), nullable=False, server_default="public"))
    op.create_index(op.f("ix_pages_visibility"), "pages", ["visibility"])


def downgrade() -> None:
    op.drop_index(op.f("ix_pages_visibility"), table_name="pages")
    op.drop_column("pages", "visibility")
