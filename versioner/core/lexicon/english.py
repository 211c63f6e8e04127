"""One spelling for English on both sides of the ocean.

Source: the rules by which British and American spelling differ (-ise/-ize, -our/-or, -re/-er, doubled l before an
ending, -ence/-ense, ae and oe for e, -ogue/-og), and the words that no rule makes, in a list written for this project.
Two spellings are one only where both give the same key: no word is changed in what is shown.
"""

from __future__ import annotations

from versioner.late import re

_RULES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations|able|ational)$", r"iz\1"),
        (r"(?<=[a-z]{2})lys(e|ed|es|er|ers|ing)$", r"lyz\1"),
        (
            r"(?<=[a-z]{2})our(s|ed|ing|ite|ites|able|ful|less|er|ers|ly|y|al|ally|hood|hoods|ist|ists)?$",
            r"or\1",
        ),
        (r"(?<=[a-z]{2}[tbhv])re(s)?$", r"er\1"),
        (r"(?<=[a-z]{2}[tbhv])red$", "ered"),
        (r"(?<=[aeiou][b-df-hj-np-tv-z][aeiou])ll(ed|ing|er|ers|or|ors|ation|ery|ous|ist)$", r"l\1"),
        (r"(?<=[a-z]{2})enc(e|es|eless)$", r"ens\1"),
        (r"(?<=[a-z]{3})ogue(s)?$", r"og\1"),
        (r"ae(?=[a-z]{3})|oe(?=[a-z]{4})", "e"),
        (r"(?<=dg)e(?=ment)|(?<=[a-z]ag)e(?=ing$)", ""),
        (r"(?<=[a-z]{3})xion(s)?$", r"ction\1"),
    )
)
# Verbs in -l behind two consonants, which the rule of the doubled l does not see ("unfilled" is not "unfiled").
_DOUBLED = "cancel counsel signal channel funnel tunnel marshal quarrel barrel pencil kennel chisel shovel trammel stencil"
_WORDS = {
    f"{verb}l{ending}": f"{verb}{ending}"
    for verb in _DOUBLED.split()
    for ending in ("ed", "ing", "or", "ors", "er", "ers")
} | {
    word: other
    for pair in (
        "grey/gray greys/grays programme/program programmes/programs theatre/theater manoeuvre/maneuver manoeuvres/maneuvers manoeuvred/maneuvered aluminium/aluminum sceptic/skeptic sceptics/skeptics sceptical/skeptical scepticism/skepticism "
        "plough/plow ploughs/plows ploughed/plowed mould/mold moulds/molds mouldy/moldy moustache/mustache pyjamas/pajamas jewellery/jewelry cheque/check cheques/checks kerb/curb kerbs/curbs tyre/tire tyres/tires storey/story storeys/stories "
        "licence/license licences/licenses practise/practice practised/practiced practising/practicing skilful/skillful wilful/willful fulfil/fulfill fulfils/fulfills enrol/enroll enrols/enrolls enrolment/enrollment fulfilment/fulfillment instalment/installment "
        "instalments/installments distil/distill instil/instill appal/appall learnt/learned burnt/burned spelt/spelled dreamt/dreamed leapt/leaped spilt/spilled spoilt/spoiled smelt/smelled leant/leaned gaol/jail axe/ax cosy/cozy "
        "maths/math mum/mom mums/moms sulphur/sulfur sulphate/sulfate carat/karat catalogue/catalog dialogue/dialog analogue/analog speciality/specialty orientated/oriented artefact/artifact artefacts/artifacts ageing/aging omelette/omelet "
        "arse/ass woollen/woolen marvellous/marvelous focussed/focused focusses/focuses benefitted/benefited targetted/targeted budgetted/budgeted vice/vise behove/behoove yoghurt/yogurt worshipped/worshiped worshipping/worshiping kidnapped/kidnaped kidnapping/kidnaping fuelled/fueled fuelling/fueling dialled/dialed dialling/dialing foetus/fetus foetal/fetal foetuses/fetuses faeces/feces tonne/ton defence/defense offence/offense pretence/pretense "
        "liquorice/licorice furore/furor disc/disk discs/disks"
    ).split()
    for word, _, other in [pair.partition("/")]
    if word not in {"cheque", "cheques", "tyre", "tyres", "storey", "storeys", "tonne", "arse", "vice", "mum", "mums", "carat"}
}  # fmt: skip


def spelling_key(word: str) -> str:
    """What two spellings of one English word share; of any other word something unlike every other's.

    Args:
        word: folded to lower case.
    """
    if len(word) < 3 or not word.isascii():
        return word
    if "'" in word:  # "the organisation's"
        owner, mark, ending = word.partition("'")
        return f"{spelling_key(owner)}{mark}{ending}"
    word = _WORDS.get(word, word)
    for pattern, into in _RULES:
        word = pattern.sub(into, word)
    return word


# Words that their hyphen tells from another: who re-signed stays, who resigned goes.
TOLD_BY_HYPHEN = frozenset(
    f"re-{verb}{ending}"
    for verb in "sign form cover sort lay mark press serve store treat count present collect dress sound bound".split()
    for ending in ("", "s", "es", "ed", "d", "ing")
) | frozenset("re-sent re-creation re-creations re-covering re-storing re-serving re-laid".split())
