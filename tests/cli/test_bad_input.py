"""What a newcomer types wrong: one line that says what is wrong and what to do, and nothing that looks as if it had worked."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from versioner.cli.main import main


@pytest.fixture
def versioner(tmp_path):
    """Run `versioner …` on a home of its own."""

    def run(*args):
        env = {"VERSIONER_HOME": str(tmp_path / "home"), "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8"}
        done = CliRunner().invoke(main, args, env=env)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return SimpleNamespace(code=done.exit_code, said=done.stdout.strip(), wrong=done.stderr.strip())

    return run


def test_a_check_of_nothing_says_that_nothing_is_tracked_and_one_under_cron_that_nothing_is_due(versioner):
    assert versioner("check").said == "Nothing is tracked yet. Begin with: versioner track URL --source URL"
    assert versioner("check", "--due").said == "Nothing is due."


def test_a_list_that_a_filter_empties_does_not_say_that_nothing_is_tracked(versioner):
    assert versioner("list", "--tag", "floods").said == "No article fits what was asked for."
    assert versioner("list").said.startswith("Nothing is tracked yet.")


def test_a_limit_beyond_any_list_is_one_line(versioner):
    found = versioner("list", "--limit", "9" * 40)
    assert (found.code, "is not in the range" in found.wrong) == (2, True)


def test_a_token_is_shown_to_a_script_too_and_nothing_else_is(versioner):
    said = versioner("token", "create", "desk", "--quiet").said
    assert said.startswith("vsn_")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\nb"])
def test_a_token_has_a_name_that_fits_a_line(versioner, name):
    assert versioner("token", "create", name).wrong == "versioner: a token's name has 1 to 100 characters"
    assert versioner("token", "list").said == "There are no tokens."


@pytest.mark.parametrize("language", ["zz-!!", "x" * 9, "de,,fr", "1", "de\r\nx: y", ",".join(["de"] * 11)])
def test_a_language_that_is_none_is_refused_before_anything_is_fetched(versioner, language):
    found = versioner("track", "http://127.0.0.1:1/", "--language", language)
    assert found.code == 2
    assert "is no language; write de, or pt-BR, pt;q=0.8" in found.wrong


@pytest.mark.parametrize("language", ["de", "pt-BR, pt;q=0.8", "*", "zh-Hant-TW"])
def test_a_language_is_taken_as_browsers_say_it(versioner, language):
    assert versioner("track", "http://127.0.0.1:1/", "--language", language).code == 3


def test_a_rule_that_cannot_be_read_is_refused_on_the_command_line_as_in_the_form(versioner):
    found = versioner("track", "http://127.0.0.1:1/", "--ignore", "/[/")
    assert (found.code, "is no regular expression" in found.wrong) == (2, True)


def test_a_selector_that_cannot_be_read_is_refused_before_anything_is_fetched(versioner):
    found = versioner("track", "http://127.0.0.1:1/", "--only", "main >")
    assert (found.code, found.wrong) == (2, "versioner: 'main >' is no CSS selector")


@pytest.mark.parametrize("words", [("list",), ("list", "--json")])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])  # else what waits is written once more when Python ends
def test_an_output_that_takes_nothing_is_one_line_and_no_difference(tmp_path, words, unbuffered):
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    command = [sys.executable, "-m", "versioner", "--home", str(tmp_path), *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment
        )
    assert (done.returncode, done.stderr) == (
        4,
        "versioner: cannot write to stdout: No space left on device\n",
    )


def test_bytes_that_are_no_archive_are_not_shown(versioner, tmp_path):
    (tmp_path / "photo.warc.gz").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" * 50)
    found = versioner("import", str(tmp_path / "photo.warc.gz"))
    assert (found.code, "JFIF" in found.wrong, "is no WARC file" in found.wrong) == (2, False, True)


def test_a_folder_is_called_a_folder_and_a_file_that_is_not_there_is_no_broken_one(versioner, tmp_path):
    assert versioner("import", str(tmp_path)).wrong == f"versioner: {tmp_path} is a folder"
    assert versioner("verify", "no.wacz").wrong == "versioner: there is no file no.wacz"


def test_a_proof_that_is_none_is_told_without_the_words_of_a_parser(versioner, tmp_path):
    (tmp_path / "p.json").write_bytes(b"\xf1\xf2")
    found = versioner("verify", "--proof", str(tmp_path / "p.json"))
    assert found.wrong == "versioner: this is no proof that versioner wrote"


def test_a_host_without_tls_is_not_told_to_have_a_bad_certificate(versioner):
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer():
            client, _ = plain.accept()
            client.recv(1000)
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            client.close()

        thread = threading.Thread(target=answer)
        thread.start()
        found = versioner("track", f"https://127.0.0.1:{plain.getsockname()[1]}/")
        thread.join(10)
    assert found.code == 3
    assert "127.0.0.1 speaks no TLS that we understand: " in found.wrong
    assert "object at 0x" not in found.wrong


def test_a_port_that_is_taken_is_one_line_and_no_address_is_told(versioner):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = versioner("serve", "--port", str(port))
    assert (found.code, found.said) == (2, "")
    assert found.wrong == f"versioner: cannot listen on 127.0.0.1:{port}: Address already in use"


def test_a_home_that_may_not_be_looked_into_is_one_line(versioner, monkeypatch):
    def forbidden(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", forbidden)
    found = versioner("list")
    assert found.code == 4
    assert found.wrong.endswith("versioner.toml cannot be read: Permission denied")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_closed_is_no_mistake(tmp_path, closed):
    begun = f'"{sys.executable}" -m versioner --home "{tmp_path}" list {closed}'
    done = subprocess.run(["sh", "-c", begun], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
