"""Stories of the decision: build a page, edit it, see what is told and what is not."""

from datetime import UTC, datetime, timedelta

import zstandard
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.decide import state_bytes
from versioner.core.decide.derive import Same, decide, derive
from versioner.core.decide.found import Accepted, FreshDatedEvent
from versioner.core.decide.noise import unfrozen
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Block, BlockKind, Document, Judgement, Observation, Outcome, Verdict
from versioner.core.told.reasons import Ignored, passes

START = datetime(2026, 11, 20, tzinfo=UTC)
BODY = (
    "The council met on Monday to speak about the nine gates of the old town.",
    "Nobody from the harbour was there, though they had been asked to come along.",
    "A separate fund pays for the dunes that were lost in the storms of last year.",
    "Traders at the fish market asked once more when the permanent wall would come.",
    "The review found that night shifts at the gates were understaffed for months.",
)


def block(text):
    return Block(kind=BlockKind.PARAGRAPH, text=text, in_body=len(text) > 60)


class Page:
    """A page whose history is folded check by check."""

    def __init__(self):
        self.state, self.hour, self.accepted, self.events = PageState.empty(), 0, [], []

    def check(
        self, *texts, title="Gates", signals=(), modified=None, language=None, hours=6, confirming=False
    ):
        self.hour += hours
        at = START + timedelta(hours=self.hour)
        document = Document(
            title=title, blocks=tuple(map(block, texts)), modified=modified, language=language
        )
        seen = Observation(
            document=document,
            at=at,
            sha256=f"{self.hour:064x}",
            canonical="",
            url="http://x/",
            signals=signals,
        )
        return self.take(derive(self.state, seen, at, Thresholds(), confirming=confirming))

    def same(self, hours=6):
        self.hour += hours
        at = START + timedelta(hours=self.hour)
        return self.take(derive(self.state, Same(at=at), at, Thresholds()))

    def decide(self, verdict):
        at = START + timedelta(hours=self.hour)
        return self.take(decide(self.state, Judgement(verdict=verdict, at=at), at, Thresholds()))

    def take(self, derived):
        self.state = state_bytes.from_bytes(state_bytes.to_bytes(derived.state))
        assert self.state == derived.state
        self.events += derived.events
        self.accepted += [event for event in derived.events if isinstance(event, Accepted)]
        return derived.outcome


def test_the_first_good_capture_is_version_one():
    page = Page()
    assert page.check(*BODY) is Outcome.CHANGED
    assert page.check(*BODY) is Outcome.UNCHANGED
    assert [event.number for event in page.accepted] == [1]


def test_an_edit_is_told_once_the_next_fetch_confirms_it_and_dated_at_first_sight():
    page = Page()
    page.check(*BODY)
    edited = (BODY[0].replace("nine", "eight"), *BODY[1:])
    assert page.check(*edited) is Outcome.PENDING
    seen = START + timedelta(hours=page.hour)
    assert page.check(*edited) is Outcome.CHANGED
    assert (page.accepted[1].first_seen, page.accepted[1].not_before) == (seen, seen - timedelta(hours=6))


def test_an_unchanged_fetch_confirms_too():
    page = Page()
    page.check(*BODY)
    page.check(BODY[0].replace("nine", "eight"), *BODY[1:])
    assert page.same() is Outcome.CHANGED


def test_a_text_that_was_there_once_is_no_edit():
    page = Page()
    page.check(*BODY)
    page.check(BODY[0].replace("nine", "eight"), *BODY[1:])
    page.check(*BODY)
    assert len(page.accepted) == 1


def test_an_edit_stands_where_a_third_text_is_shown_in_running_text():
    page = Page()
    page.check(*BODY)
    for word in ("eight", "seven", "six"):
        page.check(BODY[0].replace("nine", word), *BODY[1:])
    assert [event.document.blocks[0].text.split()[9] for event in page.accepted[1:]] == ["eight", "seven"]


def test_an_advertisement_that_moved_behind_the_last_paragraph_delays_no_new_one():
    page = Page()
    for _ in range(2):
        page.check(BODY[0], "Advertisement", BODY[1])
    page.check(*BODY[:2], "Advertisement", BODY[2])
    assert page.check(*BODY[:2], "Advertisement", BODY[2]) is Outcome.CHANGED
    assert page.accepted[-1].first_seen == START + timedelta(hours=18)


def test_going_back_is_reverted_and_news_only_after_it_had_stood():
    page = Page()
    edited = (BODY[0].replace("nine", "eight"), *BODY[1:])
    for text in (BODY, edited, edited, BODY, BODY):
        page.check(*text, hours=2)
    assert (page.accepted[2].reverted_to, page.accepted[2].stood_long) == (1, False)
    for text in (edited, edited, edited, BODY, BODY):
        page.check(*text, hours=20)
    assert (page.accepted[-1].reverted_to, page.accepted[-1].stood_long) == (1, True)


def test_counters_and_clocks_never_make_a_version():
    page = Page()
    for n in range(12):
        page.check(f"{n + 3} min ago", *BODY, f"{1200 + 7 * n} people are reading this")
    assert len(page.accepted) == 1


def test_a_death_toll_in_a_sentence_is_news_however_often_it_rises():
    page = Page()
    for toll in (12, 15, 21, 30, 41):
        page.check(f"At least {toll} people died when the temporary barrier broke on Monday.", *BODY)
        page.same()
    assert len(page.accepted) == 5


def test_boxes_that_rotate_between_paragraphs_are_furniture():
    page = Page()
    boxes = [
        "Read more: ferries in winter",
        "Read more: five cafés",
        "Read more: the lighthouse",
        "Read more: a choir",
    ]
    for n in range(16):
        page.check(BODY[0], boxes[n % 4], *BODY[1:])
    assert len(page.accepted) == 1


def test_what_passes_through_a_page_never_freezes_in_the_text_that_is_read():
    page = Page()
    boxes = ("Garden chairs for less", "Two weeks by the sea", "Ten songs for the road")
    for n in range(9):
        page.check(BODY[0], boxes[n % 3], *BODY[1:])
    version = page.accepted[-1].document
    read = unfrozen(version, page.state.history)
    assert [one.text for one in read.blocks] == list(BODY)
    (away,) = read.beside
    assert away.block.text in boxes
    assert passes(away.why) is Ignored.COMES_AND_GOES
    for _ in range(30):  # it is long gone, and what is long calm is believed again
        page.check(*BODY)
    assert unfrozen(version, page.state.history) == read
    assert page.state.accepted is not None
    assert unfrozen(page.state.accepted, page.state.history).blocks == read.blocks


def test_the_articles_own_words_are_read_however_often_they_went_and_came():
    page = Page()
    edited = (BODY[0].replace("nine", "eight"), *BODY[1:])
    for text in (BODY, edited, BODY, edited, edited, BODY, BODY, edited):
        page.check(*text)
    for version in page.accepted:
        assert unfrozen(version.document, page.state.history) == version.document


def test_an_error_page_is_suspect_and_the_last_good_text_stays():
    page = Page()
    page.check(*BODY)
    for _ in range(3):
        assert page.check("Something went wrong.", signals=("reads like an error page",)) is Outcome.SUSPECT
    assert page.check(*BODY) is Outcome.UNCHANGED
    assert len(page.accepted) == 1


def test_a_collapse_is_taken_only_after_four_checks_and_two_days_and_never_with_signs():
    page, walled = Page(), Page()
    for one in (page, walled):
        one.check(*BODY)
    signs = ("reads like a login page",)
    for _ in range(3):
        assert page.check(BODY[2], hours=20) is Outcome.SUSPECT
        walled.check("Log in to go on reading.", signals=signs, hours=20)
    assert page.check(BODY[2], hours=20) is Outcome.CHANGED
    for _ in range(8):
        assert walled.check("Log in to go on reading.", signals=signs, hours=20) is Outcome.SUSPECT


def test_a_person_may_accept_at_any_time_and_teaches():
    page = Page()
    page.check(*BODY)
    page.check("We moved.", signals=("reads like a login page",))
    assert page.decide(Verdict.ACCEPT) is Outcome.CHANGED
    assert page.check("We moved.", signals=("reads like a login page",)) is not Outcome.SUSPECT


def test_what_a_person_rejects_is_not_asked_about_again():
    page = Page()
    page.check(*BODY)
    extra = "An advertisement that looks very much like a sentence of the article itself."
    page.check(*BODY, extra)
    page.decide(Verdict.REJECT)
    assert page.check(*BODY, extra) is Outcome.NOISE
    assert len(page.accepted) == 1


def test_a_first_capture_that_is_broken_makes_no_version():
    page = Page()
    assert page.check("Just a moment", signals=("reads like a check for robots",)) is Outcome.SUSPECT
    assert page.check(*BODY) is Outcome.CHANGED
    assert [event.number for event in page.accepted] == [1]


def test_another_language_of_the_page_is_suspect():
    page = Page()
    page.check(*BODY, language="en")
    german = ("Der Rat sprach am Montag über die neun Tore der alten Stadt am Hafen.",) * 4
    assert page.check(*german, language="de") is Outcome.SUSPECT


def test_a_date_that_moves_alone_is_told_without_a_version():
    page = Page()
    page.check(*BODY, modified=START)
    page.check(*BODY, modified=START + timedelta(days=1))
    assert [type(event) for event in page.events] == [Accepted, FreshDatedEvent]


def test_a_clock_that_jumps_back_never_dates_an_edit_before_the_old_text():
    page = Page()
    page.check(*BODY)
    edited = (BODY[0].replace("nine", "eight"), *BODY[1:])
    page.check(*edited, hours=-3)
    page.check(*edited, hours=1)
    assert page.accepted[1].not_before <= page.accepted[1].first_seen


def test_paragraphs_in_another_order_are_a_move_and_furniture_in_another_order_is_nothing():
    page = Page()
    menu = ["Austria", "Belgium", "Chile"]
    page.check(*BODY, *menu)
    for n in range(4):
        page.check(*BODY, *(menu[n % 3 :] + menu[: n % 3]))
    assert len(page.accepted) == 1
    moved = (BODY[1], BODY[2], BODY[0], *BODY[3:])
    page.check(*moved, *menu)
    page.check(*moved, *menu)
    assert len(page.accepted) == 2


FURNITURE = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["Most read today", "Subscribe now", "3 min read", "Advertisement", "1,204 views"]),
    ),
    max_size=4,
)


@given(st.lists(FURNITURE, min_size=6, max_size=12), st.integers(2, 3))
def test_whatever_furniture_moves_around_a_standing_text_no_version_is_made_but_by_an_edit(rounds, at):
    page, edited = Page(), (BODY[0].replace("nine", "eight"), *BODY[1:])
    page.check(*BODY)
    told = []
    for n, furniture in enumerate(rounds):
        text = list(edited if n >= at else BODY)
        for place, box in furniture:
            text.insert(place, box)
        page.check(*text)
        told = [
            event
            for event in page.accepted
            if "eight" in event.document.blocks[0].text + str(event.document.blocks)
        ]
    assert told, "the edit was missed"


def test_edits_first_seen_by_different_fetches_are_different_versions_though_confirmed_together():
    page = Page()
    page.check(*BODY)
    fewer = BODY[0].replace("nine", "eight")
    other = "Swans were counted on the frozen lake by two classes of the primary school."
    page.check(fewer, *BODY[1:4], other)
    page.check(fewer, BODY[1].replace("harbour", "shipyard"), *BODY[2:4], other)
    second = START + timedelta(hours=page.hour)
    page.check(fewer, BODY[1].replace("harbour", "shipyard"), *BODY[2:4], other)
    news = page.accepted[2:]
    assert [event.number for event in news] == [3, 4]
    assert news[0].first_seen == second
    assert "shipyard" in news[0].document.blocks[1].text
    assert news[0].document.blocks[-1].text == BODY[-1]
    assert news[1].document.blocks[-1].text == other


def test_what_is_remembered_stays_small_and_a_text_long_past_is_known_again():
    page, sizes = Page(), {}
    for n in range(131):
        texts = (*BODY, f"On day {n} the wardens counted {n * 7 + 3} boats in the old harbour of the town.")
        page.check(*texts)
        page.check(*texts)
        sizes[len(page.accepted)] = len(zstandard.compress(state_bytes.to_bytes(page.state)))
    assert page.state.number == len(page.accepted) == 131
    assert [event.reverted_to for event in page.accepted] == [None] * 131
    assert sizes[131] < sizes[100] + 31 * 40  # a dozen hexadecimal digits each, not a row
    again = (*BODY, "On day 7 the wardens counted 52 boats in the old harbour of the town.")
    page.check(*again)
    page.check(*again)
    assert (page.accepted[-1].number, page.accepted[-1].reverted_to) == (132, 8)
    assert page.state.number == 132
