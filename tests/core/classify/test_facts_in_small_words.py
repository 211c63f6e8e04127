"""Facts that hang on one small word, an ending, an article or a hyphen: how many they are, who it was, who did it to whom, and when.

What looks like the pairs of `test_said_otherwise.SAME`, and says another thing. The sentences are this project's own.
"""

import pytest

from tests.core.align.test_align import doc
from tests.told import told_between
from versioner.core.model import Document, Significance

OTHER = """
en | The council dropped its claim against the builder. | The council dropped its claims against the builder.
en | The club needs their win in May. | The club needs their wins in May.
en | The measure was rejected by the harbour board. | The measures were rejected by the harbour board.
en | The accused was released by the harbour board. | The accused were released by the harbour board.
en | The injured was taken to the pier. | The injured were taken to the pier.
en | The Lebanese was held at the pier. | The Lebanese were held at the pier.
en | The lawyer defending the brothers, who was held in jail, is ill. | The lawyer defending the brothers, who were held in jail, is ill.
en | The people that are held on the island get no food. | The people that were held on the island get no food.
en | The player re-signed in May. | The player resigned in May.
en | He told the board which boat sank. | He told the board that boat sank.
en | The price of the boat was fixed. | The price of the boat was repaired.
de | Die Frau hat der Hund gebissen. | Die Frau hat den Hund gebissen.
de | Er gab dem Kind des Arzt ein Boot. | Er gab dem Kind dem Arzt ein Boot.
de | Er sah am Kai das Band. | Er sah am Kai den Band.
de | Merkels Minister war gegen das Gesetz. | Merkels Minister waren gegen das Gesetz.
de | Deren Berater ist gegen das Gesetz. | Deren Berater sind gegen das Gesetz.
de | Laut Peters ist der Kai sicher. | Laut Peter ist der Kai sicher.
fr | Le gardien Georges Moulin quitte le port. | Le gardien Georges Moulins quitte le port.
fr | L'élève a été blessé au port. | L'élève a été blessée au port.
fr | Claude Rivel a été blessé au port. | Claude Rivel a été blessée au port.
fr | Le gardien les a arrêtés au port. | Le gardien les a arrêtées au port.
fr | Les touristes ont été arrêtés au port. | Les touristes ont été arrêtées au port.
fr | Nous gardons leur filet au port. | Nous gardons leurs filets au port.
fr | Vous gardez leur filet, nous payons leur dette. | Vous gardez leur filet, nous payons leurs dettes.
es | Vendemos casa en el puerto. | Vendemos casas en el puerto.
es | Fue detenido ayer en el puerto. | Fue detenida ayer en el puerto.
es | La hija del juez, el cual murió ayer, vive aquí. | La hija del juez, la cual murió ayer, vive aquí.
es | El guarda dijo que quería. | El guarda dijo qué quería.
es | El guarda Carlos Fuente dejó el puerto. | El guarda Carlos Fuentes dejó el puerto.
it | Sono stato scelto per il porto. | Sono stati scelti per il porto.
it | La figlia del giudice, il quale vive al porto, è malata. | La figlia del giudice, la quale vive al porto, è malata.
it | Ne parla il guardiano. | Né parla il guardiano.
pt | Foi detido ontem no porto. | Foi detida ontem no porto.
pt | O guarda Carlos Martin saiu do porto. | O guarda Carlos Martins saiu do porto.
el | Η κόρη του δικαστή, ο οποίος ήρθε χθες, ζει εδώ. | Η κόρη του δικαστή, η οποία ήρθε χθες, ζει εδώ.
he | הם ישבו תחת הגשר. | הם ישבו במקום הגשר.
et | Kõik tulid peale Mardi. | Kõik tulid pärast Mardi.
ar | ابتعد القارب عن الميناء. | ابتعد القارب حول الميناء.
"""

SAME = """
en | The board repairs the boats. | The board mends the boats.
en | The boat which the harbour bought has sunk. | The boat that the harbour bought has sunk.
de | Wegen dem Sturm bleibt die Fähre am Kai. | Wegen des Sturms bleibt die Fähre am Kai.
de | Laut dem Bericht ist der Kai sicher. | Laut des Berichts ist der Kai sicher.
es | El barco, el cual era viejo, se hundió. | El barco, que era viejo, se hundió.
fr | Les cabanes ont été vendus au port. | Les cabanes ont été vendues au port.
"""


def rows(text):
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


def significances(line):
    language, *sides = line
    one, other = (Document(title="x", language=language, blocks=doc(text).blocks) for text in sides)
    return {told_between(*pair).significance for pair in ((one, other), (other, one))}


@pytest.mark.parametrize("line", rows(OTHER), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_a_fact_in_a_small_word_is_not_minor(line):
    assert significances(line) == {Significance.SUBSTANTIVE}


@pytest.mark.parametrize("line", rows(SAME), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_what_tells_no_fact_is_minor_still(line):
    assert significances(line) == {Significance.MINOR}
