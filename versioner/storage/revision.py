"""The revision of `migrations/versions` that this program speaks.

Kept here, so that a command on a current database reads one row and never loads Alembic, nor SQLAlchemy to see
that nothing is due. tests/test_migrations.py compares.
"""

from __future__ import annotations

HEAD = "0025"
