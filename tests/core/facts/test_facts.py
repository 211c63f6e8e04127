"""What a sentence says, in twenty-odd languages: amounts, dates, times, bounds; and what still holds."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from versioner.core.facts import Bound, FactKind, Quantity, agree, facts, quoted
from versioner.core.facts.figures import MOST, han, plain, power

N, M, P, D, T = FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DATE, FactKind.TIME


def said(text, language):
    return {(fact.kind, fact.value, fact.unit) for fact in facts(text, language)}


SAID = """
en | The lighthouse drew 28,400 visitors | number 28400
en | They need £12.5m by Friday | money 12500000 GBP; date weekday 5
en | a loan of 5 crore rupees | money 50000000 INR
en | twenty-two goats and two hundred and five sheep | number 22; number 205
en | a dozen buoys | number 12
en | It holds 10⁶ cells | number 1000000
en | rose by 3 percentage points | percent 3 point
en | Two-thirds of the fleet | percent 2/3 part
en | a twentieth of the rent | percent 1/20 part
en | one in eight herons | percent 1/8 part
en | nine out of ten keepers | percent 9/10 part
en | It shut at nine in the evening | time 21:00
en | doors close at 7.30pm | time 19:30
en | from noon | time 12:00
en | between 12–14 tonnes | number 12–14 tonne
en | They bid 2.4 to 2.6 million euros | money 2400000–2600000 EUR
en | between six and eight million litres | number 6000000–8000000 liter
en | between 700,000 and 1.1 million litres | number 700000–1100000 liter
en | on March 4, 2027 | date 2027-03-04
en | on the 3rd floor | number 3.
en | a 40-year-old mare | number 40 year
en | 14 in favour of the weir, 9 against | number 14; number 9
de | der Kahn fährt 14 in der Woche | number 14
en | a plank 14 in. thick and 12 ft long | number 14 inch; number 12 foot
en | 60 litres through 30 metres of hose | number 60 liter; number 30 meter
en | a dozen herons for a fortnight | number 12
es | Apertura de la presa: 9 de mayo | date --05-09
pl | Otwarcie: 9 maja, 5 w Gdyni | date --05-09; number 5
nl | twee derde van de bijen | percent 2/3 part
it | due terzi delle api | percent 2/3 part
hu | 5000 Ft | money 5000 HUF
de | rund 12.000 Bienen im Mai | number 12000; date --05
de | einundzwanzig Boote um 21 Uhr | number 21; time 21:00
de | vierzigtausend Liter | number 40000 liter
de | achthundertzwölf Schafe und tausendundeine Nacht | number 812; number 1001
de | siebzehnhundert Ziegen | number 1700
nl | elfduizend koeien, negentienhonderd schapen | number 11000; number 1900
sv | trettontusen fåglar, hundrasju ägg | number 13000; number 107
da | firetusind svaner, tohundredeogni ænder | number 4000; number 209
no | sekstusen sauer | number 6000
it | quarantaseimila pecore, seicentootto capre | number 46000; number 608
fi | seitsemäntuhatta lammasta | number 7000
hu | háromezer-kétszáz birka | number 3200
de | zu drei Vierteln gefüllt | percent 3/4 part
zh | 水深40 m,长6km的堤 | number 40 meter; number 6 kilometer
ru | лодка весит 40 kg | number 40 kilogram
ja | 漁師は17名 | number 17 人
ja | 漁師は17人 | number 17 人
da | en halv time | percent 1/2 part
en | Open 9:00–17:00 | time 09:00; time 17:00
en | Open 9:15-17:45 daily | time 09:15; time 17:45
en | a draw of 2:1–3:2 | number 2
tr | ceza 600 TL | money 600 TRY
tr | ücret 45 liradan 60 liraya çıktı | money 45 TRY; money 60 TRY
de | offen bis 17.00 Uhr | time 17:00
nl | open tot 22.00 uur | time 22:00
nl | tot tien uur 's avonds | time 22:00
nl | om 9 uur ’s ochtends | time 09:00
nl | na drie uur varen | number 3 hour
de | ein Drittel der Ernte | percent 1/3 part
de | 3,5 Millionen Euro | money 3500000 EUR
de | 4 Prozentpunkte mehr | percent 4 point
fr | près d’un tiers des 12 000 arbres | percent 1/3 part; number 12000
fr | le 1er mars 2027 | date 2027-03-01
fr | quatre-vingt-dix chèvres | number 90
fr | 12 millions d’euros à 21h30 | money 12000000 EUR; time 21:30
es | treinta y dos barcas | number 32
es | doce mil millones de euros | money 12000000000 EUR
es | el 4 de marzo de 2027 | date 2027-03-04
it | ventitré pecore giovedì | number 23; date weekday 4
pt | 4,5 milhões de euros na quinta-feira | money 4500000 EUR; date weekday 4
nl | eenentwintig koeien op 4 maart | number 21; date --03-04
sv | måndagskvällen och tisdagsmorgonen | date weekday 1; date weekday 2
de | am Montagabend und Freitagmorgen | date weekday 1; date weekday 5
nl | zaterdagavond en zondagmiddag | date weekday 6; date weekday 7
sv | tolv miljoner kronor på torsdagen | money 12000000 kr; date weekday 4
da | fra klokken ni, tre både | time 09:00; number 3
sv | klockan nio | time 09:00
fi | klo 9 | time 09:00
sv | kl 8–16 | number 8–16
da | halvtreds får i april | number 50; date --04
no | tretti båter på tirsdag | number 30; date weekday 2
fi | kolme venettä torstaina 5. toukokuuta | number 3; date weekday 4; date --05-05
pl | dwudziestu rybaków w środę | number 20; date weekday 3
pl | 12 mln złotych | money 12000000 PLN
cs | čtyři mosty ve středu | number 4; date weekday 3
sk | päť lodí v stredu | number 5; date weekday 3
ru | трёх лодок во вторник 5 марта | number 3; date weekday 2; date --03-05
ru | 12 млрд рублей | money 12000000000 RUB
uk | п'ять човнів у п'ятницю | number 5; date weekday 5
bg | двама рибари във вторник | number 2; date weekday 2
el | τρία πλοία την Τρίτη 5 Μαρτίου | number 3; date weekday 2; date --03-05
tr | Salı günü yüzde 12 | date weekday 2; percent 12
hu | három hajó kedden március 5-én | number 3; date weekday 2; date --03-05
ro | șapte bărci joi | number 7; date weekday 4
ar | ٤٣٠٠ قارب يوم الثلاثاء | number 4300; date weekday 2
he | שלושה סירות ביום שלישי | number 3; date weekday 2
fa | ۱۲ میلیون دلار | money 12000000 USD
hi | तीन करोड़ रुपये मंगलवार को | money 30000000 INR; date weekday 2
bn | তিন নৌকা | number 3
zh | 1200万欧元，星期二 | money 12000000 EUR; date weekday 2
zh | 百分之三十的船 | percent 30
zh | 4300人在2027年3月4日 | number 4300 人; date 2027-03-04
ja | 3億5000万円、火曜日 | money 350000000 JPY; date weekday 2
ja | 三人が来た | number 3 人
ko | 4,300명이 화요일에 | number 4300 명; date weekday 2
ko | 이달 28일부터 | date ---28
ko | 지난 3일간 | number 3
ja | 今月28日から | date ---28
zh | 约1.2万辆车 | number 12000 辆
ko | 세 명이 3월 4일 | number 3; date --03-04
vi | ba chiếc thuyền ngày 4 tháng 3 | number 3; date --03-04
id | tiga perahu pada hari Selasa | number 3; date weekday 2
th | วันอังคาร | date weekday 2
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_a_fact_is_read_for_what_it_says(line):
    language, text, wanted = (part.strip() for part in line.split("|"))
    units = {
        "GBP",
        "INR",
        "EUR",
        "USD",
        "PLN",
        "RUB",
        "JPY",
        "kr",
        "point",
        "part",
        "year",
        "tonne",
        "inch",
        "foot",
        "liter",
        "kilogram",
        "TRY",
        "kilometer",
        "meter",
        "HUF",
        "人",
        "명",
        "辆",
        "hour",
    }
    for one in wanted.split("; "):
        kind, _, rest = one.partition(" ")
        words = rest.split()
        unit = words.pop() if words[-1] in units else ""
        assert (FactKind(kind), " ".join(words), unit) in said(text, language), said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "They didn't come", "not"), ("en", "They cannot come", "not"), ("de", "Es gab kein Wasser", "kein"), ("fr", "Il n’est pas venu", "pas"), ("sv", "Hon kom inte", "inte"),
        ("pl", "Nie przyszli", "nie"), ("ru", "Они не пришли", "не"), ("el", "Δεν ήρθαν", "δεν"), ("ar", "ولم يأت أحد", "لم"), ("he", "הם לא באו", "לא"), ("zh", "他们没有来", "没有"), ("ja", "船は来なかった", "なかった"),
        ("ko", "배가 오지 않았다", "않"), ("th", "เรือไม่มา", "ไม่"), ("vi", "thuyền không đến", "không"), ("fi", "Vene ei tullut", "ei"), ("hu", "A hajó nem jött", "nem"), ("tr", "Gemi gelmedi", "-me-"), ("cs", "Loď není tady", "není"),
        ("hi", "नाव नहीं आई", "नहीं"), ("fa", "کشتی نیست", "نیست"), ("id", "Kapal tidak datang", "tidak"),
    ],
)  # fmt: skip
def test_a_negation_is_found_in_every_language(language, text, word):
    assert (FactKind.NEGATION, word, "") in said(text, language)


def of(text, language="en"):
    return next(fact.quantity for fact in facts(text, language) if fact.quantity is not None)


@pytest.mark.parametrize(
    ("text", "bound", "value", "unit", "step"),
    [
        ("about 30,000 crabs", Bound.ABOUT, "30000", "", "1"),
        ("nearly a third of them", Bound.NEARLY, "33.33", "percent", "2"),
        ("more than £12 million", Bound.OVER, "12000000", "GBP", "1000000"),
        ("at least 50 crabs", Bound.LEAST, "50", "", "1"),
        ("up to 3.4 km", Bound.MOST, "3.4", "kilometer", "0.1"),
        ("thousands of crabs", Bound.LOOSE, "1000", "", "1"),
        ("12–14 kg", Bound.BETWEEN, "12", "kilogram", "1"),
        ("12 crabs", Bound.EXACT, "12", "", "1"),
    ],
)
def test_an_amount_carries_how_exactly_it_is_meant(text, bound, value, unit, step):
    quantity = of(text)
    assert (quantity.bound, quantity.unit, quantity.step.normalize()) == (
        bound,
        unit,
        Decimal(step).normalize(),
    )
    assert abs(quantity.value - Decimal(value)) < Decimal("0.01")


@pytest.mark.parametrize(
    ("article", "source", "holds"),
    [
        ("about 30,000 crabs", "29,870 crabs", True), ("about 30,000 crabs", "24,000 crabs", False), ("more than 50 crabs", "53 crabs", True), ("more than 50 crabs", "48 crabs", False), ("more than 50 crabs", "50 crabs", False),
        ("up to 50 crabs", "48 crabs", True), ("up to 50 crabs", "53 crabs", False), ("nearly a third", "31 %", True), ("nearly a third", "38 %", False), ("a third of them", "33 percent", True), ("5 km", "5,000 m", True), ("5 km", "5,700 m", False),
        ("12 million crabs", "12.2 million crabs", True), ("12 million crabs", "13 million crabs", False), ("12–14 crabs", "13 crabs", True), ("12–14 crabs", "15 crabs", False), ("£5", "€5", None), ("thousands of crabs", "4,300 crabs", True),
        ("a twentieth of it", "5 %", True), ("one in eight", "12.5 %", True), ("4,300 crabs", "3,400 crabs", False),
    ],
)  # fmt: skip
def test_what_is_said_holds_within_its_precision(article, source, holds):
    assert of(article).holds(of(source)) is holds


def test_one_counts_only_as_a_weak_number():
    assert [fact.weak for fact in facts("one of the crabs", "en") if fact.kind is N] == [True]
    assert [fact.weak for fact in facts("two of the crabs", "en") if fact.kind is N] == [False]


def test_days_by_their_distance_are_dates_where_the_day_is_known():
    assert (D, "day -1", "") in said("It sank yesterday", "en")
    found = {(fact.kind, fact.value) for fact in facts("It sank yesterday", "en", today=date(2027, 3, 10))}
    assert (D, "2027-03-09") in found


def test_dates_agree_as_far_as_they_are_known():
    assert agree("--03-09", "2027-03-09") is True
    assert agree("--03-09", "2027-03-10") is False
    assert agree("2027", "--03-09") is None


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("It opened in Oct and shut since Nov.", "en", ["--10", "--11"]),
        ("Jan–Feb was wet.", "en", ["--01", "--02"]),
        ("The boat lies in Jan Novak's yard.", "en", []),
        ("They met in Mar del Plata.", "en", []),
        ("They sat in the boat on sat nights.", "en", []),
        ("Jan rowed the boat by the pier.", "en", []),
        ("Estuvo en set de grabación.", "es", []),
        ("Se abrió en oct. y cerró.", "es", ["--10"]),
    ],
)
def test_a_short_name_alone_is_a_month_where_only_a_month_stands(text, language, dates):
    assert [fact.value for fact in facts(text, language) if fact.kind is FactKind.DATE] == dates


def test_may_is_a_month_only_where_it_is_one():
    assert not {value for kind, value, _ in said("They may come", "en") if kind is D}
    assert (D, "--05-09", "") in said("They may come on 9 May", "en")
    assert not {value for kind, value, _ in said("They march on", "en") if kind is D}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("„Es ist sicher“, sagte sie in Kiel.", ["Es ist sicher"]),
        ("»Es ist sicher«, sagte sie.", ["Es ist sicher"]),
        ("« C’est sûr », a-t-elle dit.", [" C’est sûr "]),
        ("”Det är säkert”, sade hon.", ["Det är säkert"]),
        ('He said "it is safe" in Kiel.', ["it is safe"]),
        ("「安全なもの」と述べた。", ["安全なもの"]),
        ("It is safe,” she said. “We looked.”", ["It is safe,", "We looked."]),
        ("“It is safe. We looked.", ["It is safe. We looked."]),
        ("the crew’s boats and the dogs’ bowls", []),
        ('a 12" pipe', []),
    ],
)
def test_speech_is_found_in_every_style_of_marks(text, inside):
    assert [text[start:end] for start, end in quoted(text)] == inside


def test_written_numbers_are_plain_in_their_language():
    assert [plain("1.234", "."), plain("1.234", ","), plain("1.234"), plain("1,5", ","), plain("1'200"), plain("٤٣٠٠")] == ["1.234", "1234", "1234", "1.5", "1200", "4300"]  # fmt: skip
    assert [han("三十五"), han("1200万"), han("3億5000万"), han("二〇二七"), han("一千二百")] == [
        35,
        12_000_000,
        350_000_000,
        2027,
        1200,
    ]
    assert (power("⁶ cells"), power("6")) == ((6, 1), None)


def test_a_long_line_of_figures_takes_no_longer_than_its_length():
    line = "123 456 " * 20_000 + "“" * 2_000 + "1,1" * 5_000
    assert facts(line + " et 12 portes", "fr")[-1].value == "12"


ODD = (
    "1,000,000.00.00", "1.000.000,00,00", "00.00.00", ",,", "9" * 60, "9" * 60 + "万", "9⁹⁹⁹⁹⁹⁹⁹", "10⁻⁹⁹⁹⁹⁹⁹⁹", "1½½", "99:99",
    "2026-13-45", "31 February 99999", "百分之/00.00.00", "1e999999", "1" * 30 + "." + "1" * 30, "12 million billion trillion trillion",
    "٣٫٣٫٣", "１．５．５", "-−-5", "3:12:30 pm", "九" * 60, "1,1億1,1億", "½⁹", "5⁰",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "fr", "hi", "ja", "zh", "ar", None])
def test_what_looks_like_a_number_and_is_none_is_no_mistake(language):
    for one, other in product(ODD, ["", " %", " million euros", "万", "-" + ODD[0], "–12"]):
        for fact in facts(f"It cost {one}{other} in all.", language):
            assert fact.quantity is None or abs(fact.quantity.value) < MOST


def test_no_number_has_two_decimal_marks():
    assert [plain(text) for text in ("1,000,000.00.00", "1.000.000,00,00", "1,234.5", "1.234,5", "12.11.2026")] == [
        "10000000000", "10000000000", "1234.5", "1234.5", "12112026",
    ]  # fmt: skip


def test_ranges_and_bounds_stand_in_what_a_fact_says():
    assert [fact.said for fact in facts("more than 50 crabs", "en")] != [
        fact.said for fact in facts("50 crabs", "en")
    ]
    assert Quantity(value=Decimal(5), unit="mile").factor == Decimal("1609.344")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("£50-54 million", 50_000_000, 54_000_000), ("$3–4bn", 3 * 10**9, 4 * 10**9), ("12-14 weeks", 12, 14)],
)
def test_a_word_of_scale_behind_a_range_is_of_both_its_ends(text, low, high):
    (said,) = [fact.quantity for fact in facts(text, "en") if fact.quantity]
    assert (said.value, said.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("78 | I. Harrow | 2-2", "es", {"harrow"}),
        ("Direzione: O. Marr.", "it", {"marr"}),
        ("J.-P. Orr, maire", "fr", {"orr"}),
        ("The plan failed. Nobody came.", "en", set()),
    ],
)
def test_what_follows_an_initial_is_a_name(text, language, names):
    assert {
        fact.value for fact in facts(text, language) if fact.kind is FactKind.NAME and len(fact.value) > 1
    } == names


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("比预算增加百分之五。", "5"),
        ("比预算增加百分之五点三。", "5.3"),
        ("百分之二十五点零五的人", "25.05"),
        ("百分之百", "100"),
    ],
)
def test_chinese_hundredths_are_percents(text, value):
    assert [(one.kind, one.value) for one in facts(text, "zh")] == [(FactKind.PERCENT, value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ein Tausendfüßler im Hundertmeterbecken", "de"),
        ("hundred hunderteine", "de"),
        ("de duizendpoot en de honderdjarige", "nl"),
        ("hundredet er fuldt", "da"),
        ("una gara milanese di centometristi", "it"),
        ("satama on suljettu", "fi"),
    ],
)
def test_a_word_with_a_number_in_it_is_none_where_the_rest_is_something_else(text, language):
    assert not [fact for fact in facts(text, language) if fact.quantity is not None and not fact.weak]
