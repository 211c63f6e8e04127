"""A process that tells everything, without waiting: when nothing is due its clock goes on to the next try."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from versioner.bootstrap import clock, open_app
from versioner.config import load_settings
from versioner.notify.deliver import deliver
from versioner.storage.tables import deliveries


class Leaping:
    """The clock, some way ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return clock() + self.ahead


def main(home: str) -> None:
    now = Leaping()
    with open_app(load_settings(home)) as opened:
        app = replace(opened, now=now)
        while True:
            deliver(app)
            with app.db.read() as session:
                due = session.scalar(select(func.min(deliveries.c.due_at)))
            if due is None:
                return
            now.ahead += max(due - now(), timedelta()) + timedelta(milliseconds=1)


if __name__ == "__main__":
    main(sys.argv[1])
