"""Lists that are followed, and every address that one of them ever named."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "follows",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("every", sa.Float(), nullable=False),
        sa.Column("match", sa.Text(), nullable=False),
        sa.Column("refuse", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("keep", sa.Float(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("looked_at", MOMENT, nullable=True),
        sa.Column("kind", sa.String(16), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follows")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_follows_next_at"), "follows", ["next_at"])
    op.create_table(
        "follow_entries",
        sa.Column("follow_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("page_id", ID, nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("declared", MOMENT, nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["follow_id"],
            ["follows.id"],
            name=op.f("fk_follow_entries_follow_id_follows"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["page_id"], ["pages.id"], name=op.f("fk_follow_entries_page_id_pages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("follow_id", "key", name=op.f("pk_follow_entries")),
    )
    op.create_index(op.f("ix_follow_entries_page_id"), "follow_entries", ["page_id"])
    op.create_index(op.f("ix_follow_entries_until"), "follow_entries", ["until"])


def downgrade() -> None:
    op.drop_table("follow_entries")
    op.drop_table("follows")
