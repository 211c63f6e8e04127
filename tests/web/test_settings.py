"""A page's settings in the page: kept whole, tried before they are kept, secrets never shown again."""

import re

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, page
from tests.web.clients import at_home
from tests.web.worlds import kept
from versioner.queries import read, settings
from versioner.web.app import Serving, create_app

HERE = "/articles/1/settings"


@pytest.fixture
def world(tmp_path):
    advertised = page(*PARAGRAPHS, "Advertisement: <b>ropes</b> and lanterns at winter prices, today only.")
    with kept(tmp_path, others={ARTICLE: advertised}) as found:
        yield found


def send(client, path=HERE, **fields):
    text = client.get(HERE).text
    token = text.split('name="token" value="')[1].split('"')[0]
    return client.post(path, data={"token": token, **fields})


def test_what_the_form_says_is_kept_whole(client, world):
    answer = send(
        client, law="every", every="2h", title="My gates", tags="harbour, tide gates", ignore="Advertisement:\n\n.banner\n",
        language="fr", visibility="unlisted", headers="Cookie: secret=1\nX-Desk: 7",
    )  # fmt: skip
    assert "Kept." in answer.text
    found = settings.kept(world.app, "1")
    assert (found.title, found.kind, found.every, found.language) == ("My gates", "every", 7200.0, "fr")
    assert found.ignore == ("Advertisement:", ".banner")
    assert (found.article.tags, found.article.visibility) == (("harbour", "tide gates"), "unlisted")
    shown = client.get(HERE).text
    assert 'value="2h"' in shown
    assert "Cookie, X-Desk" in shown
    assert "secret=1" not in shown
    send(client, law="adaptive", tags="harbour", ignore="")
    again = settings.kept(world.app, "1")
    assert (again.ignore, again.article.tags, again.kind) == ((), ("harbour",), "adaptive")
    assert again.headers == ("Cookie", "X-Desk")
    send(client, law="keep", no_headers="yes")
    assert settings.kept(world.app, "1").headers == ()


def test_rules_are_tried_on_the_latest_capture_and_nothing_is_kept(client, world):
    text = send(client, action="preview", ignore="Advertisement:\n/gates?/\n/(/\nnowhere at all").text
    sections = re.findall(r'<section class="effect">.*?</section>', text, re.DOTALL)
    assert len(sections) == 4
    assert "leaves out 1 block" in sections[0]
    assert "<del>Advertisement: ropes and lanterns at winter prices, today only.</del>" in sections[0]
    assert "nine gates" in sections[1]
    assert "no regular expression" in sections[2]
    assert "leaves nothing out" in sections[3]
    assert settings.kept(world.app, "1").ignore == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"law": "every", "every": "soon"}, "is no interval"),
        ({"law": "cron", "cron": "every day"}, "cron"),
        ({"ignore": "/(/"}, "no regular expression"),
        ({"headers": "no colon"}, "a header is written"),
        ({"tags": "x" * 80}, "is no tag"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_the_form_keeps_what_was_written(
    client, world, fields, said
):
    answer = send(client, **{"title": "Half done"} | fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Half done"' in answer.text
    assert settings.kept(world.app, "1").title == ""


def test_it_is_looked_at_paused_resumed_and_given_sources(client, world):
    assert "Looked at just now" in send(client, HERE + "/do", action="check").text
    assert "Paused" in send(client, HERE + "/do", action="pause").text
    assert not read.article(world.app, "1").tracked
    assert "looked at again" in send(client, HERE + "/do", action="resume").text
    assert read.article(world.app, "1").tracked
    send(client, HERE + "/do", action="add source", source=SOURCE)
    (source,) = read.article(world.app, "1").sources
    assert source.url == SOURCE
    send(client, HERE + "/do", action="remove source", source=str(source.id))
    assert read.article(world.app, "1").sources == ()


def test_nothing_is_erased_by_a_slip(client, world):
    assert "tick that you are sure" in send(client, HERE + "/do", action="erase").text
    assert len(read.articles(world.app)) == 1
    send(client, HERE + "/do", action="erase", sure="yes")
    assert read.articles(world.app) == ()


def test_readers_see_no_settings_and_strangers_forms_do_nothing(client, world):
    assert client.post(HERE, data={"token": "x", "title": "Mine"}).status_code == 403
    public = create_app(world.app, Serving(public_read=True, public_url="https://versions.example"))
    assert at_home(public).get(HERE).status_code == 401
