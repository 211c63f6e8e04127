"""What the adaptive law knows of hosts: what their checks taught, and how much their pages ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from versioner.core.schedule import rates
from versioner.core.schedule.rates import Ages
from versioner.frozen import dataclass
from versioner.storage import tallies
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, put
from versioner.storage.records import Surroundings
from versioner.storage.statements import sa, statement, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What checks taught of a host: rates by age, and how its `demand` and `promised` move."""

    learned: Ages = field(default_factory=dict)
    demand: float = 0.0
    promised: float = 0.0

    def plus(self, learned: Ages, demand: float, promised: float) -> Lesson:
        """What these and further checks taught."""
        return Lesson(
            learned=rates.taught(self.learned, learned),
            demand=self.demand + demand,
            promised=self.promised + promised,
        )


def teach(session: Session, lessons: Mapping[str, Lesson], due: Mapping[str, datetime]) -> dict[str, float]:
    """Add what checks taught to what is known of those hosts, which have pages.

    Args:
        session: where to.
        lessons: by host.
        due: when a page of those hosts is due, as `wake_known` is told of it.

    Returns:
        How the counts of what all hosts ask for move (`tallies`).
    """
    if not lessons:
        return {}
    known = answers(session, _learned, {"names": sorted(lessons)})
    if not known:
        return {}
    each(
        session,
        _teach,
        [
            {
                "name": name,
                "now_known": rates.ages_to_json(
                    rates.taught(rates.ages_from_json(learned), lessons[name].learned)
                ),
                "demanded": lessons[name].demand,
                "owed": lessons[name].promised,
                "due": due.get(name),
            }
            for name, learned in known
        ],
    )
    moved = [lessons[name] for name, _ in known]
    return {
        tallies.DEMAND: sum(lesson.demand for lesson in moved),
        tallies.PROMISED: sum(lesson.promised for lesson in moved),
    }


@statement
def _learned() -> sa.Select[Any]:
    return (
        sa.select(tables.hosts.c.host, tables.hosts.c.learned)
        .where(tables.hosts.c.host.in_(sa.bindparam("names", expanding=True)))
        .order_by(tables.hosts.c.host)
        .with_for_update()
    )


@statement
def _teach() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(tables.hosts.c.host == sa.bindparam("name"))
        .values(
            learned=sa.bindparam("now_known"),
            demand=tables.hosts.c.demand + sa.bindparam("demanded"),
            promised=tables.hosts.c.promised + sa.bindparam("owed"),
            due_at=sa.case(
                (
                    tables.hosts.c.due_at.is_(None)
                    | (tables.hosts.c.due_at > sa.bindparam("due", type_=tables.hosts.c.due_at.type)),
                    sa.bindparam("due", type_=tables.hosts.c.due_at.type),
                ),
                else_=tables.hosts.c.due_at,
            ),
        )
    )


def stop_asking(session: Session, page_ids: Iterable[int]) -> None:
    """Those pages ask for nothing any more: they are not looked at, or in another way that a check will say."""
    given = {"pages": sorted(set(page_ids))}
    lessons: dict[str, Lesson] = {}
    for name, weight, pace in answers(session, _asking, given):
        lessons[name] = lessons.get(name, Lesson()).plus({}, -weight, -pace)
    if lessons:
        tallies.add(session, teach(session, lessons, {}))
        put(session, _ask_nothing, given)


@statement
def _asking() -> sa.Select[Any]:
    schedules = tables.schedules.c
    return (
        sa.select(schedules.host, schedules.weight, schedules.pace)
        .where(
            schedules.page_id.in_(sa.bindparam("pages", expanding=True)),
            (schedules.weight != 0) | (schedules.pace != 0),
        )
        .with_for_update()
    )


@statement
def _ask_nothing() -> sa.Update:
    ours = tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True))
    return sa.update(tables.schedules).where(ours).values(weight=0.0, pace=0.0)


def loads(session: Session, names: Iterable[str]) -> dict[str, Surroundings]:
    """What is known and asked of those hosts, as the law wants it."""
    return {
        host: Surroundings(
            learned=learned, demand=max(demand, 0.0), promised=max(promised, 0.0), crawl_delay=crawl_delay
        )
        for host, learned, demand, promised, crawl_delay in answers(
            session, _loads, {"names": sorted(set(names))}
        )
    }


@statement
def _loads() -> sa.Select[Any]:
    return sa.select(
        *(tables.hosts.c[name] for name in ("host", "learned", "demand", "promised", "crawl_delay"))
    ).where(tables.hosts.c.host.in_(sa.bindparam("names", expanding=True)))
