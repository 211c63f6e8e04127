"""What a Prometheus server asks: how checks end, what is due, who is left alone, how long answers take."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from math import inf

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector

from versioner.app import App
from versioner.core.schedule.lateness import BOUNDS
from versioner.queries import state


class Stored(Collector):
    """What the database counts as it goes: read when asked, a row a name."""

    def __init__(self, app: App) -> None:
        self._app = app

    def collect(self) -> Iterable[Metric]:
        """Checks, pages, failures, what is due, how late, who is left alone, what is to be told, bytes."""
        now = state.status(self._app)
        checks = CounterMetricFamily(
            "versioner_checks", "Checks, by how and where they ended", labels=("outcome", "level")
        )
        for outcome, level, count in now.checks:
            checks.add_metric((outcome, level), count)
        pages = GaugeMetricFamily("versioner_pages", "Tracked pages, by status", labels=("status",))
        for status, count in now.pages:
            pages.add_metric((status,), count)
        failures = CounterMetricFamily("versioner_failures", "Looks that brought no page", labels=("cause",))
        for cause, count in now.failures:
            failures.add_metric((cause,), count)
        telling = GaugeMetricFamily(
            "versioner_deliveries", "Messages to channels, by state", labels=("state",)
        )
        for name, count in now.telling:
            telling.add_metric((name,), count)
        late = HistogramMetricFamily("versioner_late_seconds", "How late looks began")
        buckets = [("+Inf" if bound == inf else str(bound), now.late.within(bound)) for bound in BOUNDS]
        late.add_metric((), buckets, now.late.seconds)
        yield from (checks, pages, failures, telling, late)
        for name, told, value in (
            ("due_pages", "Pages that are due now", now.due),
            ("looked_at_pages", "Pages that are looked at", now.looked_at),
            ("lag_seconds", "How long the longest waiting host has been due", now.lag_seconds),
            ("backed_off_hosts", "Hosts left alone, as they failed or were busy", now.backed_off),
            ("snapshots_bytes", "Bytes of the raw captures", now.snapshots_bytes),
        ):
            yield GaugeMetricFamily(f"versioner_{name}", told, value=value)


class Metrics:
    """What this process counts itself, beside what is stored.

    Args:
        app: what is asked.
        worker: which of several processes this is, a label on what it counts itself: whoever asks meets another
            one each time. "": the only one.
    """

    def __init__(self, app: App, worker: str = "") -> None:
        only = {} if worker == "" else {"worker": worker}
        self._registry = CollectorRegistry()
        self._registry.register(Stored(app))
        seconds = Histogram(
            "versioner_answer_seconds",
            "Seconds until an answer was whole, by kind of page",
            ("kind", *only),
            registry=self._registry,
        )
        mistakes = Counter(
            "versioner_mistakes",
            "Requests that a mistake of ours ended",
            tuple(only),
            registry=self._registry,
        )
        self._seconds, self._only = seconds, only
        self.mistakes = mistakes.labels(**only) if only else mistakes

    def timed(self, kind: str) -> AbstractContextManager[object]:
        """Around an answer of that kind of page: counts it, and the seconds that it took."""
        return self._seconds.labels(kind=kind, **self._only).time()

    def text(self) -> bytes:
        """All of them in Prometheus' text format."""
        return generate_latest(self._registry)


_KINDS = frozenset(
    {"articles", "api", "search", "changes", "memento", "timegate", "timemap", "static", "log", "badge"}
)


def kind_of(path: str) -> str:
    """The kind of page at a path; few, whatever visitors ask for."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in _KINDS else "other"
