"""What an editor changes without a fact changing: how speech is given, a source's place, passive for active; and what only looks so.

The sentences are this project's own. `SAME` is minor; `OTHER` was written before the rules and against them, and is never minor.
"""

import pytest

from tests.core.classify.test_said_otherwise import change, rows
from versioner.core.model import Significance

SAME = """
en | “The pier will hold,” the keeper said. | “The pier will hold,” said the keeper.
en | The pier is safe, the keeper said on Monday. | The pier is safe, said the keeper on Monday.
en | “The pier will hold,” Ruth Alder told the board. | “The pier will hold,” Ruth Alder said to the board.
en | “The pier will hold,” the keeper said. | “The pier will hold,” the keeper stated.
en | The board heard Detective Sergeant Ruth Alder. | The board heard Det Sgt Ruth Alder.
en | The keeper took hours to put out the fire. | The keeper took hours to extinguish the fire.
en | Talk to the keeper before you sail. | Speak to the keeper before you sail.
en | Add 2 tsp of salt to the tar. | Add 2 teaspoons of salt to the tar.
en | Add 1 tbsp of salt to the tar. | Add 1 tablespoon of salt to the tar.
en | Stir the tar for 20 to 25 minutes. | Stir the tar for 20–25 minutes.
en | The crossing takes 3 to 4 hours. | The crossing takes 3-4 hours.
en | The old rope is no longer sold. | The old rope is not sold any more.
en | The old rope is no longer sold. | The old rope isn’t sold any longer.
en | The keeper has died at the age of 91. | The keeper has died aged 91.
en | The keeper died on Monday. | The keeper passed away on Monday.
en | Divers counted the mussels under the pier. | The mussels under the pier were counted by divers.
en | The keeper built the hut in 1974. | The hut was built by the keeper in 1974.
en | Two gulls have stolen the bread. | The bread has been stolen by two gulls.
en | The board will close the pier in May. | The pier will be closed by the board in May.
en | The boat sank at noon, according to the keeper. | According to the keeper, the boat sank at noon.
en | Half a million boats pass the pier. | 500,000 boats pass the pier.
en | The net keeps for up to one month. | The net keeps for up to a month.
en | The Harbour Board of Ness (HBN) said the pier was safe. | The HBN said the pier was safe.
en | The Harbour Board (HB) said the pier was safe. | The Harbour Board said the pier was safe.
en | Add 0.5 g of salt to the tar. | Add 500 mg of salt to the tar.
en | The rope is 2 km long. | The rope is 2,000 metres long.
en | He tied the boat carefully. | He tied the boat with care.
en | They closed the lock so that boats could turn. | They closed the lock so boats could turn.
en | The trip takes between 20 and 25 minutes. | The trip takes 20 to 25 minutes.
en | The pier, which was built in 1974, is closed. | The pier, built in 1974, is closed.
en | The storm lasted for two days. | The storm lasted two days.
en | The lock opens from Monday to Friday. | The lock opens Monday to Friday.
en | The harbour rents out boats to the club manager Ruth Alder. | The harbour rents out boats to club manager Ruth Alder.
de | „Der Steg hält“, sagte der Wärter. | „Der Steg hält“, erklärte der Wärter.
de | Nach Angaben des Hafens war das Boot leck. | Das Boot war nach Angaben des Hafens leck.
de | Laut Hafenamt sank das Boot am Mittag. | Das Boot sank laut Hafenamt am Mittag.
de | Der Steg ist bis zum 30. Juni gesperrt. | Der Steg ist bis zum 30.6. gesperrt.
de | „Der Steg hält“, sagte Hafenmeisterin Ruth Alder. | „Der Steg hält“, sagte die Hafenmeisterin Ruth Alder.
de | Das Boot lag ca. 3 Wochen am Kai. | Das Boot lag etwa drei Wochen am Kai.
de | Der Wärter starb im Hafen. | Der Wärter verstarb im Hafen.
de | Das Boot liegt 20 bis 25 Minuten am Kai. | Das Boot liegt 20–25 Minuten am Kai.
fr | Le quai est fermé jusqu’au 4 mars. | Le quai est fermé jusqu’au 4/03.
es | El muelle cierra hasta el 15 de septiembre. | El muelle cierra hasta el 15/09.
fi | Laituri on kiinni 4. maaliskuuta alkaen. | Laituri on kiinni 4.3. alkaen.
cs | Molo je od 4. března zavřené. | Molo je od 4.3. zavřené.
de | Das Boot fährt nicht mehr nach Norden. | Das Boot fährt nicht länger nach Norden.
en | The board, however, refused the plan. | However, the board refused the plan.
en | The net is worth US$4m. | The net is worth $4m.
en | It rained in Oct. and Nov. on the pier. | It rained in October and November on the pier.
en | The pier opened on the 4th of March. | The pier opened on 4 March.
en | The fare rose 5% to £40. | The fare rose by 5% to £40.
de | Der Wärter sagte, dass das Boot leck sei. | Der Wärter sagte, das Boot sei leck.
de | Die Taucher:innen kamen am Mittag. | Die Taucher*innen kamen am Mittag.
fr | Le gardien a réparé la barque. | La barque a été réparée par le gardien.
it | Il custode ha riparato la barca. | La barca è stata riparata dal custode.
it | Sono venute tremila persone. | Sono venute 3.000 persone.
sv | Vakten lagade båten. | Båten lagades av vakten.
nl | De steiger ging op 4 maart 2026 open. | De steiger ging op 04-03-2026 open.
cs | Molo otevřeli 4. března 2026. | Molo otevřeli 4. 3. 2026.
hu | A mólót 2026. március 4-én nyitották meg. | A mólót 2026.03.04-én nyitották meg.
ru | Причал открыли 4 марта 2026 года. | Причал открыли 04.03.2026.
vi | Bến tàu mở ngày 4 tháng 3 năm 2026. | Bến tàu mở ngày 4/3/2026.
id | Biaya dermaga itu Rp4 juta. | Biaya dermaga itu 4 juta rupiah.
es | La doctora Alder dirige el puerto. | La Dra. Alder dirige el puerto.
es | Los EE. UU. abren el puerto. | Los Estados Unidos abren el puerto.
en | The lock is open from 9 to 5pm. | The lock is open from 9am to 5pm.
de | Das Amt ist von 9 bis 17 Uhr offen. | Das Amt ist von 9.00 bis 17.00 Uhr offen.
de | Das Amt ist von 9 bis 17 Uhr offen. | Das Amt ist von 9:00 bis 17:00 Uhr offen.
es | El puerto abre entre las 9 y las 17 horas. | El puerto abre entre las 9:00 y las 17:00 horas.
en | It is the 19th-century part of the pier. | It is the nineteenth-century part of the pier.
he | ״הרציף יחזיק עד החורף״, אמרה השומרת. | "הרציף יחזיק עד החורף", אמרה השומרת.
de | Melden Sie das Boot innerhalb von 14 Tagen. | Melden Sie das Boot binnen 14 Tagen.
de | Der Steg kostet eine halbe Million Euro. | Der Steg kostet 500.000 Euro.
de | Die Bundesanstalt für Häfen (BfH) prüft den Steg. | Die BfH prüft den Steg.
de | Die Fähre ist für Kinder kostenlos. | Die Fähre ist für Kinder gratis.
de | Der Brief vom 4. März liegt im Hafenamt. | Der Brief am 4. März liegt im Hafenamt.
fr | « Le quai tient », a dit la gardienne. | « Le quai tient », a déclaré la gardienne.
fr | Le gardien est mort au port. | Le gardien est décédé au port.
fr | Le gardien est mort à l’âge de 91 ans. | Le gardien est mort à 91 ans.
es | «El muelle aguanta», dijo la guarda. | «El muelle aguanta», declaró la guarda.
es | En el puerto murieron tres gaviotas. | En el puerto fallecieron tres gaviotas.
es | El barco, presuntamente robado, está en el muelle. | El barco, supuestamente robado, está en el muelle.
es | La guarda atribuye el fallo al viento. | La guarda achaca el fallo al viento.
es | El muelle costó medio millón de euros. | El muelle costó 500.000 euros.
es | El muelle cierra hasta el 4 de marzo. | El muelle cierra hasta el día 4 de marzo.
it | «Il molo tiene», ha detto il custode. | «Il molo tiene», ha dichiarato il custode.
pt | «O cais aguenta», disse o guarda. | «O cais aguenta», declarou o guarda.
nl | De boot vaart niet meer naar het noorden. | De boot vaart niet langer naar het noorden.
nl | „De steiger houdt”, zei de wachter. | „De steiger houdt”, verklaarde de wachter.
sv | Enligt hamnen sjönk båten vid middag. | Båten sjönk enligt hamnen vid middag.
sv | Enligt hamnen sjönk båten vid middag. | Båten sjönk vid middag, enligt hamnen.
cs | „Molo vydrží,“ řekl hlídač. | „Molo vydrží,“ uvedl hlídač.
pl | „Molo wytrzyma” – powiedział strażnik. | „Molo wytrzyma” – oświadczył strażnik.
pl | Molo zamknięto w dniu 4 marca. | Molo zamknięto 4 marca.
hu | A móló félmillió forintba került. | A móló 500 000 forintba került.
ja | 桟橋は午後5時に閉まる。 | 桟橋は17時に閉まる。
ko | 부두는 오후 5시에 닫는다. | 부두는 17시에 닫는다.
hu | „A móló kitart” – mondta az őr. | „A móló kitart” – közölte az őr.
fi | ”Laituri kestää”, sanoi vartija. | ”Laituri kestää”, totesi vartija.
el | «Ο μόλος αντέχει», είπε ο φύλακας. | «Ο μόλος αντέχει», δήλωσε ο φύλακας.
tr | “İskele dayanır” dedi bekçi. | “İskele dayanır” diye konuştu bekçi.
ru | «Причал выдержит», — сказал сторож. | «Причал выдержит», — заявил сторож.
uk | «Причал витримає», — сказав сторож. | «Причал витримає», — заявив сторож.
ar | بقي القارب في الميناء لمدة أسبوعين. | بقي القارب في الميناء مدة أسبوعين.
he | ״הרציף יחזיק״, אמרה השומרת. | ״הרציף יחזיק״, הוסיפה השומרת.
hi | “घाट टिकेगा,” पहरेदार ने कहा। | “घाट टिकेगा,” पहरेदार ने बताया।
ko | “부두는 안전하다”고 말했다. | “부두는 안전하다”고 전했다.
ko | 배에 3천 명이 탔다. | 배에 3000명이 탔다.
vi | “Bến tàu sẽ trụ được”, người gác nói. | “Bến tàu sẽ trụ được”, người gác cho biết.
vi | Bến tàu đóng từ ngày 4 tháng 3. | Bến tàu đóng từ ngày 4/3.
id | “Dermaga kuat,” kata penjaga. | “Dermaga kuat,” ujar penjaga.
id | Kapal itu tinggal dua pekan di dermaga. | Kapal itu tinggal dua minggu di dermaga.
"""

OTHER = """
en | “The pier will hold,” the keeper said. | “The pier will hold,” the keeper claimed.
en | “The pier will hold,” the keeper said. | “The pier will hold,” the keeper admitted.
en | “The pier will hold,” the keeper said. | “The pier will hold,” said the owner.
en | Ann Reed said Bo Lind had sunk the boat. | Bo Lind said Ann Reed had sunk the boat.
en | The boat, said Ann Reed, was stolen. | Ann Reed, said the boat, was stolen.
en | The keeper put the boat out at noon. | The keeper extinguished the boat at noon.
en | Add 2 tsp of salt to the tar. | Add 2 tbsp of salt to the tar.
en | Stir the tar for 20 to 25 minutes. | Stir the tar for 20 to 35 minutes.
en | The price rose from 20 to 25 pounds. | The price rose from 20–35 pounds.
en | The old rope is no longer sold. | The old rope is not sold.
en | The old rope is not sold any more. | The old rope is sold any more.
en | The gulls were chased by divers. | The divers were chased by gulls.
en | The gulls chased the divers. | The gulls were chased by the divers.
en | Divers counted the mussels under the pier. | The mussels under the pier were counted by owners.
en | The board will close the pier in May. | The pier was closed by the board in May.
en | The board closed the pier in May. | The pier will be closed by the board in May.
en | The board closed the pier. | The pier is closed by the board.
en | The nets were mended by Monday. | Monday mended the nets.
en | The fare rose from 20 to 25 pounds. | The fare rose by 20 to 25 pounds.
en | It won 3 to 1 against the harbour. | It won 3–4 against the harbour.
en | The boat was stolen and, according to the keeper, the crew fled. | According to the keeper, the boat was stolen and the crew fled.
en | The boat sank, and the crew fled, according to the keeper. | The boat sank, according to the keeper, and the crew fled.
en | The boat sank at noon, according to the keeper. | According to the owner, the boat sank at noon.
en | The pier was built according to the plan in 1974. | According to the plan, the pier was built in 1974.
en | Add 0.5 g of salt to the tar. | Add 50 mg of salt to the tar.
en | Add 0.5 g of salt to the tar. | Add 500 g of salt to the tar.
en | The crossing takes one day. | The crossing takes 24 hours.
en | Half a million boats pass the pier. | A million boats pass the pier.
en | The net keeps for up to one month. | The net keeps for up to two months.
en | A berth costs £4 a month. | A berth costs £4 for one month.
en | The Harbour Board (HB) said the pier was safe. | The HA said the pier was safe.
en | The Harbour Board (HB) said the pier was safe. | The Harbour Bank (HB) said the pier was safe.
en | The trip takes between 20 and 25 minutes. | The trip takes between 20 and 35 minutes.
en | The trip took between 20 and 25 boats. | The trip took 20 and 25 boats.
en | The storm lasted for two days. | The storm lasted for ten days.
en | The lock opens from Monday to Friday. | The lock opens from Monday to Sunday.
en | The keeper died on Monday. | The keeper was killed on Monday.
en | The keeper has died at the age of 91. | The keeper has died aged 81.
en | The board may close the pier in May. | The pier will be closed by the board in May.
en | The board did not close the pier. | The pier was closed by the board.
de | „Der Steg hält“, sagte der Wärter. | „Der Steg hält“, behauptete der Wärter.
en | The net is worth US$4m. | The net is worth A$4m.
en | The pier opened on the 4th of March. | The pier opened on the 4th of May.
en | The fare rose 5% to £40. | The fare rose to 5% by £40.
de | Der Wärter sagte, dass das Boot leck sei. | Der Wärter sagte, das Boot sei nicht leck.
de | Er sagte, dass Ruth Alder Bo Lind sah. | Er sagte, Bo Lind sah Ruth Alder.
de | Die Taucher:innen kamen am Mittag. | Die Taucherinnen kamen am Mittag.
fr | La garde a été accusée par le pêcheur. | La garde a accusé le pêcheur.
fr | Le gardien a réparé la barque. | La barque sera réparée par le gardien.
it | La guardia è stata accusata dal custode. | La guardia ha accusato il custode.
sv | Vakten lagade båten. | Vakten lagades av båten.
nl | De steiger ging op 4 maart 2026 open. | De steiger ging op 05-03-2026 open.
hu | A mólót 2026. március 4-én nyitották meg. | A mólót 2025. március 4-én nyitották meg.
vi | Bến tàu mở ngày 4 tháng 3 năm 2026. | Bến tàu mở ngày 3/4/2026.
id | Biaya dermaga itu Rp4 juta. | Biaya dermaga itu Rp4 miliar.
en | The lock is open from 9 to 5pm. | The lock is open from 8 to 5pm.
en | The lock is open from 2 to 5pm. | The lock is open from 2am to 5pm.
de | Das Amt ist von 9 bis 17 Uhr offen. | Das Amt ist von 10 bis 17 Uhr offen.
fr | La traversée dure 2 à 3 heures. | La traversée dure 2 à 4 heures.
es | La cuota pasó de 5 a 10 euros. | La cuota pasó de 5 a 12 euros.
en | It is the 3rd-largest boat. | It is the 2nd-largest boat.
en | It is the 19th-century pier. | It is the 19th-floor pier.
he | ״הרציף יחזיק עד החורף״, אמרה השומרת. | ״הרציף יחזיק עד הקיץ״, אמרה השומרת.
he | מפקד צה״ל הגיע לרציף. | מפקד שב״כ הגיע לרציף.
de | Laut Hafenamt rammte Ruth Alder Bo Lind. | Bo Lind rammte laut Hafenamt Ruth Alder.
de | Laut Hafenamt sank das Boot am Mittag. | Das Boot sank laut Polizei am Mittag.
de | Das Boot sank, und die Mannschaft floh laut Hafenamt. | Das Boot sank laut Hafenamt, und die Mannschaft floh.
de | Der Steg ist bis zum 30. Juni gesperrt. | Der Steg ist bis zum 30.7. gesperrt.
de | Den Hafenmeister Bo Lind rammte Ruth Alder. | Der Hafenmeister Bo Lind rammte Ruth Alder.
de | Den Hafenmeister Bo Lind rammte Ruth Alder. | Hafenmeister Bo Lind rammte Ruth Alder.
de | Der Steg ist vom 4. März an gesperrt. | Der Steg ist am 4. März gesperrt.
de | Der Steg ist vom 4. März bis zum 6. März gesperrt. | Der Steg ist am 4. März bis zum 6. März gesperrt.
de | Das Boot fährt nicht mehr nach Norden. | Das Boot fährt nicht nach Norden.
de | Das Boot lag ca. 3 Wochen am Kai. | Das Boot lag etwa drei Monate am Kai.
de | Der Wärter starb im Hafen. | Der Wärter wurde im Hafen getötet.
fr | « Le quai tient », a dit la gardienne. | « Le quai tient », a prétendu la gardienne.
es | «El muelle aguanta», dijo la guarda. | «El muelle aguanta», admitió la guarda.
es | El barco, presuntamente robado, está en el muelle. | El barco, probadamente robado, está en el muelle.
sv | Enligt hamnen sjönk båten vid middag. | Båten sjönk enligt polisen vid middag.
sv | Enligt hamnen slog Anna Bo. | Bo slog enligt hamnen Anna.
sv | Enligt hamnen sjönk inte båten. | Båten sjönk enligt hamnen.
pl | „Molo wytrzyma” – powiedział strażnik. | „Molo wytrzyma” – przyznał strażnik.
ru | «Причал выдержит», — сказал сторож. | «Причал выдержит», — признал сторож.
vi | Bến tàu đóng từ ngày 4 tháng 3. | Bến tàu đóng từ ngày 3/4.
fr | Le quai est fermé jusqu’au 4 mars. | Le quai est fermé jusqu’au 3/4.
es | El muelle cierra hasta el 15 de septiembre. | El muelle cierra hasta el 15/10.
id | Kapal itu tinggal dua pekan di dermaga. | Kapal itu tinggal dua bulan di dermaga.
ja | 桟橋は午前5時に閉まる。 | 桟橋は午後5時に閉まる。
ja | 桟橋は午後5時に閉まる。 | 桟橋は午後5時間閉まる。
ko | 부두는 오전 5시에 닫는다. | 부두는 17시에 닫는다.
ko | 배에 3천 명이 탔다. | 배에 3만 명이 탔다.
"""


@pytest.mark.parametrize("line", rows(SAME), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_what_an_editor_words_otherwise_is_minor(line):
    language, before, after = line
    for old, new in ((before, after), (after, before)):
        assert change(old, new, language).significance is Significance.MINOR


@pytest.mark.parametrize("line", rows(OTHER), ids=lambda line: f"{line[0]}: {line[2][:40]}")
def test_what_tells_something_else_is_not(line):
    language, before, after = line
    for old, new in ((before, after), (after, before)):
        assert change(old, new, language).significance is Significance.SUBSTANTIVE
