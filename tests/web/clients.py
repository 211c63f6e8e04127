"""Clients as they come: at this very machine, or through a proxy on it."""

from fastapi import FastAPI
from fastapi.testclient import TestClient


def at_home(web: FastAPI) -> TestClient:
    """A person at this machine, with nothing between."""
    return TestClient(web, base_url="http://127.0.0.1:8765", client=("127.0.0.1", 50000))


def through_proxy(web: FastAPI, **headers: str) -> TestClient:
    """Somebody out in the world, through a reverse proxy on this machine."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return TestClient(
        web,
        base_url="http://127.0.0.1:8765",
        client=("127.0.0.1", 50000),
        headers=sent,
        follow_redirects=False,
    )
