"""What a sentence may leave out, exchange or write otherwise and say the same, and what looks so and says another thing.

The sentences are this project's own. `SAME` is minor; `OTHER` is hard against the rules of `classify.interchanged`, `optional` and
`agreeing`, and never minor.
"""

import pytest

from tests.core.align.test_align import doc
from tests.told import told_between
from versioner.core.model import Document, Significance


def change(before, after, language):
    old, new = (Document(title="x", language=language, blocks=doc(text).blocks) for text in (before, after))
    return told_between(old, new)


SAME = """
en | The keeper expects that the ferry will pay for itself. | The keeper expects the ferry will pay for itself.
en | She is confident that gulls will come back to the pier. | She is confident gulls will come back to the pier.
en | The boat that he built in the yard has sunk. | The boat he built in the yard has sunk.
en | The boat which the harbour bought has sunk. | The boat that the harbour bought has sunk.
en | The boat which the harbour bought has sunk. | The boat the harbour bought has sunk.
en | People that row here know the tide. | People who row here know the tide.
en | The pier opens to-day, and closes at mid-night. | The pier opens today, and closes at midnight.
en | Boats will leave to-morrow for the rock. | Boats will leave tomorrow for the rock.
en | They asked whether the pier was open. | They asked if the pier was open.
en | He did not say whether the pier was open. | He did not say if the pier was open.
en | It is unclear whether gulls nest here. | It is unclear if gulls nest here.
en | A berth costs £40 a year for each boat. | A berth costs £40 per year for each boat.
en | The ferry runs every day in summer. | The ferry runs daily in summer.
en | Each captain hands in his or her log. | Each captain hands in their log.
en | Boats have to be moored by night. | Boats must be moored by night.
en | The pier is going to open in May. | The pier will open in May.
en | You do not need to book a berth. | You need not book a berth.
en | You don't need to book a berth. | You do not have to book a berth.
en | The crew meets at the quay and repairs the nets. | The crew meet at the quay and repairs the nets.
en | The harbour board provide a map of the piers. | The harbour board provides a map of the piers.
en | The crew was told of the storm. | The crew were told of the storm.
en | The old pier is longer then the new one. | The old pier is longer than the new one.
en | The captain should of turned back. | The captain should have turned back.
en | The board uses three boats for this. | The board utilises three boats for this.
en | Work had begun on the pier. | Work had started on the pier.
en | The pier was bought in 1974. | The pier was purchased in 1974.
en | The board met on Monday to count the boats. | The board met Monday to count the boats.
en | The Mersey vm was moved to a new rack. | The Mersey VM was moved to a new rack.
en | Mark the boat with a Ddos label. | Mark the boat with a DDoS label.
en | It was awhile before the fog lifted. | It was a while before the fog lifted.
en | There were alot of gulls on the pier. | There were a lot of gulls on the pier.
de | Das Boot, welches im Hafen liegt, ist alt. | Das Boot, das im Hafen liegt, ist alt.
de | Bspw. fahren die Boote im Winter nicht. | Beispielsweise fahren die Boote im Winter nicht.
de | Die Fähre fährt täglich nach Norden. | Die Fähre fährt jeden Tag nach Norden.
de | Die Mannschaft am Kai hat gewartet. | Die Mannschaft am Kai haben gewartet.
de | Am Kai liegt eine eine alte Fähre. | Am Kai liegt eine alte Fähre.
fr | Le bateau part chaque jour du quai. | Le bateau part tous les jours du quai.
fr | Le gardien a commencé a réparer le quai. | Le gardien a commencé à réparer le quai.
fr | Les bateaux on quitté le port. | Les bateaux ont quitté le port.
es | El barco sale cada día del muelle. | El barco sale todos los días del muelle.
es | Si el muelle estuviese abierto, habría barcos. | Si el muelle estuviera abierto, habría barcos.
it | Il traghetto parte ogni giorno dal molo. | Il traghetto parte tutti i giorni dal molo.
pt | O barco sai todos os dias do cais. | O barco sai diariamente do cais.
nl | De boot vaart elke dag naar het noorden. | De boot vaart dagelijks naar het noorden.
sv | Vakten sade att båten var sen. | Vakten sade båten var sen.
sv | Båten som han byggde har sjunkit. | Båten han byggde har sjunkit.
da | Båden, der ligger i havnen, er gammel. | Båden, som ligger i havnen, er gammel.
no | Vakten sier at båten er sen. | Vakten sier båten er sen.
cs | Podle správce přístavu lodě čekají. | Dle správce přístavu lodě čekají.
pl | Prom pływa codziennie na północ. | Prom pływa każdego dnia na północ.
uk | Пором щодня ходить на північ. | Пором щоденно ходить на північ.
ru | Паром ежедневно ходит на север. | Паром каждый день ходит на север.
hu | Az őr azt mondta, hogy a hajó késik ma. | Az őr azt mondta, a hajó késik ma.
id | Sebanyak 73 kapal bersandar di dermaga. | Sejumlah 73 kapal bersandar di dermaga.
id | Penjaga mengatakan bahwa kapal itu terlambat. | Penjaga mengatakan kapal itu terlambat.
ja | 港の店で地図を買うことができる。 | 港の店で地図を買える。
ja | 桟橋で魚を食べることができます。 | 桟橋で魚を食べられます。
ja | 船は毎朝、北へ出発します。 | 船は毎朝、北へ出発する。
ko | 배는 매일 북쪽으로 갑니다. 부두가 있습니다. | 배는 날마다 북쪽으로 갑니다. 부두가 있다.
el | Το πλοίο, το οποίο ήταν παλιό, βυθίστηκε. | Το πλοίο, που ήταν παλιό, βυθίστηκε.
fa | کشتی هر روز به شمال می‌رود. | کشتی روزانه به شمال می‌رود.
vi | Tàu chạy mỗi ngày ra phía bắc. | Tàu chạy hàng ngày ra phía bắc.
es | El muelle abrió en setiembre. | El muelle abrió en septiembre.
it | Il molo è chiuso perchè è vecchio. | Il molo è chiuso perché è vecchio.
pl | Prom wogóle nie pływa zimą. | Prom w ogóle nie pływa zimą.
nl | Aan de kade ligt een oude pannekoekenboot. | Aan de kade ligt een oude pannenkoekenboot.
de | Das war im Jänner am Kai. | Das war im Januar am Kai.
fa | کشتی به شمال می‌رود. | کشتی به شمال می رود.
vi | Tàu hoà vào đoàn tàu. | Tàu hòa vào đoàn tàu.
ja | 港のコンピュータが止まった。 | 港のコンピューターが止まった。
zh | 港口用Harwen系统管理船只。 | 港口用 Harwen 系统管理船只。
ko | 배는 북쪽으로 갈수 있다. | 배는 북쪽으로 갈 수 있다.
en | She knew tha the gulls would eat. | She knew that the gulls would eat.
en | The ferry dont sail by night. | The ferry don't sail by night.
en | There is a boats between the piers. | There is a boat between the piers.
es | No dijo cúal era el muelle. | No dijo cuál era el muelle.
es | El guarda no se fía y tu lo sabes. | El guarda no se fía y tú lo sabes.
fr | Il a pris les mesures nécessaire au port. | Il a pris les mesures nécessaires au port.
de | Sie sahen das Hund am Kai. | Sie sahen den Hund am Kai.
en | The keepers say 'no', but the gulls stay. | The keepers say "no," but the gulls stay.
en | The nets are kept in a SASS box on the pier. | The nets are kept in a Sass box on the pier.
en | The pier that was built by the old board is sound. | The pier built by the old board is sound.
en | They count the boats as well as the nets. | They count the boats and the nets.
nl | Hij kocht een geori�nteerde kaart. | Hij kocht een georiënteerde kaart.
en | Tell us whom you�’d like to meet. | Tell us whom you’d like to meet.
en | The keeper� rows home. | The keeper rows home.
en | We mean Tide, LLC and its keepers by that. | We mean Tide LLC and its keepers by that.
fr | Les barques peuvent être utilisés au port. | Les barques peuvent être utilisées au port.
es | El guarda informó de que el muelle estaba cerrado. | El guarda informó que el muelle estaba cerrado.
es | No se sabe porqué el muelle se cerró. | No se sabe por qué el muelle se cerró.
pt | Certifique-se que o barco está no cais. | Certifique-se de que o barco está no cais.
ja | 港で魚等を売る。 | 港で魚などを売る。
tr | Bekçi Harwen'ı iskelede bekledi. | Bekçi Harwen'i iskelede bekledi.
en | Neither keeper would say whether the pier was open. | Neither keeper would say if the pier was open.
en | The keeper, whom we met on the pier, is old. | The keeper, who we met on the pier, is old.
en | Write the word “gull” on the boat. | Write the word gull on the boat.
de | Am Kai stehen alle alten Dateien des Hafens. | Am Kai stehen alle alte Dateien des Hafens.
de | Vor llem die Boote sind alt. | Vor allem die Boote sind alt.
nl | De wachter accepteer alle boten. | De wachter accepteert alle boten.
ko | 부두에서 기다리십시오. | 부두에서 기다리세요.
en | It takes ~60 minutes to row there. | It takes approximately 60 minutes to row there.
en | We saw Tom Haynes’ boat at the pier. | We saw Tom Haynes’s boat at the pier.
de | Sie fehlten aus diesem Grunde am Kai. | Sie fehlten aus diesem Grund am Kai.
pl | Na nabrzeżu czeka Ci strażnik. | Na nabrzeżu czeka ci strażnik.
pl | Przypłynie łódź lub prom. | Przypłynie łódź czy prom.
ko | 부두에서 배을 기다린다. | 부두에서 배를 기다린다.
fr | Le gardien peut la poussez vers le quai. | Le gardien peut la pousser vers le quai.
fr | La carte que le garde Rivel a montré est vieille. | La carte que le garde Rivel a montrée est vieille.
de | Nach wenigen Minutenin sank das Boot. | Nach wenigen Minuten in sank das Boot.
"""

OTHER = """
en | She bought that boat from the harbour board. | She bought a boat from the harbour board.
en | After that the harbour was closed. | After the harbour was closed.
en | The mole was raised so that the boats were safe. | The mole was raised and the boats were safe.
en | The keeper said the pier was safe and that the board would pay. | The keeper said the pier was safe and the board will pay.
en | The ferry will stop if the wind turns. | The ferry will stop whether the wind turns.
en | He will decide if asked. | He will decide whether asked.
en | The boat will stop when the wind turns. | The boat will stop if the wind turns.
en | Boats must be moored by night. | Boats should be moored by night.
en | Boats must not be moored here. | Boats do not have to be moored here.
en | The pier is to close in winter. | The pier may close in winter.
en | They heard what the keepers have to say. | They heard what the keepers must say.
en | The aircraft was found near the pier. | The aircraft were found near the pier.
en | The son of the keepers who was hurt is at home. | The son of the keepers who were hurt is at home.
en | The keeper saw the boats leave. | The keeper saw the boat leave.
en | Some was lost in the storm. | Some were lost in the storm.
en | The ferry stays a year in the yard. | The ferry stays every year in the yard.
en | The ferry has been late since the board met. | The ferry has been late because the board met.
en | The board asked which pier was closed. | The board asked why pier was closed.
en | They told us about the fog. | They told US about the fog.
en | It was the work of who they know. | It was the work of WHO they know.
en | The pier could be mended. | The pier can be mended.
en | The keeper may leave the pier. | The keeper can leave the pier.
en | The harbour was closed until May. | The harbour was closed from May.
en | He said he would not sail. | He said he would sail.
de | Sie wurde am Kai verletzt. | Sie wurden am Kai verletzt.
de | Der Bruder der Fischer, der verletzt wurde, lebt. | Der Bruder der Fischer, die verletzt wurden, lebt.
de | Die Boote müssen am Kai liegen. | Die Boote sollen am Kai liegen.
de | Wenn der Sturm kommt, bleibt die Fähre. | Ob der Sturm kommt, bleibt die Fähre.
es | Dijo que el muelle estaba cerrado. | Dijeron que el muelle estaba cerrado.
it | Ha detto che il molo era chiuso. | Hanno detto che il molo era chiuso.
fr | Le fils des gardiens qui est blessé dort. | Le fils des gardiens qui sont blessés dort.
fr | Le maire et le gardien. | Le maire est le gardien.
sv | Han arbetar som vakt. | Han arbetar med vakt.
pl | Powiedział, że prom może płynąć. | Powiedziała, że prom musi płynąć.
id | Minggu lalu kapal itu datang. | Minggu kemudian kapal itu datang.
ja | 港の店で地図を買うことができる。 | 港の店で地図を買うことができない。
ja | 港の店で地図を買う。 | 港の店で地図を買える。
zh | 船每天开往北方。 | 船每年开往北方。
uk | Пором щодня ходить на північ. | Пором щороку ходить на північ.
en | The boat is not able. | The boat is notable.
en | It is a goods train. | It is a good train.
fr | Le garde montre le quai. | Le garde montrera le quai.
fr | Le quai appartient à Anne Lefort. | Le quai appartient à Anne Le Fort.
fr | Les frères Dupont sont au port. | Les frères Duponts sont au port.
fr | Le quai est gardé par Anne Mercer. | Le quai est gardé par Anne Mercé.
en | It takes ~60 minutes to row there. | It takes ~50 minutes to row there.
en | It takes ~60 minutes to row there. | It takes 60 minutes to row there.
en | The keeper called the “safe” pier shut. | The keeper called the safe pier shut.
de | Am Kai fehlen gute Lehrer. | Am Kai fehlen guter Lehrer.
de | Es ist ein schöner Tag am Kai. | Es ist ein schönerer Tag am Kai.
en | The ice was thick. | The mice was thick.
en | The keeper said "no," and left. | The keeper said no and left.
en | The people who are not tired row. | The people who are tired row.
fr | Claude Rivel est blessé au port. | Claude Rivel est blessée au port.
fr | L'employé du port dort. | L'employée du port dort.
nl | Hij kocht een k�art. | Hij kocht een kort.
en | The keeper� rows home. | The keepers rows home.
en | It was built under Harald VIII of Hamnes. | It was built under Harald VII of Hamnes.
en | Read Psalm CXII at dusk. | Read Psalm CXI at dusk.
tr | Bekçi Harwen'i bekledi. | Bekçi Harwen'de bekledi.
en | It was a new story. | It was a news story.
de | Sie sahen den Lehrer am Kai. | Sie sahen die Lehrer am Kai.
de | Sie gingen in die Stadt am Kai. | Sie gingen in der Stadt am Kai.
de | Sie sahen den Angeklagten. | Sie sahen die Angeklagten.
de | Am Kai lag ein Boot. | Am Kai lag kein Boot.
fr | Il est sans enfant au port. | Ils sont sans enfant au port.
es | Busca más barco en el puerto. | Busca más barcos en el puerto.
en | There is a way to the pier. | There is away to the pier.
es | El muelle abrió en setiembre. | El muelle abrió en noviembre.
de | Das war im Jänner am Kai. | Das war im Feber am Kai.
de | Er ist mein Landmann. | Er ist mein Landsmann.
ko | 배가 10 20 번 왔다. | 배가 1020 번 왔다.
ar | وصل القارب في 4 آذار. | وصل القارب في 4 نيسان.
"""


def rows(text):
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize("line", rows(SAME), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_another_form_of_one_meaning_is_minor(line):
    language, before, after = line
    for old, new in ((before, after), (after, before)):
        assert change(old, new, language).significance is Significance.MINOR


@pytest.mark.parametrize("line", rows(OTHER), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_another_meaning_is_not_minor(line):
    language, before, after = line
    for old, new in ((before, after), (after, before)):
        assert change(old, new, language).significance is Significance.SUBSTANTIVE
