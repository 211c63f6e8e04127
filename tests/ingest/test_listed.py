"""Lists of addresses as people and their programs write them: whatever the encoding, and by line."""

from __future__ import annotations

import codecs
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.errors import UsageError
from versioner.ingest.listed import Wanted, lines, read

A, B, C = (f"https://paper.example/{name}" for name in "abc")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")


def table(tmp_path: Path, text: str, encoding: str = "utf-8", newline: str = "\n") -> tuple[Wanted, ...]:
    path = tmp_path / "list.csv"
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    return read(path)


def outline(tmp_path: Path, data: bytes) -> tuple[Wanted, ...]:
    path = tmp_path / "list.opml"
    path.write_bytes(data)
    return read(path)


def said(found: tuple[Wanted, ...]) -> list[tuple[str, int]]:
    return [(one.url, one.line) for one in found]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    text = f"URL,Title,Tags\n{A},Café à Orléans,été\n\n{B},,\n"
    first, second = table(tmp_path, text, encoding, newline)
    assert first == Wanted(url=A, line=2, title="Café à Orléans", tags=("été",))
    assert second == Wanted(url=B, line=4)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_is_separated_by_what_its_heading_is(tmp_path: Path, sign: str) -> None:
    rows = [["title", "url", "tags"], ["One", A, '"x, y"'], ["Two; three", B, "z"]]
    if sign == ";":
        rows[2][0] = '"Two; three"'
    first, second = table(tmp_path, "\n".join(sign.join(row) for row in rows) if sign != "," else f'title,url,tags\nOne,{A},"x, y"\nTwo; three,{B},z')  # fmt: skip
    assert (first.url, first.title, first.tags) == (A, "One", ("x", "y"))
    assert (second.url, second.title) == (B, "Two; three")


def test_what_spreadsheets_say_of_their_separator_is_no_heading(tmp_path: Path) -> None:
    assert said(table(tmp_path, f"sep=;\r\nurl;title\r\n{A};x\r\n")) == [(A, 3)]


def test_quoted_cells_hold_separators_quotes_and_line_breaks(tmp_path: Path) -> None:
    text = f'url,title,sources,tags\n{A},"A ""long""\n\ntitle, with a break","{B}\n{C}","x\ny"\n{B},,,\n'
    first, second = table(tmp_path, text)
    assert first.title == 'A "long"\n\ntitle, with a break'
    assert (first.sources, first.tags, first.line) == ((B, C), ("x", "y"), 2)
    assert (second.url, second.line) == (B, 7)


def test_remarks_and_rows_that_say_nothing_are_passed_over(tmp_path: Path) -> None:
    text = f"# from the desk\n\nurl,title\n# {A},old\n,\n   ,  \n{B},x\n"
    assert said(table(tmp_path, text)) == [(B, 7)]


def test_addresses_alone_need_no_heading(tmp_path: Path) -> None:
    assert said(table(tmp_path, f"# mine\n{A}\n\n{B}  # the second\n{C}#part\n")) == [
        (A, 2),
        (B, 4),
        (f"{C}#part", 5),
    ]


def test_what_stands_twice_is_begun_once_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    text = f'url,title,tags,sources\n{A},,x,{B}\n{A}?utm_source=mail#top,Named,"y,x",{C}\n{B},,,\n'
    first, again, other = table(tmp_path, text)
    assert (first.title, first.tags, first.sources) == ("Named", ("x", "y"), (B, C))
    assert (first.repeats, again.repeats, other.repeats) == (None, 2, None)


def test_a_row_that_cannot_be_right_is_told_and_the_others_stand(tmp_path: Path) -> None:
    text = f"url,title\n{A},A title, with a comma\n,Nothing\n{B},\n"
    long, empty, good = table(tmp_path, text)
    assert long.trouble == "it has 3 cells under a heading of 2"
    assert empty.trouble == "it names no address"
    assert good.trouble is None
    assert [one.line for one in (long, empty, good)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f'url,title\n{A},"never ends\n{B},x\n', "line 2: this is no row"),
        (f'url,title\n{A},x\n{B},"ends" too soon\n', "line 3: this is no row"),
        (f"address;title\n{A};x\n", "no column named url"),
        ("url\n# only remarks\n", "lists no address"),
        ("", "no column named url"),
        (f"{A},{B}\n", "no column named url"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        table(tmp_path, text)


def test_half_a_letter_of_utf_16_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"url\n{A}\n".encode("utf-16") + b"x")
    with pytest.raises(UsageError, match="is no text"):
        read(path)


# ---------------------------------------------------------------- outlines

OPML = """<?xml version="1.0"{}?>
<opml version="2.0"><head><title>é</title></head><body>
<outline text="Cafés"><outline title="Paris"
  text="x"><outline type="rss" xmlUrl="https://paper.example/a"/></outline>
<outline text="y" XMLURL=" https://paper.example/b "/></outline>
<outline type="link" text="z" url="https://paper.example/c"/>
<outline type="link" text="no address"/><outline text="deep" htmlUrl="https://paper.example/"/>
</body></opml>"""


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "latin-1"),
        ("", "utf-16"),
        (' encoding="UTF-16"', "utf-16"),
        (' encoding="ISO-8859-1"', "latin-1"),
        (' encoding="windows-1252"', "cp1252"),
    ],
)
def test_outlines_in_outlines_are_tags_in_every_encoding(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    found = outline(tmp_path, OPML.format(declared).encode(encoding))
    assert found == (
        Wanted(url=A, line=4, feed=True, tags=("Cafés", "Paris")),
        Wanted(url=B, line=5, feed=True, tags=("Cafés",)),
        Wanted(url=C, line=6),
    )


def test_a_feed_under_two_headings_is_followed_once_under_both(tmp_path: Path) -> None:
    data = f'<opml><body><outline text="x"><outline xmlUrl="{A}"/></outline>\n<outline text="y"><outline xmlUrl="{A}"/></outline></body></opml>'
    first, again = outline(tmp_path, data.encode())
    assert (first.tags, again.repeats) == (("x", "y"), 1)


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<opml><body><outline xmlUrl="https://paper.example/&b;"/></body></opml>"""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB, "line 2: it declares entities"),
        (b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', "line 1: it declares entities"),
        (b'<!DOCTYPE o [<!ENTITY % a "x">]><opml/>', "line 1: it declares entities"),
        (b"<opml>\n<body>\n<outline xmlUrl='https://paper.example/'>", "line 3: this is no OPML file"),
        (b"<opml>\n<body>&nbsp;</body></opml>", "line 2: this is no OPML file"),
        (b'<?xml version="1.0" encoding="nonsense"?><opml/>', "no OPML file"),
        (b"", "no OPML file"),
        (b"<opml><body>" + b"<outline text='x'>" * 101, "deeper than 100"),
        (b"<opml><body/></opml>", "lists no address"),
    ],
)
def test_outlines_that_are_none_or_mean_harm_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        outline(tmp_path, data)


def test_an_entity_of_another_file_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "evil.dtd").write_text(f'<!ENTITY a "{A}">')
    data = f'<!DOCTYPE opml SYSTEM "evil.dtd"><opml><body><outline xmlUrl="{B}"/></body></opml>'
    assert said(outline(tmp_path, data.encode())) == [(B, 1)]


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_read_the_same_in_every_encoding(encoding: str, newline: str) -> None:
    text = f"{A}\n\n# é\n  {B}\t# the second\n{A}\n".replace("\n", newline)
    found = list(lines(BytesIO(text.encode(encoding))))
    assert [(one.url, one.line, one.repeats) for one in found] == [(A, 1, None), (B, 4, None), (A, 5, 1)]


def test_lines_are_had_as_they_come() -> None:
    class Slow(BytesIO):
        """Has one line, and then would have its reader wait for ever."""

        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            assert line, "it read on before the first line was taken"
            return line

    first = next(lines(Slow(codecs.BOM_UTF8 + A.encode() + b"\n")))
    assert first == Wanted(url=A, line=1)


@given(st.binary(max_size=200), st.sampled_from([".csv", ".opml"]))
def test_whatever_a_file_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"list{kind}"
    path.write_bytes(data)
    refused = ""
    try:
        assert all(one.line > 0 for one in read(path))
    except UsageError as error:
        refused = error.message
    assert "\n" not in refused
    assert all(one.url for one in lines(BytesIO(data)))
