"""/metrics: what a Prometheus server reads, and who may."""

import asyncio
import logging
import math
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.web.clients import at_home, through_proxy
from tests.web.worlds import kept
from versioner.core.schedule.lateness import lateness
from versioner.ingest import tokens
from versioner.ingest.check import check_due
from versioner.queries import state
from versioner.web.app import Serving, create_app


@pytest.fixture
def world(tmp_path):
    with kept(tmp_path) as found:
        yield found


def read(text):
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_checks_pages_and_answers_are_counted(world):
    client = at_home(create_app(world.app, Serving()))
    client.get("/articles/1")
    client.get("/nonsense/of/a/visitor")
    found = read(client.get("/metrics").text)
    assert found["versioner_pages", (("status", "ok"),)] == 1
    assert found["versioner_answer_seconds_count", (("kind", "articles"),)] == 1
    assert found["versioner_answer_seconds_count", (("kind", "other"),)] >= 1
    assert found["versioner_looked_at_pages", ()] == 1
    assert found["versioner_backed_off_hosts", ()] == 0
    before = sum(value for (name, _), value in found.items() if name == "versioner_checks_total")
    world.look()
    found = read(client.get("/metrics").text)
    assert sum(value for (name, _), value in found.items() if name == "versioner_checks_total") == before + 1
    assert found["versioner_mistakes_total", ()] == 0


def test_how_late_looks_begin_and_why_they_fail_is_counted_as_it_goes(world, caplog):
    client = at_home(create_app(world.app, Serving()))
    client.headers["Authorization"] = f"Bearer {tokens.create(world.app, 'probe', 'write').secret}"

    def due_after(hours):
        world.at += timedelta(hours=hours)
        asyncio.run(check_due(world.app))

    due_after(24)
    world.web.pages.clear()
    due_after(24)
    found = read(client.get("/metrics").text)
    assert found["versioner_failures_total", (("cause", "http_404"),)] == 1
    buckets = {
        labels[0][1]: value
        for (name, labels), value in found.items()
        if name == "versioner_late_seconds_bucket"
    }
    assert buckets["+Inf"] == found["versioner_late_seconds_count", ()] == 2
    assert buckets["1.0"] == 0
    assert sorted(buckets.values()) == [buckets[one] for one in sorted(buckets, key=float)]
    assert found["versioner_late_seconds_sum", ()] > 3600
    assert found["versioner_deliveries", (("state", "waiting"),)] == 0
    told = client.get("/api/v1/status").json()
    assert (told["failures"], told["late"]["looks"], told["backed_off"]) == ({"http_404": 1}, 2, 0)
    assert state.verify_all(world.app).problems == ()
    with caplog.at_level(logging.INFO):
        answer = client.post("/api/v1/articles/1/tags", json={"tags": ["desk"]})
    (line,) = [
        one for one in caplog.records if getattr(one, "request", None) == answer.headers["x-request-id"]
    ]
    assert (line.page, line.status, line.role) == (1, 200, "editor")


def test_lateness_is_counted_in_bounds_that_add_up():
    found = lateness([-5, 0, 0.5, 4, 70, 90_000, 1e9])
    assert [found.within(bound) for bound in (1, 5, 60, 300, 86_400)] == [3, 4, 4, 5, 5]
    assert (found.total, found.share(0.5), found.share(1.0)) == (7, 5, math.inf)
    assert lateness([]).share(0.5) is None


def test_probes_need_a_token_unless_the_operator_opened_it(world):
    public = "https://versions.example"
    closed = through_proxy(create_app(world.app, Serving(public_url=public, public_read=True)))
    assert closed.get("/metrics").status_code == 401
    bearer = {"Authorization": f"Bearer {tokens.create(world.app, 'probe', 'read').secret}"}
    assert closed.get("/metrics", headers=bearer).status_code == 200
    opened = through_proxy(create_app(world.app, Serving(public_url=public, metrics=True)))
    assert opened.get("/metrics").status_code == 200
