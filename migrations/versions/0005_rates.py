"""Hosts are learned, and what pages ask of them is kept; counts are kept as it goes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

AMOUNTS = (("schedules", "weight"), ("schedules", "pace"), ("hosts", "demand"), ("hosts", "promised"))


def upgrade() -> None:
    for table, name in AMOUNTS:
        op.add_column(table, sa.Column(name, sa.Float(), nullable=False, server_default="0"))
    op.add_column("hosts", sa.Column("learned", sa.Text(), nullable=True))
    op.create_table(
        "tallies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tallies")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_tallies_name"), "tallies", ["name"])


def downgrade() -> None:
    op.drop_table("tallies")
    op.drop_column("hosts", "learned")
    for table, name in AMOUNTS:
        op.drop_column(table, name)
