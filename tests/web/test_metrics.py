"""/metrics: what a Prometheus server reads, and who may."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page
from tests.web.clients import at_home, through_proxy
from versioner.ingest import tokens, track
from versioner.web.app import Serving, create_app


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(found.app, ARTICLE)
    yield found
    found.app.db.dispose()


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


def test_probes_need_a_token_unless_the_operator_opened_it(world):
    public = "https://versions.example"
    closed = through_proxy(create_app(world.app, Serving(public_url=public, public_read=True)))
    assert closed.get("/metrics").status_code == 401
    bearer = {"Authorization": f"Bearer {tokens.create(world.app, 'probe', 'read').secret}"}
    assert closed.get("/metrics", headers=bearer).status_code == 200
    opened = through_proxy(create_app(world.app, Serving(public_url=public, metrics=True)))
    assert opened.get("/metrics").status_code == 200
