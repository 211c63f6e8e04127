"""The comparison with peers in the small: the replay server is honest, and our own leg runs through all rounds."""

import threading
import urllib.error
import urllib.request

import pytest

from bench import peers
from bench.replay import ROUNDS, Replay, edited, page, text


@pytest.fixture
def server():
    with Replay() as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def got(server, document, **headers):
    asked = urllib.request.Request(
        f"http://127.0.0.1:{server.server_port}/policy/{document}", headers=headers
    )
    with urllib.request.urlopen(asked) as answer:
        return answer.read(), answer.headers.get("ETag")


def test_furniture_moves_at_every_fetch_and_text_only_where_a_round_edits_it(server):
    first, second = got(server, 1)[0], got(server, 1)[0]
    assert first != second
    assert 300_000 < len(first) < 420_000
    changed = [n for n in range(40) if any(edited(n, number) for number in range(ROUNDS + 3))]
    assert 10 < len(changed) < 40
    assert text(1, ROUNDS) == text(1, ROUNDS + 2)
    server.round = ROUNDS
    assert got(server, 1)[0] == got(server, 1)[0] == page(1, ROUNDS, 0)


def test_a_validator_is_answered_honestly(server):
    document, number = next((n, at) for n in range(0, 40, 2) for at in range(1, ROUNDS) if edited(n, at))
    _, tag = got(server, document)
    with pytest.raises(urllib.error.HTTPError) as refused:
        got(server, document, **{"If-None-Match": tag})
    assert refused.value.code == 304
    refused.value.close()
    server.round = number
    assert got(server, document, **{"If-None-Match": tag})[1] != tag


def test_our_own_leg_is_measured_over_all_rounds_and_tells_the_edits():
    row = peers.measured("versioner check", 2, 2)
    assert len(row.rounds) == 2 + peers.STILL
    assert all(spent > 0 for spent in row.rounds)
    assert " MB after pack (database " in row.disk
    # from round 1 it goes to the last, in which all edits between have come together
    assert int(row.told) == sum(text(n, 0) != text(n, 1) for n in range(2)) + sum(
        text(n, 1) != text(n, ROUNDS) for n in range(2)
    )
