"""Where a person says that something be written: it is whole, and what stood there stays what it was."""

import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from versioner.errors import UsageError
from versioner.queries.output import output


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with output(pipe) as part:
        part.write_bytes(b"histories")
    reader.join(10)
    assert read == [b"histories"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_a_device_that_is_full_is_one_line_and_stays_a_device():
    with pytest.raises(UsageError, match="No space left"), output(Path("/dev/full")) as part:
        part.write_bytes(b"histories")
    assert Path("/dev/full").is_char_device()


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path):
    place, link = tmp_path / "far" / "out.csv", tmp_path / "out.csv"
    place.parent.mkdir()
    place.write_bytes(b"old")
    link.symlink_to(place)
    with output(link) as part:
        part.write_bytes(b"new")
    assert (link.is_symlink(), place.read_bytes()) == (True, b"new")
    assert sorted(one.name for one in place.parent.iterdir()) == ["out.csv"]


def test_what_is_not_written_whole_leaves_what_stood_there(tmp_path):
    place = tmp_path / "out.csv"
    place.write_bytes(b"old")
    with suppress(RuntimeError), output(place) as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("out.csv", b"old")]
