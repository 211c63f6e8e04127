"""Words of which one excludes another: where one takes the other's place in a sentence, a fact has changed.

Source: written for this project. Each language names the same things in the same order: kinds are parted by "/",
things by a space, words for one thing by a comma; "-" stands where a language has no word, or one that means much
else too. Words stand in their dictionary form where there is a word list of the language, else as they are written;
in German, Dutch and Swedish a compound is told by its end ("Stadtbibliothek").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from versioner.core.lexicon.opposites import forms

# colours / points of the compass / seasons / houses and places of a town / transport / animals / what falls from the sky
_THINGS = {
    "en": "red orange yellow green blue black white brown pink purple grey,gray / north,northern south,southern east,eastern west,western / summer winter autumn spring "
    "/ library theatre,theater museum school church hospital,clinic stadium cinema hotel airport harbour,harbor factory warehouse prison,jail university gym,gymnasium bakery pharmacy castle "
    "/ bus train tram ferry,ship plane,aircraft,aeroplane,airplane bicycle,bike lorry,truck helicopter / dog cat horse cow sheep pig goat wolf bear fox / rain snow hail",
    "de": "rot orange gelb grün blau schwarz weiß,weiss braun rosa lila,violett grau / norden süden osten westen / sommer winter herbst frühling,frühjahr "
    "/ bibliothek,bücherei theater,schauspielhaus museum schule kirche krankenhaus,klinik stadion kino hotel flughafen hafen fabrik lagerhalle gefängnis universität turnhalle,sporthalle bäckerei apotheke schloss "
    "/ bus zug straßenbahn,tram fähre,schiff flugzeug fahrrad lastwagen hubschrauber / hund katze pferd kuh schaf schwein ziege wolf bär fuchs / regen schnee hagel",
    "fr": "rouge - jaune vert,verte bleu,bleue noir,noire blanc,blanche marron rose violet,violette gris,grise / nord sud est ouest / - hiver automne printemps "
    "/ bibliothèque,médiathèque théâtre musée école,collège,lycée église hôpital,clinique stade cinéma hôtel aéroport port usine entrepôt prison université gymnase boulangerie pharmacie château "
    "/ bus,autobus train tramway,tram ferry,bateau,navire avion vélo,bicyclette camion hélicoptère / chien chat cheval vache mouton cochon chèvre loup ours renard / pluie neige grêle",
    "es": "rojo,roja naranja amarillo,amarilla verde azul negro,negra blanco,blanca marrón rosa morado,morada gris / norte sur este oeste / verano invierno otoño primavera "
    "/ biblioteca teatro museo escuela,colegio,instituto iglesia hospital,clínica estadio cine hotel aeropuerto puerto fábrica almacén cárcel,prisión universidad polideportivo,gimnasio panadería farmacia castillo "
    "/ autobús tren tranvía transbordador,ferry,barco,buque avión bicicleta camión helicóptero / perro gato caballo vaca oveja cerdo cabra lobo oso zorro / lluvia nieve granizo",
    "it": "rosso,rossa arancione giallo,gialla verde blu nero,nera bianco,bianca marrone rosa viola grigio,grigia / nord sud est ovest / - inverno autunno primavera "
    "/ biblioteca teatro museo scuola chiesa ospedale,clinica stadio cinema albergo,hotel aeroporto porto fabbrica magazzino carcere,prigione università palestra panetteria farmacia castello "
    "/ autobus treno tram traghetto,nave aereo bicicletta camion elicottero / cane gatto cavallo mucca pecora maiale capra lupo orso volpe / pioggia neve grandine",
    "pt": "vermelho,vermelha laranja amarelo,amarela verde azul preto,preta branco,branca marrom,castanho rosa roxo,roxa cinza,cinzento / norte sul leste oeste / verão inverno outono primavera "
    "/ biblioteca teatro museu escola igreja hospital,clínica estádio cinema hotel aeroporto porto fábrica armazém prisão,cadeia universidade ginásio padaria farmácia castelo "
    "/ ônibus,autocarro trem,comboio elétrico balsa,ferry,navio avião bicicleta caminhão,camião helicóptero / cão,cachorro gato cavalo vaca ovelha porco cabra lobo urso raposa / chuva neve granizo",
    "nl": "rood,rode oranje geel,gele groen,groene blauw,blauwe zwart,zwarte wit,witte bruin,bruine roze paars,paarse grijs,grijze / noorden zuiden oosten westen / zomer winter herfst lente,voorjaar "
    "/ bibliotheek schouwburg,theater museum school kerk ziekenhuis,kliniek stadion bioscoop hotel luchthaven,vliegveld haven fabriek magazijn gevangenis universiteit sporthal,gymzaal bakkerij apotheek kasteel "
    "/ bus trein tram veerboot,veerpont,schip vliegtuig fiets vrachtwagen helikopter / hond kat paard koe schaap varken geit wolf beer vos / regen sneeuw hagel",
    "sv": "röd,röda,rött orange gul,gula,gult grön,gröna,grönt blå,blåa,blått svart,svarta vit,vita,vitt brun,bruna,brunt rosa lila grå,gråa,grått / norr söder öster väster / sommar vinter höst - "
    "/ bibliotek,biblioteket teater,teatern museum,museet skola,skolan kyrka,kyrkan sjukhus,sjukhuset stadion biograf,biografen hotell,hotellet flygplats,flygplatsen hamn,hamnen fabrik,fabriken lagerlokal fängelse,fängelset universitet,universitetet gymnastiksal,sporthall bageri,bageriet apotek,apoteket slott,slottet "
    "/ buss,bussen tåg,tåget spårvagn färja,färjan,fartyg flygplan,flygplanet cykel lastbil helikopter / hund,hunden katt,katten häst,hästen ko,kon får gris,grisen get varg,vargen björn,björnen räv,räven / regn snö hagel",
    "pl": "czerwony,czerwona pomarańczowy żółty,żółta zielony,zielona niebieski,niebieska czarny,czarna biały,biała brązowy różowy fioletowy szary / północ południe wschód zachód / lato zima jesień wiosna "
    "/ biblioteka teatr muzeum szkoła kościół szpital,klinika stadion kino hotel lotnisko - fabryka magazyn więzienie uniwersytet - piekarnia apteka zamek "
    "/ autobus pociąg tramwaj prom,statek samolot rower ciężarówka helikopter,śmigłowiec / pies kot koń krowa owca świnia koza wilk niedźwiedź lis / deszcz śnieg grad",
}  # fmt: skip
_COMPOUNDS = frozenset({"de", "nl", "sv"})
_SHORTEST_END, _SHORTEST_HEAD = 5, 3

Thing = tuple[int, int]  # of which kind, and which of it
# Kinds of things that are named for themselves: houses, means of transport, animals. A colour is of something.
BY_THEMSELVES = frozenset({3, 4, 5})


@cache
def _known(language: str) -> Mapping[str, Thing]:
    """A language's words, folded -> what they name."""
    found: dict[str, Thing] = {}
    for kind, line in enumerate(_THINGS.get(language, "").split("/")):
        for one, group in enumerate(line.split()):
            found |= {word: (kind, one) for word in group.split(",") if word != "-"}
    return found


def things(words: Iterable[str], language: str | None) -> frozenset[Thing]:
    """What words of a text name, as far as one of it excludes others of its kind.

    Args:
        words: the words.
        language: the text's language tag.
    """
    tongue = (language or "").lower()[:2]
    known = _known(tongue)
    return frozenset(one for word in words if known and (one := _named(word, tongue, known)) is not None)


def _named(word: str, language: str, known: Mapping[str, Thing]) -> Thing | None:
    if not word.isalpha():
        return None
    found = next((known[form] for form in forms(word, language) if form in known), None)
    if found is not None or language not in _COMPOUNDS:
        return found
    low = word.casefold()
    ends = (low[n:] for n in range(_SHORTEST_HEAD, len(low) - _SHORTEST_END + 1))
    return next((known[end] for end in ends if end in known), None)
