"""The command line as people and programs meet it: a real newsroom on loopback, real processes where that matters."""

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from versioner.cli.main import main
from versioner.demo.newsroom import Newsroom


@pytest.fixture
def room():
    """A newsroom that is open while the test runs."""
    loop = asyncio.new_event_loop()
    room = Newsroom(lambda: datetime.now(UTC))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(room.open(), loop).result(10)
    yield room
    asyncio.run_coroutine_threadsafe(room.close(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def environment(home):
    """A home of its own; loopback allowed, no waiting between requests."""
    given = dict.fromkeys(name for name in os.environ if name.startswith("VERSIONER_"))
    return given | {
        "VERSIONER_HOME": str(home),
        "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
        "VERSIONER_HOST_DELAY": "0",
        "VERSIONER_CONFIRM_AFTER": "0",
        "COLUMNS": "80",
    }


@pytest.fixture
def versioner(tmp_path):
    """Run `versioner …` here: a process of its own takes most of a second to begin."""

    def run(*args):
        done = CliRunner().invoke(main, args, env=environment(tmp_path / "home"))
        assert isinstance(done.exception, SystemExit | None), done.exception
        return SimpleNamespace(returncode=done.exit_code, stdout=done.stdout, stderr=done.stderr)

    return run


@pytest.fixture
def process(tmp_path):
    """Run `versioner …` as people do, in a process of its own."""
    given = {**os.environ, **environment(tmp_path / "home")}

    def run(*args, stdin=""):
        return subprocess.run(
            [sys.executable, "-m", "versioner", *args],
            env={name: value for name, value in given.items() if value is not None},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_help_lists_the_commands_and_loads_nothing_heavy():
    code = "import sys; sys.argv=['versioner','--help']\nfrom versioner.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print([m for m in ('sqlalchemy','aiohttp','lxml','fastapi','pydantic','trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "track" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_track_check_and_read_an_article(versioner, room):
    done = versioner("track", room.article_url, "--source", room.source_url, "--every", "30m")
    assert done.returncode == 0, done.stderr
    assert "Coastal Council" in done.stdout
    assert "every 30 minutes" in done.stdout
    room.article = room.article.reword("1,240", "1,420")
    checks = json.loads(versioner("check", "--json").stdout)["checks"]
    assert [one["outcome"] for one in checks] == ["changed", "unchanged"]
    log = json.loads(versioner("log", "1", "--json").stdout)
    change = log["changes"][0]
    assert (change["version"], change["significance"], change["silent"]) == (2, "substantive", True)
    assert change["summary"] == [
        "The Authority's Growing Capacity: “1,240 pump and gate workers” became “1,420 pump and gate workers”."
    ]
    (section,) = change["sections"]
    (edit,) = section["edits"]
    assert "".join(text for op, text in edit["pieces"] if op != "insert") == edit["before"]
    assert "".join(text for op, text in edit["pieces"] if op != "delete") == edit["after"]
    assert set(log["article"]) >= {
        "id",
        "url",
        "title",
        "status",
        "versions",
        "generated_on",
        "last_updated",
        "sources",
    }
    shown = versioner("show", "1@1").stdout
    assert "1,240" in shown
    # what a page says of its own dates is not its text: the fields above say what is true
    text, _, ticking = shown.partition("Left out, because it changes by itself:")
    assert "Generated on: Last updated:" not in text
    assert "Generated on: Last updated:" in ticking
    diff = versioner("diff", "1", "v1", "v2")
    assert diff.returncode == 1
    assert "[-1,240-]" in diff.stdout
    assert "{+1,420+}" in diff.stdout
    assert all(len(line) <= 80 for line in diff.stdout.splitlines())
    assert versioner("diff", "1@1", "1@1").returncode == 0
    assert versioner("diff", "1@1").stderr == (
        "versioner: name two versions, or an article and two of its versions\n"
    )
    assert versioner("show", "1@last").stderr.startswith(
        "versioner: 'last' names no version of page 1; write 3, latest, latest~1 or a date\n  1@1\n"
    )
    assert "<ins>" in versioner("diff", "1", "1", "2", "--format", "html").stdout
    assert json.loads(versioner("diff", "v1", "1@2", "--format", "json").stdout)["new"]["number"] == 2
    assert versioner("log", "1", "--exit-code", "--quiet").returncode == 1
    for command in ("list", "versions", "blame", "source", "noise", "status", "config", "verify"):
        args = [command] if command in {"list", "status", "config", "verify"} else [command, "1"]
        done = versioner(*args, "--json")
        assert done.returncode == 0, done.stderr
        json.loads(done.stdout)
        assert versioner(*args).returncode == 0


def test_a_page_that_pauses_is_told_as_such_looked_at_when_asked_and_resumed(versioner, room):
    versioner("track", room.article_url, "--title", "Floods")
    assert "1  Floods: paused" in versioner("set", "1", "--pause").stdout
    assert versioner("check", "1").stdout.startswith("1  unchanged")
    assert "paused" in versioner("list").stdout
    assert versioner("set", "1", "--resume").stdout == "1  Floods\n  new: looked at again\n"
    assert "paused" not in versioner("list").stdout
    assert versioner("set", "1", "--every", "2h").stdout == "1  Floods\n  new: schedule\n"


def test_in_an_article_a_number_alone_is_its_own_version_and_not_anothers(versioner, room):
    versioner("track", room.source_url)
    versioner("track", room.article_url)
    room.article = room.article.reword("1,240", "1,420")
    versioner("check")
    old, new = (json.loads(versioner("diff", "2", "v1", "--json").stdout)[one] for one in ("old", "new"))
    assert ((old["page"], old["number"]), (new["page"], new["number"])) == ((2, 1), (2, 2))


def test_two_bare_numbers_are_two_pages_and_that_is_said(versioner, room):
    versioner("track", room.source_url)
    versioner("track", room.article_url)
    said = versioner("diff", "1", "2").stdout
    assert "Two pages are compared, 1 and 2. Two versions of one: versioner diff 1 v1 v2" in " ".join(
        said.split()
    )
    assert "there is no page 3; version 3 of page 1 is written v3" in versioner("diff", "1", "3").stderr


def test_of_a_source_that_cannot_be_read_no_more_is_said_than_was_read(versioner, room):
    versioner("track", room.article_url, "--source", room.source_url)
    assert "Nothing in the article is out of date against its source." in versioner("source", "1").stdout
    room.source = None
    assert versioner("check").returncode == 3
    assert "against what was last read of its source." in " ".join(versioner("source", "1").stdout.split())


def test_before_the_first_look_nothing_is_known_of_a_version(versioner, room):
    versioner("track", room.article_url)
    row = versioner("versions", "1").stdout.splitlines()[1]
    assert row.split()[4:6] == ["-", "first"]


@pytest.mark.parametrize(
    ("wrong", "right"), [("doctor", "status or verify"), ("history", "log or versions"), ("trak", "track")]
)
def test_a_word_of_another_program_leads_to_ours(versioner, wrong, right):
    said = versioner(wrong).stderr
    assert f"there is no command '{wrong}'. Did you mean {right}" in said


@pytest.mark.parametrize(
    ("left_out", "call"),
    [
        (("track",), "versioner track https://"),
        (("diff",), "versioner diff 7 v1 v2"),
        (("untrack",), "versioner untrack"),
    ],
)
def test_who_leaves_something_out_is_shown_how_it_is_called(versioner, left_out, call):
    said, *calls = versioner(*left_out).stderr.splitlines()
    assert said.startswith("versioner: Missing argument")
    assert any(one.startswith(f"  {call}") for one in calls)


def test_what_is_whole_is_said_to_be_whole_and_no_more(versioner, room):
    versioner("track", room.article_url)
    assert versioner("verify").stdout == "All is whole.\n"


def test_of_a_page_that_was_never_read_nothing_is_said_that_a_reading_would_have_told(versioner, room):
    room.source = None
    told = versioner("track", room.source_url, "--anyway").stdout
    assert "no version was made" in told
    assert "headings" not in told
    assert versioner("diff", "1").stderr == "versioner: page 1 has 0 versions; nothing was accepted so far\n"


@pytest.mark.parametrize(("given", "alone"), [((), True), (("--daemon",), False)])
def test_who_serves_pages_that_nobody_looks_at_is_told(versioner, monkeypatch, given, alone):
    monkeypatch.setattr("versioner.web.serving.run", lambda *_, say, **__: say("http://127.0.0.1:8765/") or 0)
    address, *more = versioner("serve", *given).stdout.splitlines()
    assert address == "http://127.0.0.1:8765/"
    assert more == (
        ["no daemon runs: versioner daemon, or versioner check --due under cron"] if alone else []
    )


def test_a_setting_is_told_with_all_that_it_means(versioner):
    said = " ".join(versioner("config").stdout.split())
    assert "seconds until a pending change is looked at again; 0: within the same check" in said


def test_an_example_can_be_copied_whole(versioner):
    said = versioner("diff", "--help").stdout
    assert "\n    versioner diff 7 v1 v2\n    versioner diff 7@latest~1 7@latest\n" in said


def test_unified_is_what_patch_reads(versioner, room, tmp_path):
    versioner("track", room.article_url)
    room.article = room.article.reword("1,240", "1,420").move("A separate fund", to="Recent Floods and Talks")
    versioner("check")
    unified = versioner("diff", "1", "v1", "v2", "--format", "unified").stdout
    assert unified.startswith("--- 1@1")
    assert "-The Harbour Authority employs approximately 1,240" in unified


def test_unchanged_pages_with_moving_furniture_are_noise(versioner, room):
    versioner("track", room.article_url)
    outcomes = {json.loads(versioner("check", "--json").stdout)["checks"][0]["outcome"] for _ in range(3)}
    assert outcomes <= {"noise", "unchanged", "pending"}
    assert json.loads(versioner("list", "--json").stdout)["articles"][0]["versions"] == 1


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("show", "99"), 2),
        (("track", "ftp://x.example/"), 2),
        (("track", "http://10.0.0.1/"), 3),
        (("track", "http://127.0.0.1:9/x"), 3),
        (("diff", "1"), 2),
        (("import", "/nowhere.warc"), 2),
        (("nonsense",), 2),
        (("track", "http://x.example/", "--every", "often"), 2),
        (("track", "http://x.example/", "--cron", "61 * * * *"), 2),
    ],
)
def test_errors_are_one_line_a_code_and_json(versioner, args, code):
    done = versioner(*args)
    assert done.returncode == code
    assert done.stderr.startswith("versioner: ")
    assert "Traceback" not in done.stderr
    told = json.loads(versioner(*args, "--json").stdout)
    assert set(told["error"]) == {"code", "message", "candidates"}


def test_a_process_ends_with_the_code_and_says_why_without_a_traceback(process):
    done = process("show", "99")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"versioner: .*99.*\n", done.stderr)


def test_shared_options_stand_before_or_after_the_command(process, tmp_path):
    home = str(tmp_path / "other")
    assert json.loads(process("--json", "--home", home, "list").stdout) == {"articles": []}
    assert json.loads(process("list", "--home", home, "--json").stdout) == {"articles": []}


def test_track_reads_addresses_from_standard_input(process, room):
    said = f"# mine\n{room.article_url}  # first\n{room.source_url}\nftp://x/\n{room.article_url}\n"
    done = process("track", "-", stdin=said)
    assert done.returncode == 2
    assert "line 4: ftp://x/: " in done.stderr
    assert "1 tracked, 1 already tracked, 1 failed, 1 repeated" in done.stdout
    assert len(json.loads(process("list", "--json").stdout)["articles"]) == 2


def test_track_takes_several_addresses(process, room):
    bare = room.source_url.removeprefix("http://")
    done = process("track", bare, room.article_url, "ftp://x/", bare, "--every", "2h")
    assert done.returncode == 2
    assert "versioner: ftp://x/: " in done.stderr
    assert "line" not in done.stderr
    assert "2 tracked, 0 already tracked, 1 failed, 1 repeated" in done.stdout
    told = json.loads(process("list", "--json").stdout)["articles"]
    assert {one["url"] for one in told} == {room.source_url, room.article_url}
    assert [one["schedule"] for one in told] == ["every 2 hours"] * 2


def test_standard_input_stands_alone(process, room):
    done = process("track", room.article_url, "-")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "standard input" in done.stderr


def test_a_newer_database_is_refused_in_one_line(process, tmp_path):
    import sqlite3

    process("list")
    database = sqlite3.connect(tmp_path / "home" / "versioner.db")
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    done = process("list")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (4, 1)


def test_tokens_are_made_listed_and_revoked(versioner):
    made = json.loads(versioner("token", "create", "me", "--json").stdout)
    assert made["token"].startswith("vsn_")
    assert made["token"] not in versioner("token", "list", "--json").stdout
    assert versioner("token", "revoke", str(made["id"])).returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(versioner, shell):
    script = versioner("completion", shell).stdout
    assert "_VERSIONER_COMPLETE" in script
    told = json.loads(versioner("completion", shell, "--json").stdout)
    assert told["shell"] == shell
    assert told["script"].strip() == script.strip()
