"""Seconds between moments, as either database counts them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Float, FunctionElement
from sqlalchemy.ext.compiler import compiles


class seconds(FunctionElement[float]):  # noqa: N801 - spelled as the function it is
    """Seconds from the second moment to the first."""

    inherit_cache = True
    type = Float()


@compiles(seconds, "postgresql")
def _seconds_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = element.clauses
    return (
        f"EXTRACT(EPOCH FROM ({compiler.process(later, **options)} - {compiler.process(earlier, **options)}))"
    )


@compiles(seconds, "sqlite")
def _seconds_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = element.clauses
    return (
        f"((julianday({compiler.process(later, **options)})"
        f" - julianday({compiler.process(earlier, **options)})) * 86400.0)"
    )
