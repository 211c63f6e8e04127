"""Who asks, where a test says nothing else: a person at this very machine."""

import pytest
from fastapi.testclient import TestClient

from tests.ingest.test_story import World
from tests.web.clients import at_home
from versioner.web.app import Serving, create_app


@pytest.fixture
def client(world: World) -> TestClient:
    return at_home(create_app(world.app, Serving()))
