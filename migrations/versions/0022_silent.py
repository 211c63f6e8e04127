"""Which changes came without a new date or note: a list of articles is asked for those that did."""

from __future__ import annotations

import json

import sqlalchemy as sa
import zstandard
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_BATCH = 1_000  # changes read at once
_READ = sa.text("SELECT id, payload FROM changes WHERE id > :after ORDER BY id LIMIT :most")
_MARK = sa.text("UPDATE changes SET silent = :silent WHERE id = :id")


def upgrade() -> None:
    op.add_column("changes", sa.Column("silent", sa.Boolean(), server_default=sa.false(), nullable=False))
    _mark(op.get_bind())
    op.create_index(
        op.f("ix_changes_silent"),
        "changes",
        ["silent"],
        sqlite_where=sa.text("silent"),
        postgresql_where=sa.text("silent"),
    )


def _mark(connection: sa.Connection) -> None:
    """Say it of the changes that there are; one that cannot be read is for `verify` to tell of, not for us."""
    expand, after = zstandard.ZstdDecompressor().decompress, 0
    while rows := connection.execute(_READ, {"after": after, "most": _BATCH}).all():
        after = rows[-1].id
        found = []
        for row in rows:
            try:
                silent = json.loads(expand(row.payload).decode("utf-8", "surrogatepass")).get("silent")
            except (zstandard.ZstdError, ValueError, AttributeError):
                continue
            if silent:
                found.append({"id": row.id, "silent": True})
        if found:
            connection.execute(_MARK, found)


def downgrade() -> None:
    op.drop_index(op.f("ix_changes_silent"), table_name="changes")
    with op.batch_alter_table("changes") as changes:
        changes.drop_column("silent")
