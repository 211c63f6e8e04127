"""When something happened may be named in another place of its clause; where the day could be another thing's it is not style."""

import pytest

from versioner.core.classify.timed import timed
from versioner.core.lexicon.english import spelling_key

_STYLE = """
en|She was born in Leeds in 1931.|She was born in 1931 in Leeds.
en|On Friday, the council closed the bridge.|The council closed the bridge on Friday.
en|In May 2024 the mill burned down.|The mill burned down in May 2024.
en|Last Tuesday the mill reopened.|The mill reopened last Tuesday.
en|Yesterday the mill reopened.|The mill reopened yesterday.
de|Die Brücke bleibt bis Ende März gesperrt.|Bis Ende März bleibt die Brücke gesperrt.
de|Am Freitag sperrte der Rat die Brücke.|Der Rat sperrte die Brücke am Freitag.
de|Der Rat sperrte am Freitag die Brücke.|Am Freitag sperrte der Rat die Brücke.
nl|Op vrijdag sloot de raad de brug.|De raad sloot de brug op vrijdag.
fr|Vendredi, le conseil a fermé le pont.|Le conseil a fermé le pont vendredi.
es|El viernes el concejo cerró el puente.|El concejo cerró el puente el viernes.
"""
_OTHERWISE = """
en|The concert on 3 May was cancelled.|The concert was cancelled on 3 May.
en|The council cancelled the concert on Friday.|On Friday the council cancelled the concert.
en|He said on Friday he would resign.|He said he would resign on Friday.
en|On Friday he said he would resign.|He said he would resign on Friday.
en|The council plans to close the bridge on Friday.|On Friday the council plans to close the bridge.
en|She met the man she married in 1931.|In 1931 she met the man she married.
en|Harker moved from Leeds in 1931 to York.|Harker moved from Leeds to York in 1931.
en|On Friday Rovers beat United.|United beat Rovers on Friday.
en|On Friday the council closed the bridge.|The council closed the bridge on Monday.
en|He started closing the shop on Friday.|On Friday he started closing the shop.
en|The fair opened, and the mill closed on Friday.|On Friday the fair opened, and the mill closed.
de|Die Ausstellung am 3. Mai wurde abgesagt.|Am 3. Mai wurde die Ausstellung abgesagt.
de|Die Ausstellung am 3. Mai war gut besucht.|Am 3. Mai war die Ausstellung gut besucht.
de|Der Rat will die Brücke am Freitag sperren.|Am Freitag will der Rat die Brücke sperren.
de|Am Freitag schlug Anna Bert.|Bert schlug Anna am Freitag.
fr|Le conseil a annulé le concert vendredi.|Vendredi, le conseil a annulé le concert.
xx|On Friday, the council closed the bridge.|The council closed the bridge on Friday.
"""


def _pairs(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.split("\n") if line]


@pytest.mark.parametrize(("language", "before", "after"), _pairs(_STYLE))
def test_when_stands_in_another_place(language, before, after):
    assert timed(before, after, language)
    assert timed(after, before, language)


@pytest.mark.parametrize(("language", "before", "after"), _pairs(_OTHERWISE))
def test_where_the_day_may_be_that_of_another_thing_nothing_is_said(language, before, after):
    assert not timed(before, after, language)
    assert not timed(after, before, language)


def test_whose_a_thing_is_has_two_spellings_too():
    assert spelling_key("organisation's") == spelling_key("organization's")
    assert spelling_key("theatre's") == spelling_key("theater's") != spelling_key("theatre")
