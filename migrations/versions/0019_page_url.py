"""Pages are found by their URL along an index; PostgreSQL's holds hashes, for no entry of its trees is as long as a URL may be."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_pages_url"), "pages", ["url"], postgresql_using="hash")


def downgrade() -> None:
    op.drop_index(op.f("ix_pages_url"), table_name="pages")
