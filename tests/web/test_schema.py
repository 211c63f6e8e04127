"""The API against its own OpenAPI document, with whatever a program may send."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.web.worlds import GATES, kept
from versioner.ingest import tokens
from versioner.storage.keys import signing_key
from versioner.web.app import Serving, create_app

schemathesis = pytest.importorskip("schemathesis", reason="API: schemathesis is missing")
_EXAMPLES = settings().max_examples // 3  # of the profile: 20 an operation, or hundreds
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("api"), GATES, source=True) as world:
        home = tmp_path_factory.mktemp("key")
        app = replace(world.app, signing_key=lambda: signing_key(home / "log.key"))
        serving = Serving(host="0.0.0.0", public_read=True, rate_limit=10**9)
        schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(app, serving))
        found = [one.ok() for one in schema.get_all_operations()]
        found = [
            one
            for one in found
            if one.path.startswith("/api/") and one.path != "/api/v1/notify/{number}/test"
        ]
        # what erases comes last, so that the others have something to speak of
        yield app, sorted(found, key=lambda one: one.method.upper() == "DELETE")


def test_no_request_breaks_the_api_and_every_answer_is_as_described(operations):
    from schemathesis.specs.openapi.checks import response_schema_conformance

    app, found = operations
    secret = tokens.create(app, "fuzz", "admin").secret
    assert len(found) >= 35
    for operation in found:
        few = 1 if operation.method.upper() == "GET" else 4

        @settings(
            max_examples=max(_EXAMPLES // few, 5),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate(
                headers={"Authorization": f"Bearer {secret}"},
                checks=[schemathesis.checks.not_a_server_error, response_schema_conformance],
            )

        ask()
