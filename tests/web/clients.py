"""Clients as they come: at this very machine, or through a proxy on it."""

from typing import Any

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


def press(client: TestClient, path: str, **fields: str) -> Any:
    """A button on a page of ours, in a browser that says where its forms come from; not followed."""
    return client.post(path, data=fields, headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=False)
