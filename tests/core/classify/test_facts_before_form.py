"""Facts first, then words, then form: what is never minor, and what is always, in thirty languages.

The sentences are this project's own. `HARD` exchanges facts and real words; `STYLE` says one thing in two ways; `SLIPS`
mends what is no word.
"""

import pytest

from tests.core.align.test_align import doc
from tests.told import told_between
from versioner.core.model import Block, BlockKind, Document, EditKind, Significance

MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE


def change(before, after, language):
    old, new = (Document(title="x", language=language, blocks=doc(text).blocks) for text in (before, after))
    return told_between(old, new)


HARD = """
en | About 400 gulls came. | An estimated 400 gulls came. | wording
en | Some gulls came. | About 400 gulls came. | number
en | Some 400 gulls came. | Nearly 400 gulls came. | number
en | Some of the 400 gulls came. | About the 400 gulls came. | number
de | Das beschloss der Rat am Montagabend. | Das beschloss der Rat am Dienstagabend. | date
nl | De boot kwam maandagavond binnen. | De boot kwam vrijdagavond binnen. | date
sv | Båten kom på måndagskvällen. | Båten kom på tisdagskvällen. | date
no | Båten kom mandagskvelden. | Båten kom tirsdagskvelden. | date
es | «Es tarde», dijo ayer Pedro Rueda. | «Es tarde», dijo ayer Pablo Rueda. | name
hr | Čuvar je spasio trojicu ribara. | Čuvar je spasio petoricu ribara. | number
tr | Tekneler bağlanmadı. | Tekneler bağlandı. | negation
tr | Balıkçılar bilgilendirilmedi. | Balıkçılar bilgilendirildi. | negation
tr | Gemi kasımda döner. | Gemi ekimde döner. | date
ko | 부두 수리에 40억 원이 들었다. | 부두 수리에 40억 달러가 들었다. | number
ja | 桟橋の修理に4億円かかった。 | 桟橋の修理に4億ドルかかった。 | number
sw | Gati litagharimu milioni 4. | Gati litagharimu bilioni 4. | number
sw | Boti ilisubiri miezi minane. | Boti ilisubiri miezi minne. | number
id | Dermaga itu berharga Rp40 miliar. | Dermaga itu berharga Rp14 miliar. | number
cs | „Je pozdě,“ řekl včera Petr Maxa. | „Je pozdě,“ řekl včera Pavel Maxa. | name
en | Harwen has a new quay. We took the Harwen boat, www.harwen.example. | Harwyn has a new quay. We took the Harwen boat, www.harwen.example. | name
en | The dairy was kept in the tower. | The diary was kept in the tower. | wording
en | They came form the north pier. | They came from the north pier. | wording
en | The keeper was barred from the quay. | The keeper was bared from the quay. | wording
en | She filled the harbour claim. | She filed the harbour claim. | wording
en | The boats were tied up. | The boats were tired up. | wording
en | Morning came to the harbour. | Mourning came to the harbour. | wording
en | Harwood said the pier was shut. | Harwoud said the pier was shut. | name
en | Fisher said the pier was shut. | Fischer said the pier was shut. | name
en | Fisher swam. The pier belongs to Tom Fisher. | Fischer swam. The pier belongs to Tom Fisher. | name
en | The pier, says Ann Colby, is shut. | The pier, says Ann Kolby, is shut. | name
en | The price is £40 a boat. | The price is €40 a boat. | number
en | It rose by 4%. | It rose by 4 percentage points. | number
en | It seats 47 gulls. | It seats 74 gulls. | number
en | More than 40 gulls came. | Fewer than 40 gulls came. | number
en | About 40 gulls came. | At least 40 gulls came. | number
en | One of the gulls came. | Two of the gulls came. | number
en | Half of the gulls came. | A third of the gulls came. | number
en | Dozens of gulls came. | Hundreds of gulls came. | number
en | It opens at half past nine. | It opens at half past ten. | date
en | She swam it in 2:04:11 flat. | She swam it in 2:04:17 flat. | date
de | Der Steg öffnet um Viertel vor neun. | Der Steg öffnet um Viertel nach neun. | date
nl | Tweederde van de meeuwen kwam terug. | Driekwart van de meeuwen kwam terug. | number
fi | Laituri maksoi 3 miljoonaan asti. | Laituri maksoi 3 miljardiin asti. | number
en | The vote was 9 for and 4 against. | The vote was 4 for and 9 against. | number
en | The third gull came. | The fourth gull came. | number
en | A dozen gulls came. | Some 20 gulls came. | number
en | The net is 30 metres long. | The net is 30 feet long. | number
en | It opens at 9 a.m. daily. | It opens at 9 p.m. daily. | date
en | It opens on Monday. | It opens on Tuesday. | date
en | It opened yesterday. | It opened today. | date
en | The gulls are likely to come. | The gulls are unlikely to come. | negation
en | The gulls will come. | The gulls may come. | negation
en | The gulls are not here. | The gulls are here. | negation
en | It holds 10⁶ cells. | It holds 10⁷ cells. | number
de | Sie konnte nach Kiel fahren. | Sie könnte nach Kiel fahren. | negation
de | Es wurde laut im Hafen gesungen. | Es würde laut im Hafen gesungen. | negation
de | Das sagte Anna Müller im Hafen. | Das sagte Anna Muller im Hafen. | name
de | Die Boote lagen im Hafen gut. | Die Boote liegen im Hafen gut. | wording
de | Drei Boote liegen im Hafen. | Vier Boote liegen im Hafen. | number
de | Der Hafen muss den Zoll zahlen. | Der Hafen kann den Zoll zahlen. | negation
fr | Le pêcheur salarié est dans la barque. | Le pêcheur salarie est dans la barque. | wording
fr | Le port a trois bateaux. | Le port a quatre bateaux. | number
fr | Le port est peut-être fermé aux bateaux. | Le port est fermé aux bateaux. | negation
fr | La pêche est ouverte en mars. | La pêche est ouverte en mai. | date
es | El papa llegó al puerto con la barca. | El papá llegó al puerto con la barca. | wording
es | El puerto pagó doce millones de euros. | El puerto pagó doce mil millones de euros. | number
es | El barco llegó el martes al puerto. | El barco llegó el jueves al puerto. | date
it | Il porto non è chiuso alle barche. | Il porto è chiuso alle barche. | negation
it | Il casco era nel porto delle barche. | Il cascò era nel porto delle barche. | wording
pt | O avô da pescadora está no porto. | A avó da pescadora está no porto. | wording
pt | A pescadora Ana Conceição está no porto. | A pescadora Ana Conceicao está no porto. | name
nl | De haven is niet gesloten. | De haven is gesloten. | negation
sv | Hamnen blev inte stängd i går. | Hamnen blev stängd i går. | negation
sv | Båten kom på tisdagen till hamnen. | Båten kom på torsdagen till hamnen. | date
da | Havnen er ikke lukket. | Havnen er lukket. | negation
no | Havnen kostet tolv millioner kroner. | Havnen kostet tolv milliarder kroner. | number
fi | Satama ei ole suljettu. | Satama on suljettu. | negation
fi | Kolme venettä tuli satamaan. | Neljä venettä tuli satamaan. | number
et | Kolm paati tuli sadamasse ja see on hea. | Neli paati tuli sadamasse ja see on hea. | number
pl | Port musi zapłacić za łodzie. | Port może zapłacić za łodzie. | negation
pl | Łódź przypłynęła we wtorek do portu. | Łódź przypłynęła w czwartek do portu. | date
pl | Rybak Jan Wilczek jest w porcie. | Rybak Jan Wilczak jest w porcie. | name
cs | Rybáři byli v přístavu. | Rybáři nebyli v přístavu. | negation
sk | Tri lode sú v prístave. | Štyri lode sú v prístave. | number
hr | Tri broda su u luci. | Četiri broda su u luci. | number
ru | Рыбаков не спросили в порту. | Рыбаков спросили в порту. | negation
ru | Порт должен платить за лодки. | Порт может платить за лодки. | negation
uk | Порт повинен платити за човни. | Порт може платити за човни. | negation
bg | Три лодки са в порта. | Четири лодки са в порта. | number
el | Οι ψαράδες δεν ήταν στο λιμάνι. | Οι ψαράδες ήταν στο λιμάνι. | negation
el | Ο νόμος είναι εδώ από χθες. | Ο νομός είναι εδώ από χθες. | wording
el | Τρία πλοία ήταν στο λιμάνι. | Πέντε πλοία ήταν στο λιμάνι. | number
tr | Liman kapatıldı. | Liman kapatılmadı. | negation
tr | Liman salı günü açıldı. | Liman cuma günü açıldı. | date
hu | Három hajó van a kikötőben. | Négy hajó van a kikötőben. | number
hu | A kikötő nem zárt. | A kikötő zárt. | negation
ro | Trei bărci sunt în port. | Patru bărci sunt în port. | number
ar | لم تدفع البلدية ثمن القارب | دفعت البلدية ثمن القارب | negation
ar | وصل القارب يوم الثلاثاء | وصل القارب يوم الخميس | date
he | שלושה קייטנים הגיעו לנמל | ארבעה קייטנים הגיעו לנמל | number
he | הסירה הגיעה ביום שלישי | הסירה הגיעה ביום חמישי | date
fa | بندر باید بسته شود | بندر شاید بسته شود | negation
hi | नाव मंगलवार को आई | नाव गुरुवार को आई | date
hi | नाव नहीं आई है | नाव आई है | negation
en | The council rejected the pier. | The council approved the pier. | negation
en | The council opposed the pier. | The council supported the pier. | negation
en | The crossing takes half an hour. | The crossing takes an hour and a half. | number
hi | मछुआरों ने बंदरगाह का समर्थन किया। | मछुआरों ने बंदरगाह का विरोध किया। | negation
cs | Rybáři podpořili přístav. | Rybáři odmítli přístav. | negation
en | Mussels rose by 3 per cent. | Mussels fell by 3 per cent. | negation
en | The rowers won by a length. | The rowers lost by a length. | negation
de | Der Rat lehnte den Hafen ab. | Der Rat nahm den Hafen an. | negation
fr | Le port a soutenu la grève. | Le port s’est opposé à la grève. | negation
es | El tribunal absolvió al barquero. | El tribunal condenó al barquero. | negation
it | La barca ha vinto la gara. | La barca ha perso la gara. | negation
pt | O porto aceitou a multa. | O porto rejeitou a multa. | negation
nl | De raad keurde de haven goed. | De raad keurde de haven af. | negation
sv | Nämnden godkände bryggan. | Nämnden avslog bryggan. | negation
pl | Sąd skazał rybaka. | Sąd uniewinnił rybaka. | negation
cs | Ceny ryb vzrostly. | Ceny ryb klesly. | negation
ru | Суд принял жалобу рыбаков. | Суд отклонил жалобу рыбаков. | negation
uk | Ціни на рибу зросли. | Ціни на рибу знизилися. | negation
tr | Kurul iskeleyi onayladı. | Kurul iskeleyi reddetti. | negation
fi | Kunta hyväksyi laiturin. | Kunta hylkäsi laiturin. | negation
ar | رفض المجلس خطة الميناء. | وافق المجلس على خطة الميناء. | negation
zh | 渔民反对新港口。 | 渔民支持新港口。 | negation
ja | 市議会は港の案を否決した。 | 市議会は港の案を可決した。 | negation
ko | 어민들은 항구에 반대한다. | 어민들은 항구에 찬성한다. | negation
th | ชาวประมงคัดค้านท่าเรือ | ชาวประมงสนับสนุนท่าเรือ | negation
vi | Ngư dân phản đối cảng mới. | Ngư dân ủng hộ cảng mới. | negation
id | Nelayan menolak pelabuhan. | Nelayan mendukung dan menerima pelabuhan. | negation
zh | 港口花费1200万元。 | 港口花费1200亿元。 | number
zh | 渔民没有来到港口。 | 渔民来到港口。 | negation
zh | 船星期二到达。 | 船星期四到达。 | date
ja | 船は三隻あった。 | 船は四隻あった。 | number
ja | 船は来なかった。 | 船は来た。 | negation
ja | 船は火曜日に来た。 | 船は木曜日に来た。 | date
ko | 배가 화요일에 왔다. | 배가 목요일에 왔다. | date
ko | 배가 오지 않았다. | 배가 왔다. | negation
th | เรือสามลำมาถึง | เรือสี่ลำมาถึง | number
th | เรือไม่มาถึง | เรือมาถึง | negation
vi | Ba chiếc thuyền đã đến cảng. | Bốn chiếc thuyền đã đến cảng. | number
vi | Thuyền không đến cảng. | Thuyền đến cảng. | negation
id | Kapal tidak datang ke pelabuhan. | Kapal datang ke pelabuhan. | negation
"""


@pytest.mark.parametrize("line", HARD.strip().splitlines())
def test_a_fact_or_a_word_exchanged_is_never_minor(line):
    language, before, after, kind = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        found = change(old, new, language)
        assert found.significance is SUBSTANTIVE
        assert EditKind(kind) in found.kinds, [edit.rule for edit in found.edits]


SAID_OTHERWISE = """
en | The keeper declined to say why. | The keeper did not say why.
en | The keeper could not be found. | The keeper declined to speak.
en | The keeper was not at work. | The keeper sold his boat.
de | Der Wärter war nicht zu sprechen. | Der Wärter verkaufte sein Boot.
nl | De wachter was niet bereikbaar. | De wachter wilde niet reageren.
en | The council gave no answer. | The council never answered.
en | The council rejected the pier. | The council did not accept the pier.
en | The council opposed the pier. | The council did not support the pier.
fr | Le port n’a pas répondu. | Le port n’a jamais répondu.
it | Nessuno ha visto la barca. | Non ha visto la barca nessuno.
zh | 船员无法联系到港口。 | 船员不能联系到港口。
th | ลูกเรือไม่ได้ตอบคำถามของท่าเรือ | ลูกเรือไม่ตอบคำถามใด ๆ ของท่าเรือ
"""


@pytest.mark.parametrize("line", SAID_OTHERWISE.strip().splitlines())
def test_what_is_denied_as_often_is_said_otherwise_and_not_turned(line):
    language, before, after = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        found = change(old, new, language)
        assert EditKind.NEGATION not in found.kinds, [edit.rule for edit in found.edits]


STYLE = """
en | Some 400 gulls came. | Roughly 400 gulls came.
en | The pier cost about £30,000. | The pier cost around £30,000.
de | Rund 40 Boote liegen im Hafen. | Etwa 40 Boote liegen im Hafen.
fr | Le port a environ 40 bateaux. | Le port a quelque 40 bateaux.
es | Hay unas 40 gaviotas en el puerto. | Hay aproximadamente 40 gaviotas en el puerto.
ru | В порту около 40 лодок. | В порту примерно 40 лодок.
en | They were kept for a dozen winters. | They were kept for 12 winters.
fr | Le port a une douzaine de bateaux. | Le port a 12 bateaux.
es | Hay una docena de gaviotas en el puerto. | Hay 12 gaviotas en el puerto.
pl | Port czeka od tuzina lat na łódź. | Port czeka od 12 lat na łódź.
en | The net is 30 metres long. | The net is 30 meters long.
en | The gulls did not come back. | The gulls didn’t come back.
en | The gulls cannot come back. | The gulls can't come back.
en | “It was a nest-building year,” she said. | “It was a nest building year,” she said.
en | The one-off count is told twice. | The one off count is told twice.
en | The gulls can not come back. | The gulls cannot come back.
en | Gulls rose by 4 per cent. | Gulls rose by 4%.
en | Gulls rose by 4 percent. | Gulls rose by 4 per cent.
en | There were 5,000 gulls. | There were 5000 gulls.
en | There were 40 000 gulls. | There were 40,000 gulls.
en | The cruise was cancelled. | The cruise was canceled.
ro | Vasul a plecat marţi. | Vasul a plecat marți.
en | There were 2 gulls. | There were two gulls.
en | The pier cost £12 million. | The pier cost £12m.
en | The pier cost $1.2 billion. | The pier cost $1.2bn.
en | It shut on 4 Oct 2026. | It shut on 4 October 2026.
en | It shut on March 4. | It shut on 4 March.
en | The U.S. navy came. | The US navy came.
en | They organise the regatta. | They organize the regatta.
en | The harbour is grey and centred. | The harbor is gray and centered.
en | They travelled to the theatre. | They traveled to the theater.
en | Send an e-mail to the quay. | Send an email to the quay.
en | A long-term lease was signed. | A long term lease was signed.
en | It was in the the harbour. | It was in the harbour.
en | It opens at 9am on weekdays. | It opens at 9 a.m. on weekdays.
en | It's a gull. | It is a gull.
en | The gull lost it's nest. | The gull lost its nest.
en | He said “it isn’t so” then. | He said "it isn't so" then.
en | Salt & sand were sold. | Salt and sand were sold.
en | Mr. Finch came here. | Mr Finch came here.
de | Es gibt z. B. Möwen im Hafen. | Es gibt z.B. Möwen im Hafen.
de | Es waren 12.000 Möwen im Hafen. | Es waren 12 000 Möwen im Hafen.
de | Der Hafen kostet 3 Mio. Euro. | Der Hafen kostet 3 Millionen Euro.
de | Um 4 Prozent mehr Möwen als im Mai. | Um 4 % mehr Möwen als im Mai.
de | Er muß in den Hafen gehen. | Er muss in den Hafen gehen.
de | Sie sagte: „Das ist gut.“ | Sie sagte: »Das ist gut.«
fr | Le 1er mai, le port est fermé. | Le premier mai, le port est fermé.
fr | Il y a 12.000 mouettes dans le port. | Il y a 12 000 mouettes dans le port.
fr | Le port a coûté 3 M€ dans l’année. | Le port a coûté 3 millions d’euros dans l’année.
fr | Elle dit « c’est bon » dans le port. | Elle dit "c'est bon" dans le port.
fr | Hausse de 4 pour cent dans le port. | Hausse de 4 % dans le port.
es | Hay 12.000 gaviotas en el puerto. | Hay 12 000 gaviotas en el puerto.
es | Subió un 4 por ciento en el puerto. | Subió un 4 % en el puerto.
it | Ci sono due gabbiani nel porto. | Ci sono 2 gabbiani nel porto.
pt | Há três gaivotas no porto e no mar. | Há 3 gaivotas no porto e no mar.
nl | Er zijn drie meeuwen in de haven. | Er zijn 3 meeuwen in de haven.
sv | Det var tre måsar i hamnen. | Det var 3 måsar i hamnen.
pl | Port kosztował 12 mln złotych. | Port kosztował 12 milionów złotych.
ru | Ещё одна лодка стоит в порту. | Еще одна лодка стоит в порту.
ru | Порт стоил 12 млн рублей. | Порт стоил 12 миллионов рублей.
en | He’d said that it wouldn’t leak. | He had said that it would not leak.
en | He’d swim to the pier. | He would swim to the pier.
en | She’s been on the pier. | She has been on the pier.
en | The pier opened in Sept 2014. | The pier opened in September 2014.
en | The pier opened in Oct and was full. | The pier opened in October and was full.
en | It is shut from May to Sept. | It is shut from May to September.
en | It is shut on Tue and on Sat. | It is shut on Tuesday and on Saturday.
de | Der Hafen wurde im Okt. geöffnet. | Der Hafen wurde im Oktober geöffnet.
fr | Le port fut ouvert en oct. et fermé. | Le port fut ouvert en octobre et fermé.
fi | Satamassa on kolme lokkia. | Satamassa on 3 lokkia.
hu | Három sirály van a kikötőben. | 3 sirály van a kikötőben.
el | Ήταν τρία πλοία στο λιμάνι. | Ήταν 3 πλοία στο λιμάνι.
ar | كان ٤٣٠٠ شخص في الميناء | كان 4300 شخص في الميناء
fa | علي به بندر رفت | علی به بندر رفت
zh | 港口有14艘船。 | 港口有十四艘船。
zh | 海鸥占5%。 | 海鸥占百分之五。
zh | 海鸥增长了12.5%。 | 海鸥增长了百分之十二点五。
ja | 船は去年の3割にとどまった。 | 船は去年の30%にとどまった。
ja | 船は去年の三割五分だった。 | 船は去年の35％だった。
ja | 三分の一の船が港を出た。 | 3分の1の船が港を出た。
ja | 桟橋に18億円かかった。 | 桟橋に1800000000円かかった。
ja | 村長は「桟橋に18億円かかる」と語った。 | 村長は「桟橋に1,800,000,000円かかる」と語った。
ko | 배의 5퍼센트가 항구를 떠났다. | 배의 5%가 항구를 떠났다.
ko | 배가 4,300척 있었다. | 배가 4300척 있었다.
"""


@pytest.mark.parametrize("line", STYLE.strip().splitlines())
def test_one_meaning_in_another_form_is_minor(line):
    language, before, after = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        found = change(old, new, language)
        assert found.edits
        assert found.significance is MINOR, [(edit.kind, edit.rule) for edit in found.edits]


OTHER_AMOUNTS = """
zh | 海鸥占百分之五。 | 海鸥占百分之六。
zh | 海鸥占5%。 | 海鸥占百分之五十。
zh | 三分之一的船离开了港口。 | 三分之二的船离开了港口。
ja | 船は去年の3割にとどまった。 | 船は去年の3%にとどまった。
ja | 船は去年の3割にとどまった。 | 船は去年の4割にとどまった。
ja | 桟橋に18億円かかった。 | 桟橋に180000000円かかった。
ja | 村長は「桟橋に18億円かかる」と語った。 | 村長は「桟橋には1,800,000,000円もかかる」と語った。
ko | 배의 5퍼센트가 항구를 떠났다. | 배의 6%가 항구를 떠났다.
ko | 배의 5%가 항구를 떠났다. | 배의 5퍼센트포인트가 항구를 떠났다.
"""


@pytest.mark.parametrize("line", OTHER_AMOUNTS.strip().splitlines())
def test_another_amount_is_one_however_it_is_written(line):
    language, before, after = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        assert change(old, new, language).significance is SUBSTANTIVE


SLIPS = """
it | La società vende il molo. | La socetà vende il molo.
fr | Le port a vu une manifestation hier. | Le port a vu une manifestatio hier.
de | Bei der Kundgebung sprach der Wärter. | Bei der Kundgebun sprach der Wärter.
pl | Zdaniem rybaków port jest za mały. | Zdaniem rybakó port jest za mały.
en | The goverment shut the pier. | The government shut the pier.
en | The gulls were kept seperate here. | The gulls were kept separate here.
en | The wreck occured in the fog. | The wreck occurred in the fog.
en | Fishermen were embarassed by the gulls. | Fishermen were embarrassed by the gulls.
en | Fishremen were counting the gulls. | Fishermen were counting the gulls.
en | The gulls left adn the pier was shut. | The gulls left and the pier was shut.
en | Teh pier was shut to the gulls. | The pier was shut to the gulls.
fr | Les pêcheurs ont intérogé la mairie. | Les pêcheurs ont interrogé la mairie.
pl | Rybakkom zamknięto port na noc. | Rybakom zamknięto port na noc.
ru | Рыбкаи пришли в порт утром. | Рыбаки пришли в порт утром.
de | Die Regierug sperrte den Hafen. | Die Regierung sperrte den Hafen.
de | Es sagten viele Jounalisten im Hafen. | Es sagten viele Journalisten im Hafen.
fr | Le gouvernemnt ferme le port. | Le gouvernement ferme le port.
fr | Une ecole est dans le port. | Une école est dans le port.
es | El gobireno cerró el puerto con las barcas. | El gobierno cerró el puerto con las barcas.
it | Il govrno ha chiuso il porto alle barche. | Il governo ha chiuso il porto alle barche.
nl | De regerng heeft de haven gesloten. | De regering heeft de haven gesloten.
pl | Port jest teraz zamknęity dla łodzi. | Port jest teraz zamknięty dla łodzi.
"""


@pytest.mark.parametrize("line", SLIPS.strip().splitlines())
def test_a_slip_of_the_pen_is_spelling(line):
    language, before, after = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        found = change(old, new, language)
        assert (found.significance, found.kinds) == (MINOR, (EditKind.SPELLING,)), [
            e.rule for e in found.edits
        ]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "“It was safe,” said the harbour police.", "“It was safe,” said the harbour pilots."),
        ("en", "Sailors said “it was safe” to them.", "Bakers said “it was safe” to them."),
        ("de", "„Es ist gut“, sagte der Fischer im Hafen.", "„Es ist gut“, sagte der Bäcker im Hafen."),
        ("fr", "Selon la police, « le port est sûr ».", "Selon des témoins, « le port est sûr »."),
        ("es", "Según la policía, «el puerto es seguro».", "Según unos vecinos, «el puerto es seguro»."),
        ("fr", "« Le port est sûr », a expliqué la maire.", "« Le port est sûr », a expliqué la préfète."),
        ("it", "«Il porto è sicuro», ha detto il sindaco.", "«Il porto è sicuro», ha detto il prefetto."),
    ],
)
def test_who_is_quoted_is_attribution(language, before, after):
    found = change(before, after, language)
    assert (found.significance, found.edits[0].kind) == (SUBSTANTIVE, EditKind.ATTRIBUTION)


def test_a_name_in_the_speakers_place_is_a_name_first():
    found = change("It was safe, Ann Colby said.", "It was safe, Ruth Dunmore said.", "en")
    assert found.edits[0].kind is EditKind.NAME


@pytest.mark.parametrize(
    ("language", "before", "after", "quote"),
    [
        ("de", "„Es ist sicher“, sagte sie in Kiel.", "„Es ist sicher“, sagte sie in Wien.", False),
        ("de", "„Es ist sicher“, sagte sie in Kiel.", "„Es ist teuer“, sagte sie in Kiel.", True),
        ("fi", "”Se on turvallinen”, hän sanoi.", "”Se on edullinen”, hän sanoi.", True),
        ("ja", "「安全な港」と述べた。", "「安価な港」と述べた。", True),
        ("en", "He called it “a fine old pier” there.", "He called it a fine old pier there.", True),
        ("en", "“It is old. The pier is safe. We know.”", "“It is old. The pier is dear. We know.”", True),
    ],
)
def test_what_stands_between_the_marks_is_a_quote(language, before, after, quote):
    assert (EditKind.QUOTE in change(before, after, language).kinds) is quote


def test_an_edit_carries_all_its_kinds():
    found = change("On Monday 40 gulls came.", "On Tuesday 50 gulls came.", "en")
    assert found.edits[0].kinds == (EditKind.NUMBER, EditKind.DATE)
    assert [str(kind) for kind in found.edits[0].kinds] == ["number", "date"]


def test_a_moved_paragraph_with_another_sum_is_told_as_a_number():
    others = [
        f"Paragraph {n} tells of the harbour, its walls and the keepers of its lamps." for n in range(4)
    ]
    sold = "The ticket for the ferry to the island costs £23.99 in the summer season."
    old, new = doc(sold, *others), doc(*others, sold.replace("£", "€"))
    found = told_between(old, new)
    moved = next(
        edit for edit in found.edits if EditKind.NUMBER in edit.kinds or edit.kind is EditKind.NUMBER
    )
    assert moved.kind is EditKind.NUMBER
    assert EditKind.MOVED in moved.kinds


def test_items_of_a_list_in_another_order_have_moved():
    items = [
        "Bring a lamp to the pier.",
        "Lock the gate of the harbour.",
        "Count the gulls on the wall.",
        "Feed the keeper’s goats.",
    ]
    old, new = (
        Document(
            language="en", blocks=tuple(Block(kind=BlockKind.LIST_ITEM, text=text, level=1) for text in order)
        )
        for order in (items, [items[3], *items[:3]])
    )
    found = told_between(old, new)
    assert {edit.kind for edit in found.edits} == {EditKind.MOVED}
    assert EditKind.ORDER in found.kinds
    assert found.significance is MINOR


def test_a_modal_behind_we_is_no_wednesday():
    found = change("We may assign the berth to others.", "We will assign the berth to others.", "en")
    assert found.kinds == (EditKind.NEGATION,)


def test_what_follows_the_verb_is_not_who_is_quoted():
    found = change(
        "Laut Polizei gab es 17 Verletzte im Hafen.", "Laut Polizei gab es 17 Tote im Hafen.", "de"
    )
    assert (found.significance, found.kinds) == (SUBSTANTIVE, (EditKind.WORDING,))


@pytest.mark.parametrize(
    "line",
    [
        "pt | Segundo o sindicato, a adesão foi de 92%. | A adesão foi de 92%.",
        "it | Secondo il sindacato, l’adesione è stata del 92%. | L’adesione è stata del 92%.",
        "es | Según el sindicato, el 92% fue a la huelga. | El 92% fue a la huelga.",
        "en | According to the union, the port is shut. | The port is shut.",
    ],
)
def test_a_source_that_is_no_longer_named_before_the_rest_of_the_sentence_is_attribution(line):
    language, before, after = (part.strip() for part in line.split("|"))
    for old, new in ((before, after), (after, before)):
        found = change(old, new, language)
        assert EditKind.ATTRIBUTION in found.kinds
        assert EditKind.NUMBER not in found.kinds


def test_a_second_thing_is_a_number_though_the_word_names_sources_too():
    found = change("O porto ganhou o segundo a tempo.", "O porto ganhou o terceiro a tempo.", "pt")
    assert EditKind.NUMBER in found.kinds
