"""No route works on the event loop: what one visitor asks for holds up nobody else's answer."""

from inspect import iscoroutinefunction

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from tests.web.worlds import kept
from versioner.web import probes, transfer

# who waits for a body that comes in pieces, or says at once that the process lives
WAITING = {transfer.import_file, probes.healthz}


@pytest.fixture
def world(tmp_path):
    with kept(tmp_path) as found:
        yield found


def test_every_route_runs_in_a_thread_but_those_that_only_wait(client):
    routes = [one.original_route for one in iter_route_contexts(client.app.routes)]
    ours = {one.endpoint for one in routes if isinstance(one, APIRoute)}
    assert len(ours) > 60
    assert {one for one in ours if iscoroutinefunction(one)} == WAITING
