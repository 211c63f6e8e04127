"""Pages are found by part of what they are called along an index of each three letters: FTS5's own, or PostgreSQL's pg_trgm."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# What a row of pages is called, "{0}" being the row. Of each three letters the numbers of pages are kept, nothing more:
# without content, FTS5 wants the same words again to forget them.
NAMES = "{0}.url || char(10) || {0}.title || char(10) || coalesce({0}.title_override, '')"
PUT = f"INSERT INTO page_names(rowid, names) VALUES (NEW.id, {NAMES.format('NEW')});"
FORGET = f"INSERT INTO page_names(page_names, rowid, names) VALUES ('delete', OLD.id, {NAMES.format('OLD')});"
RENAMED = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in ("url", "title", "title_override"))

INDEX = (
    "CREATE INDEX ix_pages_names ON pages"
    " USING gin (url gin_trgm_ops, title gin_trgm_ops, title_override gin_trgm_ops)"
)


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        if has_trigrams(op.get_bind()):
            op.execute(INDEX)
        return
    op.execute(
        "CREATE VIRTUAL TABLE page_names USING fts5(names, content='', detail=none, tokenize='trigram')"
    )
    op.execute(f"INSERT INTO page_names(rowid, names) SELECT id, {NAMES.format('pages')} FROM pages")
    op.execute(f"CREATE TRIGGER pages_named AFTER INSERT ON pages BEGIN {PUT} END")
    op.execute(
        "CREATE TRIGGER pages_renamed AFTER UPDATE OF url, title, title_override ON pages"
        f" WHEN {RENAMED} BEGIN {FORGET} {PUT} END"
    )
    op.execute(f"CREATE TRIGGER pages_unnamed AFTER DELETE ON pages BEGIN {FORGET} END")


def has_trigrams(connection: sa.Connection) -> bool:
    """Whether pg_trgm is there, or can be had: where not, names are read from end to end as before."""
    try:
        with connection.begin_nested():
            connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
    except sa.exc.DBAPIError:  # not installed on that server, or not ours to make
        return False
    return True


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP INDEX IF EXISTS ix_pages_names")  # the extension may be others' too
        return
    for name in ("named", "renamed", "unnamed"):
        op.execute(f"DROP TRIGGER pages_{name}")
    op.execute("DROP TABLE page_names")
