"""Pages as React's server streams them: what came late is read where its script puts it."""

from tests.core.extract.reading import page, paragraphs, read

LATE = "<h2>Fees</h2><p>A night at the quay costs 12 euros, and the keeper takes it.</p>"


def streamed(calls: str, *, meanwhile: str = "<p>Loading the fees, please wait a moment.</p>") -> str:
    return page(
        f'<main><h1>Port</h1>{paragraphs()}<!--$?--><template id="B:0"></template>{meanwhile}<!--/$-->'
        "<h2>Guests</h2><p>Whoever comes for the first time is asked for a name.</p></main>"
        f'<footer>Port Amber</footer><div hidden id="S:3">{LATE}</div><script>{calls}</script>'
    )


def test_what_came_late_stands_where_it_belongs():
    texts = [block.text for block in read(streamed('$RC("B:0","S:3")')).document.blocks]
    whole = read(
        page(
            f"<main><h1>Port</h1>{paragraphs()}{LATE}<h2>Guests</h2><p>Whoever comes for the first time is asked for a name.</p></main>"
        )
    )
    assert texts == [block.text for block in whole.document.blocks]


def test_without_a_call_it_is_shown_all_the_same():
    found = read(streamed("")).document
    assert "12 euros" in repr((found.blocks, found.beside))


def test_a_part_within_a_part():
    html = page(
        f'<main><h1>Port</h1>{paragraphs()}<!--$?--><template id="B:0"></template><!--/$--></main>'
        '<div hidden id="S:0"><h2>Fees</h2><template id="P:1"></template><p>Guests pay nothing on Sundays here.</p></div>'
        '<div hidden id="S:1"><p>A night costs 12 euros at the long quay.</p></div>'
        '<script>$RS("S:1","P:1");$RC("B:0","S:0")</script>'
    )
    texts = [block.text for block in read(html).document.blocks]
    assert texts[-3:] == [
        "Fees",
        "A night costs 12 euros at the long quay.",
        "Guests pay nothing on Sundays here.",
    ]


def test_a_call_into_itself_and_one_without_its_place_do_nothing():
    for calls in ('$RS("S:3","P:9")', '$RC("B:7","S:8")', '$RC("S:3","S:3")'):
        assert read(streamed(calls)).document.title == "Port"


def test_a_frame_that_is_closed_like_a_void_element_swallows_no_page():
    head = '<noscript><iframe src="https://metrics.example/ns.html" height="0" /></noscript>'
    html = f"<!doctype html><html><head><title>Port</title>{head}</head><body><main><h1>Port</h1>{paragraphs()}</main></body></html>"
    plain = read(html.replace(head, "")).document
    assert read(html).document.blocks == plain.blocks


def test_strings_of_data_are_read_as_the_html_that_they_are():
    said = "The keeper&#39;s lamp burns all night &amp; the boats come in.<br><br>Nobody knows who pays for its oil."
    html = f'<!doctype html><html><body><div id="root"></div><script type="application/json">{{"body": ["{said}", "The quay is long, and the boats that lie there come from far away."]}}</script></body></html>'
    texts = [block.text for block in read(html).document.blocks]
    assert texts[:2] == [
        "The keeper's lamp burns all night & the boats come in.",
        "Nobody knows who pays for its oil.",
    ]
