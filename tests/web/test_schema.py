"""The API against its own OpenAPI document, with whatever a program may send."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.ingest import track
from versioner.web.app import Serving, create_app

schemathesis = pytest.importorskip("schemathesis", reason="API: schemathesis is missing")
_EXAMPLES = settings().max_examples // 3  # of the profile: 20 an operation, or hundreds
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("api"))
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    serving = Serving(host="0.0.0.0", public_read=True, rate_limit=10**9)
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(world.app, serving))
    yield [found.ok() for found in schema.get_all_operations() if found.ok().path.startswith("/api/")]
    world.app.db.dispose()


def test_no_request_breaks_the_api_and_every_answer_is_as_described(operations):
    from schemathesis.specs.openapi.checks import response_schema_conformance

    assert len(operations) >= 9
    for operation in operations:

        @settings(
            max_examples=_EXAMPLES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate(
                checks=[schemathesis.checks.not_a_server_error, response_schema_conformance]
            )

        ask()
