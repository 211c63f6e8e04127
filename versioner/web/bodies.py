"""What programs send: JSON that is judged after who sends it, so that a stranger learns nothing of its errors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

from fastapi import Path, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from versioner.core.schedule.plan import Schedule, adaptive_schedule, parse_cron, parse_every
from versioner.errors import UsageError

# As large as every database can hold.
Number = Annotated[int, Path(ge=1, le=2**62)]


class Body(BaseModel):
    """A request's body; what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid")


Sent = TypeVar("Sent", bound=Body)


def sent(model: type[Sent]) -> Callable[[Request], Awaitable[Sent]]:
    """A dependency that reads a body; to be named after those that ask who sends it. An empty body is `{}`."""

    async def read(request: Request) -> Sent:
        try:
            return model.model_validate_json(await request.body() or b"{}")
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error

    return read


def schedule(every: str | None, cron: str | None, tz: str | None, *, adaptive: bool) -> Schedule | None:
    """The schedule that a body asks for; None where it asks for none.

    Raises:
        UsageError: it asks for several, or for one that cannot be.
    """
    if sum((every is not None, cron is not None, adaptive)) > 1:
        raise UsageError("give one of every, cron and adaptive")
    if tz is not None and cron is None:
        raise UsageError("tz goes with cron")
    if every is not None:
        return parse_every(every)
    if cron is not None:
        return parse_cron(cron, tz)
    return adaptive_schedule() if adaptive else None
