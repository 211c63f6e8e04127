"""Hosts know when something of theirs is due, who drains them, and what pause they asked for; checkers tell of themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENTS = ("due_at", "lease_until", "asked_until", "woken_until")


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("hosts", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.add_column("hosts", sa.Column("lease_owner", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_hosts_due_at"), "hosts", ["due_at"])
    op.create_index(op.f("ix_hosts_lease_owner"), "hosts", ["lease_owner"])
    op.execute(
        "INSERT INTO hosts (host, failures) SELECT DISTINCT host, 0 FROM schedules"
        " WHERE host NOT IN (SELECT host FROM hosts)"
    )
    op.execute(
        "UPDATE hosts SET due_at = (SELECT min(next_check_at) FROM schedules WHERE schedules.host = hosts.host)"
    )
    op.create_table(
        "checkers",
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_checkers")),
    )


def downgrade() -> None:
    op.drop_table("checkers")
    op.drop_index(op.f("ix_hosts_lease_owner"), table_name="hosts")
    op.drop_index(op.f("ix_hosts_due_at"), table_name="hosts")
    for name in (*MOMENTS, "lease_owner"):
        op.drop_column("hosts", name)
