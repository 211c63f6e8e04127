"""Everyday verbs and the longer ones that mean the same, form by form: buy and purchase, use and utilise.

Source: written for this project, from the lists of plain words that offices keep for their writers; what is told to be surer, official
or deliberate by the longer word is left out ("obtain" is no "receive", "require" no "need"), and what is another thing too ("fix" a price).
"""

from __future__ import annotations

# Forms in one order in each list, what is past and what is done by "/"; "_" is a space.
VERBS = {
    "en": (
        "buy buys bought buying|purchase purchases purchased purchasing", "begin begins began/begun beginning|start starts started starting|commence commences commenced commencing",
        "use uses used using|utilise utilises utilised utilising|utilize utilizes utilized utilizing|make_use_of makes_use_of made_use_of making_use_of", "help helps helped helping|assist assists assisted assisting",
        "end ends ended ending|finish finishes finished finishing", "stop stops stopped stopping|cease ceases ceased ceasing", "try tries tried trying|attempt attempts attempted attempting",
        "tell tells told telling|inform informs informed informing|notify notifies notified notifying", "give gives gave/given giving|provide provides provided providing", "build builds built building|construct constructs constructed constructing",
        "choose chooses chose/chosen choosing|select selects selected selecting|pick picks picked picking", "keep keeps kept keeping|retain retains retained retaining", "live lives lived living|reside resides resided residing",
        "happen happens happened happening|occur occurs occurred occurring|take_place takes_place took_place/taken_place taking_place", "make_sure makes_sure made_sure making_sure|ensure ensures ensured ensuring",
        "allow allows allowed allowing|permit permits permitted permitting", "find finds found finding|locate locates located locating", "repair repairs repaired repairing|mend mends mended mending",
        "carry_out carries_out carried_out carrying_out|conduct conducts conducted conducting", "set_up sets_up set_up setting_up|establish establishes established establishing", "look_for looks_for looked_for looking_for|search_for searches_for searched_for searching_for",
        "take_part_in takes_part_in took_part_in/taken_part_in taking_part_in|participate_in participates_in participated_in participating_in", "put_off puts_off put_off putting_off|postpone postpones postponed postponing",
        "continue continues continued continuing|carry_on carries_on carried_on carrying_on", "change changes changed changing|alter alters altered altering", "answer answers answered answering|reply replies replied replying|respond responds responded responding",
        "deal_with deals_with dealt_with dealing_with|handle handles handled handling", "fill_in fills_in filled_in filling_in|fill_out fills_out filled_out filling_out", "think_about thinks_about thought_about thinking_about|think_of thinks_of thought_of thinking_of",
    ),
}  # fmt: skip


def groups(language: str) -> tuple[str, ...]:
    """Forms that stand for one another, as in `synonyms.INTERCHANGED`."""
    return tuple(
        "|".join(forms).replace("/", "|")
        for verb in VERBS.get(language, ())
        for forms in zip(*(one.split() for one in verb.split("|")), strict=True)
    )
