"""PDFs that are broken, nested, locked, far too large, or bombs."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random

from bench.attacks.acts import Case
from versioner.fetch.pdf import as_page

_TEXT = b"BT /F1 12 Tf 72 700 Td (The council met on Monday to speak of the seven gates.) Tj ET"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<" + more + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def packed(data: bytes, times: int = 1) -> bytes:
    """A stream object, packed as often."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def paper(
    content: bytes | None = None,
    *,
    page: bytes = b"/MediaBox[0 0 612 792]",
    font: bytes = _FONT,
    root: bytes = b"",
    trailer: bytes = b"",
    more: Sequence[bytes] = (),
    pages: bytes | None = None,
) -> bytes:
    """A PDF of one page; objects 1 to 5 are catalogue, pages, page, content and font, `more` begin at 6."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        pages or b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
        + page
        + b">>",
        content or stream(_TEXT),
        font,
        *more,
    ]
    out, places = bytearray(_HEAD), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        b"trailer\n<</Root 1 0 R/Size %d" % (len(objects) + 1)
        + trailer
        + b">>\nstartxref\n%d\n%%%%EOF\n" % table
    )
    return bytes(out)


def papers() -> Iterator[tuple[str, Case]]:
    """Each read as a page is."""
    for name, make in _made().items():
        yield name, partial(lambda made: as_page(made()), make)
    whole = paper()
    for seed in range(40):
        yield f"bytes at random {seed}", partial(lambda n: as_page(_spoiled(whole, n)), seed)
    for share in range(1, 10):
        yield f"cut to {share}0 percent", partial(lambda n: as_page(whole[: len(whole) * n // 10]), share)


def _spoiled(body: bytes, seed: int) -> bytes:
    """A PDF with a few bytes that are others, gone, or there twice."""
    random, out = Random(seed), bytearray(body)
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(_HEAD), len(out))
        what = random.randrange(4)
        if what == 0:
            out[at] = random.randrange(256)
        elif what == 1:
            del out[at : at + random.randint(1, 20)]
        elif what == 2:
            out[at:at] = out[at : at + random.randint(1, 60)]
        else:
            out[at:at] = random.choice(
                (b"-", b"9" * 30, b"<<", b"[", b" 0 R ", b"/", b"(", b"\xff\xfe", b"2147483648")
            )
    return bytes(out)


def _made() -> dict[str, Callable[[], bytes]]:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"

    def forms(depth: int, wide: int) -> bytes:
        """Forms that draw others, `wide` each."""
        inside = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
        more = [stream(b"/X Do " * wide, form + inside % (7 + n)) for n in range(depth)]
        more.append(stream(_TEXT, form + b"/Resources<</Font<</F1 5 0 R>>>>"))
        return paper(stream(b"/X Do"), more=more)

    def kids(depth: int) -> bytes:
        """A tree of pages so deep."""
        more = [
            b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (max(2, 5 + n), 7 + n)
            for n in range(depth)
        ]
        more.append(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]>>" % (5 + depth))
        return paper(pages=b"<</Type/Pages/Kids[6 0 R]/Count 1>>", more=more)

    def tags(depth: int, wide: int) -> bytes:
        """A tree of tags."""
        more = [
            b"<</S/P/P %d 0 R/Pg 3 0 R/K[%s]>>" % (6 + n, b"%d 0 R " % (8 + n) * wide) for n in range(depth)
        ]
        more.append(b"<</S/P/P 6 0 R/Pg 3 0 R/K 0>>")
        return paper(
            root=b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>",
            more=[b"<</Type/StructTreeRoot/K 7 0 R>>", *more],
        )

    def outline(count: int, *, ring: bool) -> bytes:
        more = [b"<</First 7 0 R/Last 7 0 R/Count 1>>"]
        for n in range(count):
            following = 7 if ring and n == count - 1 else 8 + n
            link = b"" if n == count - 1 and not ring else b"/Next %d 0 R" % following
            more.append(b"<</Title(Gate %d)/Parent 6 0 R%s/First 7 0 R>>" % (n, link))
        return paper(root=b"/Outlines 6 0 R", more=more)

    letters = b"BT /F1 12 Tf 72 700 Td " + b"(gates and gates ) Tj " * 200_000 + b"ET"
    places = (
        b"BT /F1 1 Tf "
        + b"".join(b"%d %d Td (g) Tj " % (n % 7 - 3, n % 5 - 2) for n in range(150_000))
        + b"ET"
    )
    made: dict[str, Callable[[], bytes]] = {
        "a bomb of 200 MB": lambda: paper(packed(b" " * 200_000_000)),
        "a bomb in a bomb": lambda: paper(packed(b" " * 200_000_000, 2)),
        "a bomb ten times in itself": lambda: paper(packed(b" " * 20_000_000, 10)),
        "3,200,000 letters": lambda: paper(packed(letters)),
        "150,000 letters each elsewhere": lambda: paper(packed(places)),
        "200,000 states that are saved": lambda: paper(packed(b"q " * 200_000 + _TEXT)),
        "300,000 lines drawn": lambda: paper(packed(b"0 0 m 9 9 l S " * 300_000 + _TEXT)),
        "a dictionary 20,000 deep": lambda: paper(root=b"/A" + b"<</A" * 20_000),
        "a list 100,000 deep": lambda: paper(root=b"/A" + b"[" * 100_000),
        "text in brackets 100,000 deep": lambda: paper(stream(b"BT /F1 9 Tf " + b"(" * 100_000 + b"ET")),
        "forms in forms": lambda: forms(200, 1),
        "forms that draw forms ten times": lambda: forms(12, 10),
        "a form that draws itself": lambda: paper(
            stream(b"/X Do"), more=[stream(b"/X Do " + _TEXT, form + b"/Resources<</XObject<</X 6 0 R>>>>")]
        ),
        "pages 3,000 deep": lambda: kids(3_000),
        "pages that are their own": lambda: paper(pages=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"),
        "a page that stands there 100,000 times": lambda: paper(
            pages=b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>"
        ),
        "a page that stands there 900 times": lambda: paper(
            packed(_TEXT * 300), pages=b"<</Type/Pages/Kids[" + b"3 0 R " * 900 + b"]/Count 900>>"
        ),
        "pages that are counted wrong": lambda: paper(pages=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"),
        "fewer pages than none": lambda: paper(pages=b"<</Type/Pages/Kids[3 0 R]/Count -5>>"),
        "tags in tags": lambda: tags(500, 1),
        "tags that name tags ten times": lambda: tags(10, 10),
        "an outline of 20,000": lambda: outline(20_000, ring=False),
        "an outline in a ring": lambda: outline(50, ring=True),
        "a page as large as a town": lambda: paper(page=b"/MediaBox[0 0 1e30 1e30]"),
        "a page without room": lambda: paper(page=b"/MediaBox[0 0 0 0]"),
        "a page of no numbers": lambda: paper(page=b"/MediaBox[/A (b) null <<>>]/Rotate 45/UserUnit -1"),
        "a page that is not there": lambda: paper(pages=b"<</Type/Pages/Kids[99 0 R]/Count 1>>"),
        "letters without size": lambda: paper(stream(_TEXT.replace(b"12 Tf", b"0 Tf"))),
        "letters as large as a town": lambda: paper(stream(_TEXT.replace(b"12 Tf", b"1e30 Tf"))),
        "letters outside": lambda: paper(stream(_TEXT.replace(b"72 700", b"-1e9 1e9"))),
        "letters turned over": lambda: paper(stream(_TEXT.replace(b"72 700 Td", b"-1 0 0 -1 300 300 Tm"))),
        "a font that is none": lambda: paper(font=b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]>>"),
        "a font whose file is rubbish": lambda: paper(
            font=b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 6 0 R/Flags 4>>>>",
            more=[stream(Random(1).randbytes(50_000))],
        ),
        "a table of letters without end": lambda: paper(
            font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            more=[packed(b"1 begincmap 1 beginbfrange <00> <ffffffff> <0000> endbfrange " * 20_000)],
        ),
        "letters that mean half a letter": lambda: paper(
            font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            more=[stream(b"1 beginbfrange <00> <ff> <d800> endbfrange")],
        ),
        "locked with a lock that is none": lambda: paper(
            trailer=b"/Encrypt<</Filter/Standard/V 9/R 9>>/ID[(a)(b)]"
        ),
        "locked by itself": lambda: paper(trailer=b"/Encrypt 1 0 R"),
        "a table of objects before it": lambda: paper(trailer=b"/Prev 0"),
        "a table of objects in a ring": lambda: paper(trailer=b"/Prev 999999999999999999999"),
        "a picture as large as a town": lambda: paper(
            stream(b"/X Do"),
            more=[
                stream(
                    b"x",
                    b"/Type/XObject/Subtype/Image/Width 99999/Height 99999/BitsPerComponent 8/ColorSpace/DeviceRGB",
                )
            ],
        ),
        "a script that begins by itself": lambda: paper(root=b"/OpenAction<</S/JavaScript/JS(while(1){})>>"),
        "a title of 5 MB": lambda: paper(trailer=b"/Info<</Title(" + b"x" * 5_000_000 + b")>>"),
        "a language that is markup": lambda: paper(root=b"/Lang(<script>)"),
        "nothing but its head": lambda: _HEAD,
        "a head and 5 MB of nothing": lambda: _HEAD + bytes(5_000_000),
        "a head and 2 MB of objects begun": lambda: _HEAD + b"1 0 obj " * 250_000,
    }
    return made
