"""Full-text search: where each passage stands and since when; its words in the database's own index.

The index holds words without texts (FTS5 `content=''`, a tsvector): the texts stay in `text_blobs`.
`include_object` in env.py leaves the words' tables, which differ by database, out of comparisons.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", ID, nullable=False),
        sa.Column("page_id", ID, nullable=False),
        sa.Column("text_blob_id", ID, nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["page_id"], ["pages.id"], name=op.f("fk_passages_page_id_pages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["text_blob_id"], ["text_blobs.id"], name=op.f("fk_passages_text_blob_id_text_blobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_passages_page_id_until"), "passages", ["page_id", "until"])
    op.create_index(op.f("ix_passages_text_blob_id"), "passages", ["text_blob_id"])
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE passage_words USING fts5"
            "(words, content='', tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
    else:
        op.execute(
            "CREATE TABLE passage_words (passage_id BIGINT PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE, "
            "words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_passage_words_words ON passage_words USING gin (words)")


def downgrade() -> None:
    op.execute("DROP TABLE passage_words")
    op.execute(
        "DELETE FROM meta WHERE key = 'search index is whole'"
    )  # what comes back is empty, and filled again
    op.drop_table("passages")
