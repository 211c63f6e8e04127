"""Of what class a page's planned wait is: the best of a host's due pages are found along an index, however many are due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_CLASSES = 15  # of waits, each up to a power of two minutes, and one beyond
_PLANNED = {
    "sqlite": "(julianday(next_check_at) - julianday(last_checked_at)) * 1440.0",
    "postgresql": "EXTRACT(EPOCH FROM next_check_at - last_checked_at) / 60.0",
}


def upgrade() -> None:
    op.add_column("schedules", sa.Column("wait", sa.Integer(), server_default="0", nullable=False))
    planned = _PLANNED[op.get_context().dialect.name]
    classes = " ".join(f"WHEN {planned} < {2**n} THEN {n + 1}" for n in range(_CLASSES))
    known = "next_check_at IS NOT NULL AND last_checked_at IS NOT NULL"
    op.execute(f"UPDATE schedules SET wait = CASE {classes} ELSE {_CLASSES + 1} END WHERE {known}")
    op.create_index(
        op.f("ix_schedules_host_wait_next_check_at"), "schedules", ["host", "wait", "next_check_at"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_schedules_host_wait_next_check_at"), table_name="schedules")
    op.drop_column("schedules", "wait")
