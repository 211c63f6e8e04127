"""Looks in a row that failed, and after how many of them a channel is told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Outages that last were told at their first look; they go on being counted from where they are.
_COUNTED = """
UPDATE pages SET failed_checks = (SELECT failures FROM schedules WHERE schedules.page_id = pages.id)
WHERE status IN ('failing', 'blocked') AND EXISTS (SELECT 1 FROM schedules WHERE schedules.page_id = pages.id)
"""


def upgrade() -> None:
    op.add_column("pages", sa.Column("failed_checks", sa.Integer(), server_default="0", nullable=False))
    op.add_column("channels", sa.Column("after", sa.Integer(), server_default="3", nullable=False))
    op.execute(_COUNTED)


def downgrade() -> None:
    op.drop_column("channels", "after")
    op.drop_column("pages", "failed_checks")
