"""Tags of pages: words of a person's own by which they are found again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "page_tags",
        sa.Column("page_id", ID, nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["page_id"], ["pages.id"], name=op.f("fk_page_tags_page_id_pages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("page_id", "tag", name=op.f("pk_page_tags")),
    )
    op.create_index(op.f("ix_page_tags_tag"), "page_tags", ["tag"])


def downgrade() -> None:
    op.drop_table("page_tags")
