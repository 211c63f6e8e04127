"""What became of a fact that a passage stated: said still, in other words, otherwise, or no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from versioner.core.drift.agree import agrees, comparable, holds, same
from versioner.core.drift.claims import Claim
from versioner.core.drift.denying import denies, negations
from versioner.core.drift.evidence import TELLING
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import states
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import label_of, words
from versioner.core.facts import Bound
from versioner.core.lexicon.compared import stands_for_a_figure, tells_the_whole
from versioner.core.lexicon.majorities import says_one_against, tells_votes
from versioner.core.lexicon.states import CALLED_OFF, UNCHANGED, claimed
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_TOLD_APART = 2.0  # the worth of a figure of two digits with a unit
_ALL = 100  # percent
_WAYS = 3  # in which votes are cast: for, against, neither
_ACRONYM = 5  # letters of a name that is told by its initials
_CLAUSE = regex.compile(r"(?:[,;]|\b(?:and|und|et|y|e|en|och|og|i)\b)\s")


def is_still_said(claim: Claim, after: Passage) -> bool:
    """Whether a passage states a claim, or says a name in another of its forms."""
    if any(same(claim, other) for other in after.claims):
        return True
    named = terms(claim.value, after.language).stems if claim.kind == "name" else ()
    return bool(named) and all(after.terms.meets(stem) for stem in named)


def holds_now(claim: Claim, facts: Sequence[Claim], before: Passage, now: Passage) -> bool:
    """Whether a claim is still true of what a passage states now; a figure that stood beside the lost one all along is another's.

    In a row what stands in another column is another's, however roughly the claim is said.
    A limit that the source lowered is told no longer, though it is kept all the more: "at most 140" of 110.
    """
    closely = any(same(claim, one) or _to_the_figure(claim, one) for one in facts)
    limit = closely and claim.quantity is not None and claim.quantity.bound in {Bound.MOST, Bound.UNDER}
    in_cells = CELL in before.text and before.text.count(CELL) == now.text.count(CELL)
    if _is_of_their_votes(claim, now):
        return True
    for one in now.claims:
        stood = any(same(one, old) for old in before.claims)
        if in_cells and stood:
            continue
        if (not closely or _to_the_figure(claim, one) or not (limit or stood)) and holds(claim, one):
            return True
    return False


def _is_of_their_votes(claim: Claim, now: Passage) -> bool:
    """Whether a figure is that of all who voted: of "two votes to one", three."""
    said = claim.quantity
    if said is None or said.unit or not tells_votes(now.text):
        return False
    cast = [one.quantity.value for one in now.claims if one.quantity and not one.quantity.unit and one.exact]
    if says_one_against(now.text):
        cast.append(Decimal(1))
    return 2 <= len(cast) <= _WAYS and sum(cast) == said.value


def _to_the_figure(claim: Claim, one: Claim) -> bool:
    """Whether two amounts name one figure, however it is bounded: "up to 110" and "110"."""
    a, b = claim.quantity, one.quantity
    if a is None or b is None:
        return agrees(claim, one)
    return (
        agrees(claim, one)
        and abs(a.value * a.factor - b.value * b.factor) <= max(a.step * a.factor, b.step * b.factor) / 2
    )


def told_as(claim: Claim, facts: Sequence[Claim], before: Passage, now: Passage) -> DriftKind | None:
    """Superseded where something of its kind came in a fact's place, retracted where it was taken out; None: it may be said in words that are not read."""
    # of two ways that things stood side by side, one may be left: "closed; to open on Saturday", "open"
    came = now.claims if claim.kind == "state" else came_of(before, now)
    if any(comparable(one, other) for one in (claim, *facts) for other in came):
        return DriftKind.SUPERSEDED
    if _is_called_off(before, now) or (claim.kind == "state" and _is_changed(claim, before, now)):
        return DriftKind.SUPERSEDED
    if _is_of_the_whole(claim, before, now):
        return DriftKind.SUPERSEDED
    told = claim.kind != "state" and claim.worth >= TELLING and not negations(before.text, before.language)
    if told and denies(now.text, now.language):
        return DriftKind.SUPERSEDED  # "Grant: £40", "No grant is paid"
    if set(words(now.text)) - set(words(before.text)) and not _is_gone(claim, before, now):
        return None
    return DriftKind.RETRACTED


def _is_of_the_whole(claim: Claim, before: Passage, now: Passage) -> bool:
    """Whether a part was told and all of it is now: "50 % of the month", "the whole month"."""
    said = claim.quantity
    if said is None or said.unit != "percent" or said.value >= _ALL:
        return False
    came = " ".join(word for word in words(now.text) if word not in words(before.text))
    return tells_the_whole(came) and not denies(now.text, now.language)


def _is_gone(claim: Claim, before: Passage, now: Passage) -> bool:
    """Whether money or a share is told no more, where no figure came and nothing that may stand for one.

    What compares ("twice as much"), refers ("see the table") or counts in words ("dozens") may. Lengths, weights and
    spans of time are told in too many ways besides ("as long as a pitch", "a month"), and a small count agrees by chance.
    """
    said = claim.quantity
    return (
        said is not None
        and claim.exact is not None
        and (said.unit.isupper() or said.unit == "percent")
        and claim.worth >= _TOLD_APART
        and not any(one.hard for one in came_of(before, now))
        and not stands_for_a_figure(
            " ".join(word for word in words(now.text) if word not in words(before.text))
        )
    )


def _is_called_off(before: Passage, now: Passage) -> bool:
    """Whether what a label names is called off now: "Second tour: 2031 (planned)", "Second tour: cancelled"."""
    off = claimed(primary(now.language) or "en", CALLED_OFF)
    return (
        bool(label_of(before))
        and label_of(before) == label_of(now)
        and any(one.value == off for one in now.claims)
        and not any(one.value == off for one in before.claims)
    )


def _is_changed(claim: Claim, before: Passage, now: Passage) -> bool:
    """Whether what a label names was unchanged and has a figure now: "Pay: unchanged", "Pay: plus 4 per cent"."""
    return (
        claim.value == claimed(primary(now.language) or "en", UNCHANGED)
        and bool(label_of(before))
        and label_of(before) == label_of(now)
        and any(one.quantity is not None and one.quantity.value for one in came_of(before, now))
    )


def came_of(before: Passage, now: Passage) -> list[Claim]:
    """The claims that a passage makes now and did not, or not so often."""
    found: list[Claim] = []
    left = list(before.claims)
    for one in now.claims:
        known = next((n for n, old in enumerate(left) if same(one, old)), None)
        if known is None:
            found.append(one)
        else:
            del left[known]
    return found


def _is_renamed(
    sentence: Passage, claim: Claim, before: Passage, now: Passage, came: Sequence[Claim]
) -> bool:
    """Whether what stands behind it in a name stands still ("Mayor Fenner", "Chair Fenner"), or it is said in full or short ("EU", "Speisesaal")."""
    names = {one.value for one in now.claims if one.kind == "name"}
    spoken = words(sentence.text)
    at = [n for n, word in enumerate(spoken) if word == claim.value]
    if any(word in names for n in at for word in spoken[n + 1 : n + 3]):
        return True
    brought = [one.value for one in came if one.kind == "name"]
    if any(word.endswith(claim.value) for word in brought):
        return True
    initials = "".join(word[:1] for word in brought)
    if 1 < len(claim.value) <= _ACRONYM and claim.value in initials:
        return True
    went = "".join(one.value[:1] for one in came_of(now, before) if one.kind == "name")
    return any(1 < len(word) <= _ACRONYM and word in went for word in brought)


def only_reworded(
    sentence: Passage, claim: Claim, facts: Sequence[Claim], before: Passage, now: Passage
) -> bool:
    """Whether nothing came that a lost fact can be held against, and the passage tells another fact of the sentence still.

    Of a name: whether the other words of the whole name stand, or a short form gave way to the full one.
    """
    came = came_of(before, now)
    if claim.kind == "name":
        return _is_renamed(sentence, claim, before, now, came)
    if any(comparable(fact, one) for fact in facts for one in came):
        return False
    if any(_is_of_the_whole(fact, before, now) for fact in facts):
        return False
    return any(
        mine is not claim
        and mine.hard
        and states(before, mine)
        and any(holds(mine, one) for one in now.claims)
        for mine in sentence.claims
    )


def says_both(sentence: Passage, facts: Sequence[Claim], before: Passage, now: Passage) -> bool:
    """Whether a sentence says of a label's thing what the source says of it now, and the old figure of another's.

    Two rows that changed places leave a sentence that names both figures right or wrong: its clauses tell.
    """
    label = label_of(before)
    came = came_of(before, now)
    others = [mine for mine in sentence.claims if not any(agrees(mine, fact) for fact in facts)]
    if not label or label != label_of(now) or not any(agrees(mine, one) for mine in others for one in came):
        return False
    named = terms(label, before.language)
    clauses = [replace(sentence, text=part) for part in _CLAUSE.split(sentence.text) if part]
    own = [one for one in clauses if any(one.terms.meets(stem) for stem in named)]
    return not any(agrees(mine, fact) for one in own for mine in one.claims for fact in facts)
