"""Messages in somebody's own words, and what becomes of one whose template is wrong."""

import logging
from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.app import MailServer
from versioner.ingest import track
from versioner.notify import channels, mail
from versioner.notify.deliver import _claim
from versioner.notify.message import compose

OWN = "{{ subject|upper }}{% for item in items %} {{ item.article.title }}: {{ item.lines|join('; ') }} {{ item.url }}{% endfor %}"


@pytest.fixture
def message(tmp_path):
    """What a change says, and the folder of its templates."""
    world = World(tmp_path)
    folder = tmp_path / "templates"
    folder.mkdir()
    world.app = replace(world.app, policy=replace(world.app.policy, templates=str(folder)))
    world.web.pages = {ARTICLE: page(*PARAGRAPHS, title="The <b>gates")}
    world.web.pages[ARTICLE] = world.web.pages[ARTICLE].replace("The <b>gates", "The &lt;b&gt;gates")
    track.track(world.app, ARTICLE)
    channels.add(world.app, channels.plan("mailto:desk@paper.example", on=("change",)))
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    (parcel,) = _claim(world.app)
    made = compose(world.app, parcel)
    assert made is not None
    yield made, folder
    world.app.db.dispose()


def test_templates_take_the_place_of_what_is_said(message):
    made, folder = message
    plain = made.subject, made.text(), made.html()
    (folder / "subject.txt").write_text("[desk] {{ subject }}\n")
    (folder / "message.txt").write_text(OWN)
    (folder / "message.html").write_text("<p>{{ items[0].article.title }}</p>")
    assert made.subject == f"[desk] {plain[0]}"
    assert "“about the nine gates” became “about the eight gates”" in made.text()
    assert made.text().startswith("[DESK] CHANGED")
    assert made.html() == "<p>The &lt;b&gt;gates</p>"
    (folder / "message.txt").unlink()
    assert made.text() == plain[1].replace(plain[0], made.items[0].head)


@pytest.mark.parametrize(
    "wrong",
    [
        "{{ nobody.knows }}",
        "{% for %}",
        "{{ items.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        "{{ items.append(1) }}",
    ],
)
def test_a_template_that_is_wrong_keeps_no_message_back(message, wrong, caplog):
    made, folder = message
    plain = made.text()
    (folder / "message.txt").write_text(wrong)
    with caplog.at_level(logging.WARNING, "versioner.notify"):
        assert made.text() == plain
    assert "cannot be filled in" in caplog.text


def test_a_subject_of_many_lines_is_one_line_of_a_mail(message):
    made, folder = message
    (folder / "subject.txt").write_text("Edited\n\nBcc: thief@elsewhere.example\n{{ subject }}")
    sent = mail.mail(
        made,
        to="desk@paper.example",
        server=MailServer(url="smtp://127.0.0.1", sender="v@paper.example"),
        channel=1,
        at=made.items[0].at,
    )
    assert "\n" not in sent["Subject"]
    assert sent["Bcc"] is None
