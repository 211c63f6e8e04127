"""Pages are counted as they come, move and go; articles are listed by their latest news along an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What one row of pages counts for, as (name, 1 or nothing); "{0}" is the row.
COUNTED = (
    ("'pages ' || {0}.status", "{0}.tracked"),
    ("'articles ' || {0}.status", "{0}.as_article"),
    ("'articles waiting'", "{0}.as_article AND ({0}.status = 'suspect' OR {0}.pending)"),
)
MOVED = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in ("status", "pending", "tracked", "as_article"))
LOOKED_AT = "(OLD.next_check_at IS NULL) <> (NEW.next_check_at IS NULL)"


def count(row: str, amount: int) -> str:
    return " ".join(
        f"INSERT INTO tallies (name, amount) SELECT {name.format(row)}, {amount} WHERE {where.format(row)};"
        for name, where in COUNTED
    )


def count_looked_at(row: str, amount: int) -> str:
    return (
        f"INSERT INTO tallies (name, amount) SELECT 'looked at', {amount}"
        f" WHERE {row}.next_check_at IS NOT NULL;"
    )


TABLES = (
    ("pages", count, MOVED, "UPDATE OF status, pending, tracked, as_article"),
    ("schedules", count_looked_at, LOOKED_AT, "UPDATE OF next_check_at"),
)


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.add_column(
        "pages",
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            sa.Computed("coalesce(last_changed_at, first_seen_at, created_at)", persisted=postgresql),
            nullable=True,
        ),
    )
    op.create_index(op.f("ix_pages_as_article_changed_at_id"), "pages", ["as_article", "changed_at", "id"])
    op.create_index(op.f("ix_pages_status"), "pages", ["status"])
    op.create_index(op.f("ix_pages_pending"), "pages", ["pending"])
    op.create_index(op.f("ix_drifts_resolved_at"), "drifts", ["resolved_at"])
    for name, where in COUNTED:
        op.execute(
            f"INSERT INTO tallies (name, amount) SELECT {name.format('pages')}, count(*) FROM pages"
            f" WHERE {where.format('pages')} GROUP BY 1"
        )
    op.execute(
        "INSERT INTO tallies (name, amount) SELECT 'looked at', count(*) FROM schedules"
        " WHERE next_check_at IS NOT NULL"
    )
    op.execute(
        "INSERT INTO tallies (name, amount) SELECT 'checks ' || outcome || ' ' || level, sum(count)"
        " FROM check_runs GROUP BY outcome, level"
    )
    for table, counting, moved, updated in TABLES:
        if postgresql:
            on_postgresql(table, counting, moved)
        else:
            on_sqlite(table, counting, moved, updated)


def on_sqlite(table: str, counting, moved: str, updated: str) -> None:
    op.execute(f"CREATE TRIGGER {table}_come AFTER INSERT ON {table} BEGIN {counting('NEW', 1)} END")
    op.execute(
        f"CREATE TRIGGER {table}_move AFTER {updated} ON {table} WHEN {moved}"
        f" BEGIN {counting('OLD', -1)} {counting('NEW', 1)} END"
    )
    op.execute(f"CREATE TRIGGER {table}_go AFTER DELETE ON {table} BEGIN {counting('OLD', -1)} END")


def on_postgresql(table: str, counting, moved: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP <> 'INSERT' THEN {counting('OLD', -1)} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {counting('NEW', 1)} END IF;"
        " RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_come AFTER INSERT OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_counted()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_move AFTER UPDATE ON {table}"
        f" FOR EACH ROW WHEN ({moved}) EXECUTE FUNCTION {table}_counted()"
    )


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table, *_ in TABLES:
        if postgresql:
            op.execute(f"DROP TRIGGER {table}_come ON {table}")
            op.execute(f"DROP TRIGGER {table}_move ON {table}")
            op.execute(f"DROP FUNCTION {table}_counted()")
        else:
            for name in ("come", "move", "go"):
                op.execute(f"DROP TRIGGER {table}_{name}")
    op.execute("DELETE FROM tallies WHERE name NOT IN ('demand', 'promised')")
    op.drop_index(op.f("ix_drifts_resolved_at"), table_name="drifts")
    op.drop_index(op.f("ix_pages_pending"), table_name="pages")
    op.drop_index(op.f("ix_pages_status"), table_name="pages")
    op.drop_index(op.f("ix_pages_as_article_changed_at_id"), table_name="pages")
    op.drop_column("pages", "changed_at")
