"""What can be the article and what cannot: walls that keep a part, texts cut off, translations, shells."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.extract.reading import AT, STORY, page, paragraphs, read
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Derived
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Outcome
from versioner.core.told.details import Sign

FRENCH = (
    "Le phare du rocher s’est éteint dimanche après qu’une vague a brisé la vitre de sa lanterne, selon les garde-côtes.",
    "La gardienne est montée dans la tour à l’aube et a trouvé la lampe sous une couche d’eau de mer.",
    "Les navires doivent se tenir à deux milles du rocher tant que la lampe n’est pas réparée.",
    "Une lentille de rechange se trouve dans un dépôt du port, mais la seule grue qui peut la lever est en panne.",
    "Les garde-côtes pensent que le phare brillera de nouveau avant le départ de la flotte au mois de mars.",
    "Les pêcheurs en doutent, car la même lampe est restée éteinte pendant onze semaines après la tempête.",
)
FURNITURE = "<div>" + "".join(f"<p>Tide at pier {n}: {n}.{n} m</p>" for n in range(1, 30)) + "</div>"

ENGLISH_BESIDE = paragraphs(
    *(
        f"The tide at pier {n} is read by the wardens each morning at {n} and put in a book."
        for n in range(1, 5)
    )
)

# the last words of an article that sound like those of a wall
OFFER = "Read the full story of the keepers in the harbour office, where the light of the rock has burnt since 1871."


def story(*texts: str, after: str = "") -> str:
    return page(f"<article><h1>Dark on Gull Rock</h1>{paragraphs(*texts)}{after}</article>")


def seen(*pages: str) -> Derived:
    state, at, found = PageState.empty(), AT, None
    for html in pages:
        found = derive(state, read(html), at, Thresholds())
        state, at = found.state, at + timedelta(hours=6)
    assert found is not None
    return found


WALLS = {
    "a wall after a third": story(*STORY[:2], after="<div><h3>Subscribe to read on</h3><p>Already a subscriber? Log in.</p></div>"),
    "a wall near the end": story(*STORY[:5], after="<p>To continue reading, log in or subscribe.</p>"),
    "a German wall": story(*STORY[:5], after="<p>Jetzt abonnieren und weiterlesen.</p>"),
    "cut in the middle of a word": story(*STORY[:4], STORY[4][:31]),
    "cut with an ellipsis": story(*STORY[:4], STORY[4][:60] + "…"),
    "cut with an ellipsis after a sentence": story(*STORY[:3], STORY[3] + " […]"),
    "cut with furniture below": story(*STORY[:3], STORY[3][:60], after="<p>Tags: rock, lamp</p><p>Share</p>"),
    "a call to log in in its place": story(*STORY[:3], after="<div>Already a member? <a href=/in>Log in</a></div>"),
    "an offer in its place": story(*STORY[:3], after="<p>This is for members. Become a member from £1 a week.</p>"),
    "translated, and it says so": page(f"<article><h1>Le phare</h1>{paragraphs(*FRENCH)}</article>", lang="fr"),
    "translated, and it does not": story(*FRENCH),
    "a wall in the middle of much else": page(
        f"<article><h1>Dark on Gull Rock</h1>{paragraphs(*STORY[:2])}<p>Subscribe to continue reading.</p></article>{FURNITURE}"
    ),
    "translated among much else": page(f"<article><h1>Dark on Gull Rock</h1>{paragraphs(*FRENCH)}</article>{ENGLISH_BESIDE}"),
    "a shell with the text in its data": page(
        f"<div id=app></div><script id=d type=application/json>{json.dumps(STORY)}</script>"
    ),
}  # fmt: skip


FULL = {
    "a wall in the middle of much else": page(f"<article><h1>Dark on Gull Rock</h1>{paragraphs()}</article>{FURNITURE}"),
    "translated among much else": page(f"<article><h1>Dark on Gull Rock</h1>{paragraphs()}</article>{ENGLISH_BESIDE}"),
}  # fmt: skip


FOOT = "<footer><p>The Amber Gazette, Pier 3, Port Amber</p></footer>"


def test_a_page_that_stops_before_its_footer_is_suspect():
    full = story().replace("</body>", f"{FOOT}</body>")
    half = story(*STORY[:4])
    assert seen(full, full, half).outcome is Outcome.SUSPECT
    assert seen(full, full, half.replace("</body>", f"{FOOT}</body>")).outcome is Outcome.PENDING
    assert seen(full, full, story(*STORY)).outcome is not Outcome.SUSPECT


def test_a_page_whose_bytes_stop_in_its_markup_is_suspect():
    held = page(
        f"<div><article><h1>Dark on Gull Rock</h1>{paragraphs()}<ul><li>Tides</li></ul></article></div>"
    )
    cut = held[: held.index(STORY[-1]) - 3]  # behind a whole paragraph, before the tag of the last one
    assert seen(held, held, cut).outcome is Outcome.SUSPECT
    # the same words, and the page goes on to its end: an editor's cut
    assert seen(held, held, held.replace(f"<p>{STORY[-1]}</p>", "")).outcome is Outcome.PENDING


def test_a_page_that_leaves_out_the_ends_it_may_leave_out_is_whole():
    whole = "<!doctype html><title>Dark</title><h1>Dark on Gull Rock</h1>" + "".join(
        f"<p>{one}" for one in STORY
    )
    assert seen(whole, whole, whole.replace(f"<p>{STORY[-1]}", "")).outcome is Outcome.PENDING


def test_a_wall_in_a_box_of_its_own_under_what_may_be_read_is_suspect():
    frame = "<div><div class=text>{}</div>{}</div>"
    gate = "<div class=gate><h2>Subscribe to keep reading</h2><p>From £1 a week.</p></div>"
    full = page("<h1>Dark on Gull Rock</h1>" + frame.format(paragraphs(), ""))
    assert (
        seen(
            full, full, page("<h1>Dark on Gull Rock</h1>" + frame.format(paragraphs(*STORY[:3]), gate))
        ).outcome
        is Outcome.SUSPECT
    )
    # the box had always stood there: an editor's cut
    offered = page("<h1>Dark on Gull Rock</h1>" + frame.format(paragraphs(), gate))
    less = page("<h1>Dark on Gull Rock</h1>" + frame.format(paragraphs(*STORY[:5]), gate))
    assert seen(offered, offered, less).outcome is Outcome.PENDING


def test_a_wall_beside_a_text_that_ends_in_items_is_suspect_too():
    gate = "<div class=gate><h2>Subscribe to keep reading</h2><p>From £1 a week.</p></div>"
    items = f"<p>{STORY[4]}</p><ul><li>a licence for boats</li><li>a letter from the harbour master</li><li>a lamp</li></ul>"
    frame = "<h1>Moorings</h1><div><div class=text>{}</div>{}</div>"
    full = page(frame.format(f"{paragraphs(*STORY[:4])}{items}", ""))
    assert seen(full, full, page(frame.format(paragraphs(*STORY[:4]), gate))).outcome is Outcome.SUSPECT


def test_a_wall_beside_a_text_under_which_a_line_of_the_house_stands_is_suspect_too():
    gate = "<div class=gate><h2>Subscribe to keep reading</h2><p>From £1 a week.</p></div>"
    frame = "<h1>Moorings</h1><div><div class=text>{}<p>SOURCE Harbour Office</p></div>{}</div>"
    full = page(frame.format(paragraphs(*STORY), ""))
    assert seen(full, full, page(frame.format(paragraphs(*STORY[:3]), gate))).outcome is Outcome.SUSPECT


def test_an_end_that_is_edited_over_a_footer_that_ticks_is_no_cut():
    full = story().replace("</body>", f"{FOOT}</body>")
    edited = story(*STORY[:4], STORY[5].replace("eleven", "twelve"))
    ticking = edited.replace("</body>", "<footer><p>web3, 212 ms</p></footer></body>")
    assert seen(full, full, ticking).outcome is Outcome.PENDING
    assert seen(full, full, edited).outcome is Outcome.PENDING


def test_a_line_of_its_own_that_a_paragraph_began_like_cuts_nothing():
    """A list of links that names what the last paragraph began with had made suspect whatever an editor took away."""
    last = "Fishermen of Port Amber doubt it: the same lamp stood dark for eleven weeks after the storm."
    links = "<p>Fishermen</p>"
    full = story(*STORY[:5], last, after=links)
    assert seen(full, full, story(*STORY[:5], after=links)).outcome is Outcome.PENDING
    # right where the text stops, and new there, it is what is left of the paragraph
    plain = story(*STORY[:5], last)
    assert seen(plain, plain, story(*STORY[:5], last[:40])).outcome is Outcome.SUSPECT


MORE = [f"{text} So says the log of pier {n}." for n, text in enumerate(STORY)]
LONG = story(*STORY, *MORE)
TWO_THIRDS = story(*STORY, *MORE[:2])


def test_an_end_that_is_gone_in_one_piece_waits_like_a_text_that_collapsed():
    assert [seen(LONG, LONG, *[TWO_THIRDS] * n).outcome for n in (1, 3, 9)] == [
        Outcome.SUSPECT,
        Outcome.SUSPECT,
        Outcome.CHANGED,
    ]
    back = seen(LONG, LONG, TWO_THIRDS, TWO_THIRDS, LONG)
    assert back.outcome is Outcome.UNCHANGED
    assert back.state.number == 1


def test_a_removed_end_that_stays_is_told_from_when_it_was_first_seen():
    found = seen(LONG, LONG, *[TWO_THIRDS] * 9)
    assert [one.first_seen - AT for one in found.state.versions] == [timedelta(), timedelta(hours=12)]


def test_few_words_in_place_of_an_end_do_not_stand_for_it():
    """An offer in words that nobody knows, a teaser: the end is gone all the same."""
    assert seen(LONG, LONG, story(*STORY, "The harbour choir sings on Friday.")).outcome is Outcome.SUSPECT
    anew = [text.replace("log of pier", "book of the warden of quay") for text in MORE]
    assert seen(LONG, LONG, story(*STORY, *anew)).outcome is Outcome.PENDING


def test_a_sentence_of_the_page_behind_an_end_does_not_hide_that_it_is_gone():
    foot = "If you find a mistake, write to us before Friday."
    assert seen(*[story(*STORY, *MORE, foot)] * 2, story(*STORY, *MORE[:2], foot)).outcome is Outcome.SUSPECT
    last = "The lighthouse and its lamp cost the coast guard 41 crowns in 1871."
    cut = story(*STORY, *MORE[:2], last)
    assert seen(*[story(*STORY, *MORE, last)] * 2, cut).outcome is Outcome.PENDING


def test_two_paragraphs_at_the_end_and_the_last_part_of_a_long_text_are_what_editors_take_away():
    for kept in (story(*STORY[:4]), story(*STORY, *MORE[:3])):
        full = story() if kept == story(*STORY[:4]) else LONG
        assert seen(full, full, kept, kept).outcome is Outcome.CHANGED


def test_an_end_that_went_with_a_new_date_is_an_editors_cut():
    def dated(page_: str, day: int) -> str:
        return page_.replace("</h1>", f"</h1><p>Last updated: {day} November 2026</p>")

    full, cut = dated(LONG, 18), dated(TWO_THIRDS, 19)
    assert seen(full, full, cut, cut).outcome is Outcome.CHANGED
    assert seen(full, full, dated(TWO_THIRDS, 18)).outcome is Outcome.SUSPECT
    cut = story(
        *STORY,
        *MORE[:2],
        "Correction: The rest of the log was not the wardens' own, and has been removed.",
    )
    assert seen(LONG, LONG, cut, cut).outcome is Outcome.CHANGED


def test_an_article_that_is_cut_by_more_than_half_and_says_so_is_an_edit():
    note = "Correction, 21 November: An earlier version of this report told of two storms; there was one, and that part was removed."
    more = [f"{text} So says the log of pier {n}." for n, text in enumerate(STORY)]
    full, cut = story(*STORY, *more), story(*STORY[:3], note)
    assert seen(full, full, cut, cut).outcome is Outcome.CHANGED
    plainly = "Correction: some of this article was taken out, for nobody could confirm it."
    assert seen(full, full, *[story(*STORY[:3], plainly)] * 2).outcome is Outcome.CHANGED
    assert seen(full, full, story(*STORY[:3]), story(*STORY[:3])).outcome is Outcome.SUSPECT
    assert seen(full, full, story(note), story(note)).outcome is Outcome.SUSPECT  # nothing stands beside it
    behind = story(*STORY[:3], note, after="<p>To continue reading, log in or subscribe.</p>")
    assert seen(full, full, behind, behind).outcome is Outcome.SUSPECT
    noted = story(*STORY, *more, note)  # a note that stood before accounts for nothing
    assert seen(noted, noted, cut, cut).outcome is Outcome.SUSPECT


def test_a_note_in_the_language_of_the_house_makes_no_translation_of_what_it_stands_over():
    note = "Correction: An earlier version of this article named the wrong rock, and those parts have been removed from it."
    more = [f"{text} Ainsi le dit le registre du quai {n}." for n, text in enumerate(FRENCH)]
    full, cut = (
        page(f"<h1>Le phare</h1>{paragraphs(*texts)}", lang="fr")
        for texts in ((*FRENCH, *more), (*FRENCH[:5], note))
    )
    assert seen(full, full, cut, cut).outcome is Outcome.CHANGED


@pytest.mark.parametrize("name", WALLS)
def test_what_cannot_be_the_article_is_suspect(name):
    full = FULL.get(name, story())
    assert seen(full, full, WALLS[name]).outcome is Outcome.SUSPECT


def test_a_chinese_article_in_french_is_suspect():
    chinese = [
        f"第{n}座闸门在星期一被风暴损坏，港务局说修理要到三月才能完成，渔民对此表示怀疑。"
        for n in range(1, 5)
    ]
    full, french = story(*chinese), story(*FRENCH)
    assert seen(full, full, french).outcome is Outcome.SUSPECT


@pytest.mark.parametrize("name", ["a wall after a third", "a wall near the end"])
def test_a_wall_is_never_taken_however_long_it_stands(name):
    assert seen(story(), *[WALLS[name]] * 30).outcome is Outcome.SUSPECT


def test_furniture_that_stays_does_not_hide_that_the_article_is_gone():
    full = page(f"<h1>Dark</h1><div>{paragraphs()}</div>{FURNITURE}")
    gone = page(f"<h1>Dark</h1><div><p>The sea is calm.</p></div>{FURNITURE}")
    assert seen(full, full, gone).outcome is Outcome.SUSPECT


@pytest.mark.parametrize(
    "edited",
    [
        story(*STORY[:5]),
        story(*STORY[:5], "Fishermen doubt it."),
        story(*STORY[:3], *STORY[4:], after="<p>Subscribe to read our other stories.</p>"),
        story(STORY[0].replace("Sunday", "Monday"), *STORY[1:]),
        story(*STORY, OFFER.replace("1871", "1817")),
    ],
)
def test_an_edit_is_none_of_these(edited):
    first = story(*STORY, OFFER) if "rock has burnt" in edited else story()
    assert seen(first, first, edited).outcome is Outcome.PENDING


CONSENT = (
    "We use cookies and technologies like them to keep the timetable of the rock on your screen.",
    (
        "Some of them are ours, and without those the page does not find its way to your screen at all; they hold what you typed, "
        "which language you read and whether you have been asked this before, and they end when you close the window."
    ),
    (
        "Others are of firms that count visits for us, and tell the harbour office how many people read about which light, from which "
        "town they come and how long they stay, so that it can decide which of the lights gets a page of its own next year."
    ),
    (
        "A third kind is of those who pay for what stands at the edge of the page; they learn which pages you have seen here and "
        "elsewhere, and show you boats, ropes and oilskins for half a year after you have looked at one of them."
    ),
    (
        "You can allow all of them, or only the first kind, or choose one by one below; what you choose is kept for twelve months and "
        "can be changed at any time at the foot of every page, where it says what is kept and by whom."
    ),
)


STORY_BESIDE = tuple(
    f"At pier {n} the wardens read the tide each morning and put it in a book that lies under the lamp."
    for n in range(5)
)


def test_a_consent_wall_is_one_however_much_it_explains():
    wall = page(f"<main><h2>May this page keep cookies?</h2>{paragraphs(*CONSENT)}</main>")
    assert seen(story(*STORY), *[wall] * 30).outcome is Outcome.SUSPECT


def test_a_cookie_policy_is_a_page_and_may_be_rewritten():
    policy = page(f"<main><h1>Cookies</h1>{paragraphs(*CONSENT)}</main>")
    anew = page(f"<main><h1>Cookies</h1>{paragraphs(CONSENT[0], *STORY, *STORY_BESIDE)}</main>")
    first = seen(policy)
    assert first.outcome is Outcome.CHANGED
    assert seen(policy, *[anew] * 30).outcome is not Outcome.SUSPECT


def test_an_end_that_went_with_nearly_all_that_stood_beside_the_text_was_cut_off_on_the_way():
    offers = "".join(f"<div>Tide tables of pier {n}</div>" for n in range(6))
    whole = page(f"<div><h1>Dark on Gull Rock</h1><div>{paragraphs(*STORY)}</div><div>{offers}</div></div>")
    torn = whole[: whole.index(STORY[5])]
    assert seen(whole, torn).outcome is Outcome.SUSPECT
    assert seen(whole, whole.replace(f"<p>{STORY[5]}</p>", "")).outcome is Outcome.PENDING  # an editor's cut


def sent_home(*pages: str) -> list[Derived]:
    """What comes of a page whose site answers with its front page from the second look on."""
    state, at, found = PageState.empty(), AT, []
    for n, html in enumerate(pages):
        one = read(html)
        signals = (*one.signals, Sign.FRONT_PAGE) if n else one.signals
        found.append(derive(state, replace(one, signals=signals), at, Thresholds()))
        state, at = found[-1].state, at + timedelta(hours=20)
    return found


TEASED = [f"<h2>Storm {n} on the rock</h2><p>{text[: len(text) // 3]} in the fog of May, say those who lived there.</p>" for n, text in enumerate(STORY)]  # fmt: skip
FRONT = page(f"<main><h1>The Amber Gazette</h1>{''.join(TEASED)}</main>")


def test_a_front_page_in_the_place_of_an_article_is_never_taken_for_it_though_it_speaks_of_the_same():
    found = sent_home(story(*STORY), *[FRONT] * 6)
    assert {one.outcome for one in found[1:]} == {Outcome.SUSPECT}


def test_a_page_that_has_led_home_ever_since_is_the_front_page():
    state = derive(
        PageState.empty(), replace(read(FRONT), signals=(Sign.FRONT_PAGE,)), AT, Thresholds()
    ).state
    assert state.accepted is not None
    other = replace(
        read(
            FRONT.replace(
                "in the fog of May, say those who lived there", "with a song that nobody had heard since"
            )
        ),
        signals=(Sign.FRONT_PAGE,),
    )
    assert derive(state, other, AT + timedelta(hours=6), Thresholds()).outcome is not Outcome.SUSPECT


def test_an_article_that_stands_on_the_front_page_is_there():
    there = page(f"<main><h1>The Amber Gazette</h1>{paragraphs()}</main>")
    assert sent_home(story(*STORY), there)[1].outcome is not Outcome.SUSPECT


BAKERY = (
    "Seven bakers of the lower quarter have put one large oven on wheels and drive it from street to street at dawn.",
    "They share its gas, its flour and its takings, and whoever slept too long washes the tins on Sunday afternoon.",
    "Last autumn three of them had nearly shut, because heating seven small ovens cost more than bread brought in.",
    "The mayor would like to lend them a second oven, but nobody has found a lorry with brakes that are good enough.",
    "Customers say that the rolls arrive warmer than before and that the queue has become the best place for gossip.",
)


def headed(title: str, *texts: str) -> str:
    return page(f"<article><h1>{title}</h1>{paragraphs(*texts)}</article>")


def test_another_article_under_another_headline_is_not_an_edit_of_this_one():
    other = headed("One oven for seven bakers", *BAKERY)
    assert seen(story(*STORY), other).outcome is Outcome.SUSPECT
    held = seen(story(*STORY), *[other] * 10)  # two days and a half later that is what the page says now
    assert held.state.accepted is not None
    assert held.state.accepted.title == "One oven for seven bakers"


def test_a_page_that_is_headed_as_ever_may_say_something_else_every_day():
    assert seen(story(*STORY), story(*BAKERY)).outcome is Outcome.PENDING


def test_a_story_written_anew_on_the_same_matter_is_an_edit():
    anew = (
        "Gull Rock has been dark since Sunday, when a wave broke the lantern glass, the coast guard said on Tuesday.",
        "Its keeper found the lamp under sea water when she climbed the tower at dawn.",
        "Ships keep two miles off the rock; a spare lens lies in a harbour depot, but the crane that lifts it is broken.",
        "The same lamp stayed dark for eleven weeks after the storm, which is why fishermen doubt a light by March.",
    )
    assert seen(story(*STORY), headed("Lighthouse may stay dark for weeks", *anew)).outcome is Outcome.PENDING
