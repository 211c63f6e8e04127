"""The words with which a page speaks to its reader and of itself, by language: data for `core.standing`.

Written from grammars of the languages (personal pronouns, imperatives, demonstratives), not from pages. A
word here condemns nothing: it makes a line a *call* only together with its form, and only where the article
itself does not speak so (see `core.standing`).

For each language, in this order:
    reader: words that address the reader, and with which the publisher speaks of itself;
    begins: words with which a line begins that asks the reader to do something;
    things: what such lines are about: what a publisher offers, the parts of a page;
    itself: phrases with which a page speaks of itself, in full;
    common: function words of four letters and more, which are no topic; they tell the language too.
"""

from __future__ import annotations

from versioner.core.lexicon.ours import OURS
from versioner.core.lexicon.persons import PERSONS
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language."""

    reader: frozenset[str]
    begins: frozenset[str]
    things: frozenset[str]
    itself: tuple[str, ...]
    common: frozenset[str]
    roots: frozenset[str]  # beginnings of the longer things: languages decline them
    verb_last: bool = False  # its sentences end with what asks, where others begin with it
    syllables: bool = False  # it writes syllables: two of them say what a word does elsewhere
    persons: frozenset[str] = frozenset()  # that begin a sentence which goes on from the one before
    ours: frozenset[str] = frozenset()  # with which the publisher alone speaks of itself


_VERB_LAST = frozenset({"tr", "hi", "fa", "ja", "ko", "bn", "ta", "ur"})
ROOT = 6  # letters that a longer word keeps when it is declined
_DECLINED = frozenset("ru uk pl cs sk hr sr sl bg fi et hu tr sv da no el ro de pt es it lt lv".split())

# Understood in any language.
EVERYWHERE = frozenset(
    "app apps newsletter newsletters podcast podcasts whatsapp telegram facebook instagram twitter tiktok youtube "
    "linkedin bluesky threads signal cookie cookies login mail email rss premium abo chatgpt copyright "
    "فيسبوك تويتر واتساب تلغرام إنستغرام يوتيوب فیسبوک تلگرام اینستاگرام телеграм телеграме фейсбук ватсап ютуб "
    "פייסבוק ווטסאפ טלגרם אינסטגרם व्हाट्सएप फेसबुक टेलीग्राम 微信 微博 카카오톡 페이스북 유튜브".split()
)

_WORDS: dict[str, tuple[str, str, str, str, str]] = {
    "en": (
        "you your yours yourself our ours us we",
        "receive sign subscribe follow share download read listen watch click tap support donate join get register write contact "
        "send become try enable allow accept discover explore see view find browse print save like tell help buy order "
        "shop continue skip scroll play log enter advertisement advertising sponsored comments related also more most "
        "trending recommended recommendations tags topics newsletter",
        "newsletter newsletters subscription subscriptions subscriber subscribers inbox journalism reporting advertisement "
        "advertisements ad ads sponsor comment comments story stories article articles news alerts notifications offers "
        "podcast episode account editor editors newsroom reader readers page website site summary audio video gallery "
        "photo photos image images breakfast briefing digest membership member members donation donations edition print "
        "link links tips story correspondent reporter author writer minute thank thanks computer program generated "
        "translated artificial intelligence offer terms subscribe supporter supporters patron patrons",
        "this article|this story|this page|this site|this website|this summary|this piece|this report was|this post|this audio|"
        "this video|this content|this translation|this newsletter|this column|all rights reserved|read more|see also|"
        "free trial|-day trial|unlimited access",
        "about above after again against almost along already also although always among another around because been before "
        "being below between both cannot could does doing down during each either else even ever every from further have "
        "having here hers herself himself into itself just less made make many more most much must myself near never next "
        "none only onto other others over perhaps rather same several shall should since some such than that their theirs "
        "them themselves then there therefore these they this those though through thus together toward under until upon "
        "very were what when where whether which while whom whose will with within without would first latest last back",
    ),
    "de": (
        "sie ihnen du dich dir dein deine deinen deinem euch euer eure unser unsere unseren unserem unserer uns wir",
        "bestelle abonnieren abonniere folgen folge teilen teile laden lade lesen lies hören höre sehen sieh schauen klicken klicke "
        "unterstützen unterstütze spenden spende melden registrieren schreiben schreib jetzt mehr auch anzeige werbung "
        "kommentare verpassen testen bestellen erhalten drucken merken empfohlen meistgelesen",
        "newsletter abonnement abo postfach journalismus anzeige werbung kommentar kommentare artikel beitrag geschichte "
        "nachrichten meldungen push benachrichtigungen angebote folge konto redaktion leser leserinnen seite webseite "
        "zusammenfassung podcast bild bilder fotos foto video autor autorin korrespondent korrespondentin spende "
        "mitglied ausgabe link themen überblick danke dank automatisch übersetzt intelligenz",
        "dieser artikel|diesen artikel|dieser beitrag|diesen beitrag|dieser text|diese seite|diese zusammenfassung|mehr zum thema|"
        "lesen sie auch|alle rechte vorbehalten",
        "aber alle allem allen aller alles also andere anderen auch beim bereits bevor damit dann dass dein denen denn deren "
        "dessen diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines einige erst etwa etwas für "
        "gegen gewesen habe haben hatte hatten hier hinter ihre ihrem ihren ihrer immer jede jedem jeden jeder jetzt kann "
        "kein keine können könnte machen mehr muss müssen nach nicht nichts noch nach nach oder ohne schon sehr sein seine "
        "seinem seinen seiner seit sich sind soll sollen sollte sondern über unter viel viele wegen weil weiter welche wenn "
        "werde werden wieder will wird wollen worden wurde wurden während würde würden zum zwar zwischen nicht einem",
    ),
    "fr": (
        "vous votre vos tu ton ta tes toi notre nos nous",
        "obtenez abonnez inscrivez suivez partagez téléchargez lisez lire écoutez écouter regardez cliquez soutenez faites rejoignez recevez "
        "écrivez contactez découvrez essayez activez acceptez consultez voir retrouvez publicité commentaires connexe plus "
        "imprimer partager recommandé tags",
        "newsletter abonnement abonnés boîte journalisme publicité annonce commentaire commentaires article articles page site "
        "actualité actualités info infos alertes notifications offres podcast épisode compte rédaction lecteur lecteurs "
        "résumé photo photos image images vidéo auteur autrice correspondant correspondante don dons membre édition lien "
        "lettre merci traduit automatiquement intelligence",
        "cet article|cette page|ce site|ce résumé|ce contenu|cette histoire|à lire aussi|lire aussi|tous droits réservés",
        "ainsi alors après aucun aucune aussi autre autres avant avec avoir beaucoup bien cela celle celles celui cependant "
        "ces cette ceux chaque comme comment contre dans depuis dernier dernière des deux devant donc dont elle elles encore "
        "entre était étaient être eux fait faire fois font leur leurs lors lorsque lui mais même mêmes moins n'est non "
        "ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi pourrait près qu'elle qu'il "
        "quand que quel quelle quelque quelques qui sans selon sera seront ses seulement son sont sous souvent suis sur "
        "tandis tous tout toute toutes très trop une vers voici voilà",
    ),
    "es": (
        "usted ustedes tú tu tus te vosotros vuestra vuestro nuestra nuestro nuestras nuestros nosotros nos",
        "obtén obtenga regístrese suscríbete suscríbase síguenos sigue siga comparte compartir comparta descarga descargue lee leer lea escucha escuche mira "
        "vea haz haga apoya apoye dona done únete únase recibe reciba regístrate escribe escríbanos contacta publicidad "
        "comentarios relacionado más también imprimir etiquetas",
        "boletín boletines suscripción suscriptores bandeja periodismo publicidad anuncio comentario comentarios artículo noticia "
        "noticias historia página sitio alertas notificaciones ofertas podcast episodio cuenta redacción lector lectores "
        "resumen foto fotos imagen imágenes vídeo video autor autora corresponsal donación socio edición enlace gracias "
        "traducido automáticamente inteligencia",
        "este artículo|esta noticia|esta página|este sitio|este resumen|esta historia|lee también|te puede interesar|"
        "todos los derechos reservados",
        "ahora algo algunas algunos ante antes aquel aquella aquí así aunque bajo bien cada como con contra cual cuando "
        "cuanto debe dentro desde después donde dos durante ella ellas ellos entonces entre era eran esa esas ese eso "
        "esos esta estaba estado están estar estas este esto estos está fue fueron gran había haber hacer hacia han hasta "
        "hay incluso las les los luego mayor menos mientras mismo mucho muy nada nunca otra otras otro otros para pero poco "
        "por porque pues puede pueden que quien quienes sea según ser será sido siempre sin sobre solo son sus también tan "
        "tanto tenía tiene tienen toda todas todo todos tras una unas uno unos",
    ),
    "it": (
        "tu tuo tua tuoi tue ti voi vostro vostra vi nostra nostro nostre nostri noi",
        "iscriviti abbonati segui seguici condividi scarica leggi ascolta guarda clicca sostieni dona unisciti ricevi registrati "
        "scrivi scrivici contattaci scopri pubblicità commenti correlati più anche stampa",
        "abbonamento abbonati casella giornalismo pubblicità annuncio commento commenti articolo notizia notizie storia pagina sito "
        "avvisi notifiche offerte episodio account redazione lettore lettori riassunto foto immagine immagini video autore "
        "autrice corrispondente donazione socio edizione link grazie tradotto automaticamente intelligenza",
        "questo articolo|questa pagina|questo sito|questa notizia|questo riassunto|questa storia|leggi anche|tutti i diritti riservati",
        "agli alla alle allo anche ancora aveva avere avevano bene che chi come con contro cosa così dagli dai dal dalla dalle "
        "degli dei del della delle dello dentro deve dopo dove due durante ecco ella era erano essere fare fatto fino fra già "
        "gli hanno infatti loro lui mai mentre meno molto nei nel nella nelle nello non nulla ogni oltre oppure però perché "
        "più poco poi prima proprio quale quali quando quanto quella quelle quelli quello quest questa queste questi questo "
        "qui sarà sempre senza sia sono sopra sotto stata stati stato sua sue sui sul sulla sulle suo tra tutta tutte tutti "
        "tutto una uno verso",
    ),
    "pt": (
        "você vocês te tu teu tua nosso nossa nossos nossas nós",
        "inscreva assine siga compartilhe partilhe baixe descarregue leia ler ouça assista veja clique apoie doe junte receba cadastre "
        "escreva contacte publicidade comentários relacionado mais também imprimir",
        "boletim assinatura assinantes caixa jornalismo publicidade anúncio comentário comentários artigo notícia notícias matéria "
        "reportagem história página site alertas notificações ofertas episódio conta redação leitor leitores resumo foto "
        "fotos imagem imagens vídeo autor autora correspondente doação membro edição obrigado traduzido automaticamente "
        "inteligência",
        "este artigo|esta notícia|esta página|este site|este resumo|esta matéria|esta reportagem|leia também|leia mais|"
        "todos os direitos reservados",
        "agora ainda alguns algumas além antes aos aquela aquele aqui assim até bem cada com como contra cujo dela dele deles "
        "depois desde dessa desse desta deste deve disse dois durante elas eles ele ela enquanto então entre era eram essa "
        "essas esse esses esta estas estava este estes está estão foi foram fosse havia isso isto lhe mais mas meio menos "
        "mesma mesmo muito muitos nada nas nem nesta neste num numa nunca onde outra outras outro outros para pela pelas pelo "
        "pelos pode podem pois por porque pouco quais qual quando quanto que quem sem sempre será ser seria sido sobre são "
        "também tanto tem ter tinha toda todas todo todos uma umas uns",
    ),
    "nl": (
        "u uw je jij jou jouw jullie ons onze wij we",
        "krijg abonneer volg deel download lees luister bekijk klik steun doneer word meld ontvang schrijf ontdek advertentie reacties "
        "gerelateerd meer ook print",
        "nieuwsbrief abonnement abonnees inbox journalistiek advertentie reclame reactie reacties artikel verhaal nieuws "
        "meldingen aanbiedingen aflevering account redactie lezer lezers pagina website samenvatting foto foto's beeld video "
        "auteur correspondent donatie lid editie link bedankt vertaald automatisch",
        "dit artikel|dit verhaal|deze pagina|deze site|deze samenvatting|dit bericht|lees ook|lees meer|alle rechten voorbehouden",
        "aan alle allen alles alleen als altijd andere anders bij bijna daar daarna dan dat deze die dit door doen dus een elke "
        "enkele geen geweest haar hadden heeft heel hebben hem hen het hier hierin hoe hun iets ieder indien jaar kan kon "
        "konden kunnen laatste maar meer meest men met mijn moet moeten naar niet niets nog nooit nu omdat onder ook over "
        "reeds sinds steeds tegen terwijl toch toen tot tussen uit van veel vele verder volgens voor vooral waar waren was "
        "wat weer wel welke wie wil worden wordt zal zei zelf zich zij zijn zo zonder zou zouden zullen",
    ),
    "sv": (
        "du dig din ditt dina er ert era vår vårt våra oss vi",
        "skaffa prenumerera följ dela ladda läs lyssna se titta klicka stöd skänk bli anmäl få skriv upptäck annons kommentarer "
        "relaterat mer också",
        "nyhetsbrev nyhetsbrevet prenumeration prenumeranter journalistik annons reklam kommentar kommentarer artikel artikeln "
        "nyheter notiser erbjudanden avsnitt konto redaktion läsare sida sidan sammanfattning bild bilder video skribent "
        "korrespondent gåva medlem tack översatt automatiskt",
        "den här artikeln|denna artikel|den här sidan|denna text|läs mer|läs också|alla rättigheter förbehållna",
        "alla allt andra att bara bland blev blir bli både denna deras dess dessa detta där efter eller eller enligt ett eller "
        "finns före från för genom hade han hans har hela henne hennes honom här inga ingen inom inte kan kommer kunde långt "
        "man med medan mellan mer mest mot mycket måste ned någon något några när och också om över samma sedan sig sin sina "
        "sitt själv ska skulle som sådan till under upp ur utan var vara varit varje vilka vilken vill varför än ännu är åt",
    ),
    "da": (
        "du dig din dit dine jer jeres vores vor os vi",
        "tilmeld abonner følg del hent læs lyt se klik støt bliv tilmeld få skriv opdag annonce kommentarer relateret mere også",
        "nyhedsbrev abonnement abonnenter journalistik annonce reklame kommentar kommentarer artikel artiklen nyheder tilbud "
        "afsnit konto redaktion læser læsere side siden resumé billede billeder video korrespondent medlem tak oversat automatisk",
        "denne artikel|denne side|denne tekst|læs mere|læs også|alle rettigheder forbeholdes",
        "alle andre bare blev blevet blive bliver denne deres dette disse efter eller end efter fordi forbindelse fra før "
        "hans havde have har hele hende hendes her hos hvad hvem hver hvis hvor hvordan ikke ind ingen jeg kan kom kun kunne "
        "man mange med meget mellem men mere mod ned noget nogle når også om op over samme sammen selv sig sin sine sit skal "
        "skulle som sådan til ud uden under var ved vil ville være været",
    ),
    "no": (
        "du deg din ditt dine dere deres vår vårt våre oss vi",
        "abonner følg del last les lytt se klikk støtt bli meld få skriv oppdag annonse kommentarer relatert mer også",
        "nyhetsbrev abonnement abonnenter journalistikk annonse reklame kommentar kommentarer artikkel artikkelen saken nyheter "
        "varsler tilbud episode konto redaksjon leser lesere side siden sammendrag bilde bilder video journalist medlem takk "
        "oversatt automatisk",
        "denne artikkelen|denne saken|denne siden|les mer|les også|alle rettigheter forbeholdt",
        "alle andre bare ble blir blitt bli denne deres dette disse eller enn etter fordi fra før hadde hans har hele henne "
        "hennes her hos hun hva hvem hver hvis hvor hvordan ikke inn ingen jeg kan kom kun kunne man mange med meget mellom "
        "men mer mot ned noe noen nå når og også om opp over samme sammen selv seg sin sine sitt skal skulle som slik til "
        "under ut uten var ved vil ville være vært",
    ),
    "fi": (
        "sinä sinun teidän te meidän meitä meille me",
        "tilaa lataa saat liity tilaa seuraa jaa lataa lue kuuntele katso klikkaa tue lahjoita liity ilmoittaudu kirjoita ota mainos kommentit lisää",
        "uutiskirje uutiskirjeen uutiskirjeemme tilaus tilaajille tilaajat mainos kommentti kommentit artikkeli artikkelin juttu "
        "jutun uutiset sovellus sovelluksen jakso tili toimitus toimituksen lukija lukijat sivu sivusto tiivistelmä kuva kuvat "
        "video kirjoittaja jäsen kiitos käännetty",
        "tämä artikkeli|tämän artikkelin|tämä juttu|tämän jutun|tämä sivu|lue myös|lue lisää|kaikki oikeudet pidätetään",
        "asti ehkä ei eivät ennen että hän hänen ihan ilman itse ja jo jonka jos joka jotka jolla jossa jota kaikki kanssa kuin "
        "kuitenkin kun koska missä mitä molemmat monta mukaan mutta myös niin niitä noin nyt näin olevan oli olisi olivat olla "
        "ollut on oma omat ovat paljon pitää saa sekä sen siellä siihen siitä sitä sitten tai tällä tämä tämän tässä vaan vain "
        "vaikka vielä voi voivat yli ympäri",
    ),
    "pl": (
        "ty ciebie tobie twój twoja twoje twoich państwo państwa wy wasz wasza nasz nasza nasze naszego naszej naszą naszym nas my",
        "otrzymuj odbieraj dołącz zapisz subskrybuj obserwuj udostępnij pobierz czytaj przeczytaj posłuchaj zobacz kliknij wesprzyj dołącz zarejestruj napisz "
        "skontaktuj odkryj reklama komentarze powiązane więcej także",
        "biuletyn biuletynu prenumerata subskrypcja skrzynki dziennikarstwo reklama ogłoszenie komentarz komentarze artykuł artykułu "
        "tekst historia wiadomości powiadomienia oferty odcinek konto redakcja redakcji czytelnik czytelnicy strona strony "
        "streszczenie zdjęcie zdjęcia film autor autorka korespondent darowizna dziękujemy przetłumaczono automatycznie",
        "ten artykuł|tego artykułu|ta strona|tej strony|ten tekst|czytaj także|czytaj więcej|przeczytaj także|wszelkie prawa zastrzeżone",
        "albo ale aby bardzo bez być będą będzie był była było były chociaż coraz czy dla dlatego dwa dwie gdy gdyby gdzie ich "
        "inne inni innych jak jaki jako jednak jeden jego jej jest jeszcze jeśli już każdy kiedy kilka kto która które którego "
        "której którzy który których lub mają może mogą mimo między miał miała musi nad nawet nich nie nim niż oraz pod podczas "
        "pomimo poza przed przede przez przy są się sobie swoje swój tak takie tam tego tej ten też tylko tym tych we wiele "
        "więc wszystkich wszystko właśnie zawsze ze żeby został została",
    ),
    "cs": (
        "vy vás vám váš vaše vaši ty tvůj náš naše našeho naší nám nás my",
        "dostávejte získejte odebírejte sledujte sdílejte sdílet stáhněte čtěte přečtěte poslechněte podívejte klikněte podpořte přihlaste zaregistrujte "
        "napište reklama komentáře související více také",
        "zpravodaj předplatné předplatitelé novinařina reklama inzerce komentář komentáře článek článku příběh zprávy upozornění "
        "nabídky díl účet redakce čtenář čtenáři stránka stránky shrnutí fotografie foto obrázky video autor autorka děkujeme "
        "přeloženo automaticky aplikace aplikaci",
        "tento článek|tohoto článku|tato stránka|čtěte také|čtěte více|všechna práva vyhrazena",
        "aby ale ani asi bez bude budou byl byla byli bylo být další dnes dva jako jak jeden jeho její jejich jen jenž jestli ještě "
        "již jsem jsou kde když která které kterou který kteří která mezi může mohou musí nad nebo není než nich pak podle pod "
        "pokud pouze pro proto protože před přes při podle své svůj tak také tam tato tedy ten tento této tím toho tohoto tom "
        "tomu totiž tyto včetně však více všech všechny vždy zde že",
    ),
    "ru": (
        "вы вас вам вами ваш ваша ваше ваши ты тебя наш наша наше наши нашего нашей нашу наших нас нам мы",
        "получайте получите узнавайте оформите установите выделите подпишитесь подписывайтесь следите поделитесь поделиться скачайте читайте читать слушайте смотрите нажмите поддержите "
        "присоединяйтесь зарегистрируйтесь напишите пишите узнайте реклама комментарии похожие также ещё",
        "рассылка рассылку рассылки подписка подписчиков журналистику журналистика реклама комментарий комментарии статья статьи "
        "статью материал материала новости новостей уведомления предложения выпуск аккаунт редакция редакции читатель читатели "
        "страница сайт сайта приложение канал фото изображение видео автор корреспондент спасибо переведено автоматически",
        "нашли ошибку|эта статья|этой статьи|этот материал|этого материала|эта страница|этот сайт|читайте также|все права защищены",
        "более больше было были быть ведь весь вместе вместо вокруг всего всех всё где даже для его если есть ещё или когда "
        "которая которого которой которые который которых либо лишь между менее меньше много может можно надо него некоторые "
        "несколько нибудь однако она они оно очень перед под после потом потому почти при про раз свои свой своих себя себе со "
        "только того тоже той том тому тот уже хотя чего чем через что чтобы чуть эти этих это этого этой этом этот",
    ),
    "uk": (
        "ви вас вам ваш ваша ваше ваші ти тебе наш наша наше наші нашого нашої нас нам ми",
        "отримуйте отримайте дізнавайтеся встановіть підпишіться підписуйтесь стежте поділіться завантажте читайте слухайте дивіться натисніть підтримайте приєднуйтесь "
        "зареєструйтеся напишіть реклама коментарі також",
        "розсилка розсилку підписка журналістику реклама коментар коментарі стаття статті матеріал новини сповіщення випуск "
        "редакція читач читачі сторінка сайт застосунок канал фото відео автор дякуємо перекладено автоматично",
        "ця стаття|цієї статті|цей матеріал|ця сторінка|читайте також|усі права захищено",
        "адже але або було були бути від він вона воно вони вже для його якщо коли котра котрий між може можна над навіть під "
        "після про проте при своєї свій себе тільки тому також хоча цей цього цієї через щоб яка яке які який яких",
    ),
    "el": (
        "σας εσείς σου εσύ μας εμείς",
        "λάβετε λαμβάνετε αποκτήστε γραφτείτε εγγραφή εγγραφείτε ακολουθήστε μοιραστείτε κατεβάστε διαβάστε ακούστε δείτε πατήστε υποστηρίξτε γίνετε γράψτε διαφήμιση σχόλια σχετικά "
        "περισσότερα",
        "ενημερωτικό συνδρομή συνδρομητές δημοσιογραφία διαφήμιση σχόλιο σχόλια άρθρο άρθρου είδηση ειδήσεις ειδοποιήσεις "
        "προσφορές επεισόδιο λογαριασμό σύνταξη αναγνώστες σελίδα ιστοσελίδα περίληψη φωτογραφία φωτογραφίες εικόνα βίντεο "
        "συντάκτης ευχαριστούμε μεταφράστηκε εφαρμογή",
        "αυτό το άρθρο|το άρθρο αυτό|αυτή η σελίδα|διαβάστε επίσης|με επιφύλαξη παντός δικαιώματος",
        "αλλά αλλιώς αλλού αντί από αυτά αυτή αυτό αυτόν αυτός αυτών για δεν είναι είχε είχαν ενώ επειδή επίσης έτσι ήταν θα "
        "καθώς και κάθε κατά κάτι μέσα μετά μέχρι μεταξύ μην μόνο μπορεί όπως όταν όλα όλοι όλων όμως όπου όσο όσοι ότι ούτε "
        "πάνω παρά περίπου πιο ποιος πολύ πολλές πριν προς πρέπει πως στα στη στην στις στο στον στους τα την της τις το τον "
        "του τους των υπό χωρίς ώστε",
    ),
    "tr": (
        "siz sizin size sizi sen senin bizim bizi bize biz",
        "alın edinin kaydolun indirip abone takip paylaş paylaşın indir indirin oku okuyun dinle dinleyin izle izleyin tıkla tıklayın destekle destekleyin katıl "
        "katılın kaydol yaz yazın reklam yorumlar ilgili daha ayrıca",
        "bülten bültenimize bültenine abonelik aboneler gazetecilik reklam yorum yorumlar haber haberi haberler makale bildirim "
        "bildirimler fırsatlar bölüm hesap editör okur okurlar sayfa site özet fotoğraf fotoğraflar görsel video yazar muhabir "
        "teşekkürler çevrildi otomatik uygulama uygulamamızı",
        "bu makale|bu haber|bu haberi|bu sayfa|bu yazı|bu yazıyı|ayrıca okuyun|tüm hakları saklıdır",
        "ama ancak arasında artık aynı bazı belki bile bir biri birçok böyle bunu bunun burada çok çünkü daha değil dolayı diye "
        "diğer eğer en gibi göre hangi hatta hem henüz hep hepsi her hiç için içinde ile ise işte kadar karşı kendi kez ki kim "
        "nasıl neden nerede niçin olan olarak oldu olduğu olduğunu olması olsa olup onlar onun orada oysa önce sadece sonra şey "
        "şimdi şu tarafından tüm üzere var veya vardı ve ya yani yapılan yine yok zaten",
    ),
    "ar": (
        "بريدك بريدكم هاتفك أنت أنتم لك لكم لدينا لنا نحن",
        "احصل احصلوا تلقَّ تلقى انضموا حمّلوا اشترك اشتركوا تابع تابعوا تابعونا شارك حمّل اقرأ استمع شاهد انقر ادعم انضم سجّل اكتب إعلان تعليقات",
        "النشرة نشرتنا الإخبارية اشتراك المشتركين صحافتنا إعلان تعليق تعليقات التعليقات المقال الخبر أخبار الأخبار إشعارات عروض "
        "حلقة حساب المحرر القراء الصفحة الموقع ملخص صورة صور فيديو الكاتب المراسل تطبيق تطبيقنا شكرا ترجمة",
        "هذا المقال|هذا الخبر|هذه الصفحة|هذا الموقع|اقرأ أيضا|جميع الحقوق محفوظة",
        "التي الذي الذين إلى أمام أيضا بعد بعض بين تحت تلك ثم حتى حول حيث خلال دون ذلك سوف ضد عند عندما على عليه عليها عن غير "
        "فقط فيه فيها قبل قد كان كانت كما كل كيف لأن لدى لكن لقد لم لما له لها ليس مثل مع منذ منها منه نحو هذا هذه هناك هو هي وقد وكان",
    ),
    "he": (
        "אליכם אליך אצלכם אתה אתם אתן לך לכם שלך שלכם שלנו אותנו לנו אנחנו",
        "קבלו התעדכנו קבל הורד הרשמו הירשמו הצטרפו עקבו שתפו הורידו קראו האזינו צפו לחצו תמכו כתבו פרסומת תגובות",
        "ניוזלטר מינוי מנויים פרסומת תגובה תגובות הכתבה כתבה המאמר חדשות התראות מבצעים פרק חשבון המערכת קוראים העמוד האתר "
        "תקציר תמונה תמונות סרטון הכותב אפליקציה תודה תורגם",
        "כתבה זו|הכתבה הזו|מאמר זה|עמוד זה|קראו גם|כל הזכויות שמורות",
        "אבל אולי אחד אחרי איך אין אלא אלה אלו אמר אמרה אשר אחר אחרים בין גם היא היה היו הוא הם הזה הזאת זאת יהיה יותר יש "
        "כאשר כבר כדי כך כל כמה כמו כן לא לאחר להיות לפי לפני מאוד מה מול מי מתוך עד עוד על עם פי רק של שלא שלו שלה שלהם תחת",
    ),
    "fa": (
        "شما شماست شمارا تو ما مان",
        "دریافت عضویت مشترک دنبال اشتراک دانلود بخوانید بشنوید ببینید کلیک حمایت عضو بنویسید تبلیغ تبلیغات نظرات",
        "خبرنامه خبرنامه‌ی اشتراک مشترکان تبلیغ تبلیغات نظر نظرات مقاله خبر اخبار اعلان پیشنهاد قسمت حساب تحریریه خوانندگان صفحه "
        "وبسایت خلاصه عکس عکس‌ها ویدیو نویسنده خبرنگار برنامه اپلیکیشن سپاس ترجمه",
        "این مقاله|این خبر|این صفحه|این مطلب|بیشتر بخوانید|تمامی حقوق محفوظ است",
        "است این آن برای بود بودند با باید بر پس پیش تا چه چون خود داد دارد دارند در دیگر را روی زیر شد شدن شده شود کرد کرده "
        "کردند کند کنند که گفت گفته مورد میان نیز نیست هر هم همه همین هیچ وی یا یک",
    ),
    "hi": (
        "आप आपका आपकी आपके आपको तुम तुम्हारा हमारा हमारी हमारे हमें हम",
        "पाएं पाइए सब्सक्राइब फॉलो शेयर डाउनलोड पढ़ें सुनें देखें क्लिक जुड़ें लिखें विज्ञापन टिप्पणियां",
        "न्यूज़लेटर न्यूजलेटर सदस्यता विज्ञापन टिप्पणी टिप्पणियां लेख खबर खबरें समाचार सूचना ऑफर एपिसोड खाता संपादक पाठक पेज वेबसाइट सारांश "
        "तस्वीर तस्वीरें फोटो वीडियो लेखक ऐप धन्यवाद अनुवाद",
        "यह लेख|इस लेख|यह खबर|इस खबर|यह भी पढ़ें|सर्वाधिकार सुरक्षित",
        "और का की के को में से है हैं था थी थे पर यह वह इस उस ने भी तो ही कि जो लिए साथ बाद तक कर रहा रही रहे होता गया गई नहीं एक अपने कहा",
    ),
    "bn": (
        "আপনি আপনার আপনাকে আপনারা তুমি তোমার আমাদের আমরা",
        "পড়ুন দেখুন শুনুন পান জানুন যোগ সাবস্ক্রাইব ফলো শেয়ার ডাউনলোড ক্লিক লিখুন করুন দিন বিজ্ঞাপন মন্তব্য",
        "নিউজলেটার সদস্যতা গ্রাহক বিজ্ঞাপন মন্তব্য নিবন্ধ প্রতিবেদন খবর সংবাদ নোটিফিকেশন অফার পর্ব অ্যাকাউন্ট সম্পাদক পাঠক পাতা "
        "পৃষ্ঠা ওয়েবসাইট সারাংশ ছবি ভিডিও অডিও লেখক অ্যাপ ধন্যবাদ অনুবাদ",
        "এই নিবন্ধ|এই প্রতিবেদন|এই খবর|এই পাতা|আরও পড়ুন|আরো পড়ুন|সর্বস্বত্ব সংরক্ষিত",
        "এই সেই তার তাদের তিনি করা করে করেন করেছে করেছেন হয় হয়েছে হবে ছিল আছে থেকে জন্য সঙ্গে সাথে পরে আগে মধ্যে ওপর উপর কিন্তু "
        "এবং অথবা যা যে যদি না নয় নেই বলে বলেন বলেছেন একটি এক কোনো কোন সব আর তবে দিয়ে নিয়ে পর্যন্ত",
    ),
    "ta": (
        "நீங்கள் உங்கள் உங்களுக்கு உங்களது எங்கள் எங்களது நாங்கள் நமது",
        "படியுங்கள் படிக்கவும் கேளுங்கள் கேட்க பாருங்கள் பார்க்க பெறுங்கள் பெற சேருங்கள் பகிருங்கள் பகிர பதிவிறக்கவும் சொடுக்கவும் எழுதுங்கள் "
        "செய்யுங்கள் செய்யவும் விளம்பரம் கருத்துகள்",
        "செய்திமடல் சந்தா சந்தாதாரர் விளம்பரம் கருத்து கருத்துகள் கட்டுரை செய்தி செய்திகள் அறிவிப்புகள் சலுகை பகுதி கணக்கு ஆசிரியர் வாசகர் வாசகர்கள் "
        "பக்கம் இணையதளம் சுருக்கம் படம் படங்கள் காணொளி ஒலி எழுத்தாளர் செயலி நன்றி மொழிபெயர்ப்பு",
        "இந்தக் கட்டுரை|இந்த கட்டுரை|இந்தச் செய்தி|இந்த செய்தி|இந்தப் பக்கம்|மேலும் படிக்க|இதையும் படிக்க",
        "இந்த அந்த அவர் அவர்கள் அது இது என்று என என்ற ஒரு மற்றும் ஆனால் அல்லது உள்ள உள்ளது இருந்து இருந்த இல்லை வரை மீது பின்னர் முன்பு "
        "மேலும் போது வேண்டும் கூறினார் தெரிவித்தார் செய்து செய்த கொண்டு பற்றி",
    ),
    "ur": (
        "آپ آپکا آپکے آپکی تم تمہارا ہمارا ہماری ہمارے ہمیں",
        "پڑھیں پڑھیے سنیں سنیے دیکھیں دیکھیے حاصل شامل سبسکرائب فالو شیئر ڈاؤن کلک لکھیں کریں کیجیے کیجئے بنیں اشتہار تبصرے",
        "نیوزلیٹر لیٹر رکنیت خریداری اشتہار اشتہارات تبصرہ تبصرے مضمون خبر خبریں خبروں اطلاعات پیشکش قسط اکاؤنٹ مدیر قارئین صفحہ ویبسائٹ سائٹ "
        "خلاصہ تصویر تصاویر ویڈیو آڈیو مصنف نگار ایپ شکریہ ترجمہ",
        "یہ مضمون|اس مضمون|یہ خبر|اس خبر|یہ صفحہ|مزید پڑھیں|یہ بھی پڑھیں|جملہ حقوق محفوظ",
        "ہے ہیں تھا تھی تھے اور میں کے کی کا کو سے پر نے یہ وہ اس ان جو بھی ہی تو لیے لئے ساتھ بعد تک کر رہا رہی رہے ہوا ہوئے ہوئی گیا گئی نہیں "
        "ایک اپنے اپنی کہا کہ کسی جب اگر لیکن",
    ),
    "sw": (
        "wewe nyinyi ninyi wako yako zako lako chako kwako wenu yenu zenu wetu yetu zetu letu kwetu sisi",
        "soma sikiliza tazama angalia pata pokea jiunge jiandikishe jisajili fuata fuatilia shiriki pakua bofya changia andika tuma "
        "wasiliana gundua tangazo matangazo maoni",
        "jarida majarida usajili wasajili tangazo matangazo maoni makala habari taarifa arifa ofa kipindi akaunti mhariri wahariri "
        "msomaji wasomaji ukurasa tovuti muhtasari picha video sauti mwandishi programu asante shukrani imetafsiriwa",
        "makala hii|makala haya|habari hii|ukurasa huu|tovuti hii|soma zaidi|soma pia|haki zote zimehifadhiwa",
        "hilo hiyo hizo huyo hawa hayo hivyo hapo huko kuwa kwamba kwa katika kutoka kama lakini baada kabla bila hata sana pia tu "
        "zaidi kila wote yote zote mmoja moja ambao ambayo ambapo ambaye alisema walisema amesema wamesema ni na wa ya za la cha",
    ),
    "hr": (
        "vi vas vam vaš vaša vaše vaši ti tvoj tvoja naš naša naše naši nas nam mi",
        "pretplatite prijavite pratite podijelite preuzmite čitajte pročitajte slušajte poslušajte gledajte pogledajte kliknite podržite "
        "donirajte pridružite registrirajte pišite saznajte primajte dobivajte oglas komentari povezano",
        "newsletter pretplata pretplatnici pretplatnike novinarstvo oglas oglasi reklama komentar komentari članak članka priča vijesti "
        "obavijesti ponude epizoda račun redakcija čitatelj čitatelji stranica sažetak fotografija fotografije slike video autor "
        "autorica aplikacija hvala prevedeno",
        "ovaj članak|ova stranica|ova vijest|pročitajte više|pročitajte i|sva prava pridržana",
        "ako ali bez biti bila bile bili bilo samo dok gdje gotovo ima imaju iako ili ipak iz jer jest još kada kako kao kod koja koje koji "
        "kojim među mogu može nakon nego neki nije nisu oko ona oni onda ovaj ovo pod pred prema prije preko protiv sada sam se sebe "
        "su što tako također tijekom trebalo uz većina više već za zbog zato će ćemo",
    ),
    "bg": (
        "вие вас ви ваш ваша ваше ваши ти теб твой нашия нашата нашето нашите наш наша наше нас ни ние",
        "абонирайте запишете следвайте споделете изтеглете четете прочетете слушайте чуйте гледайте вижте кликнете натиснете подкрепете "
        "дарете присъединете регистрирайте пишете научете получавайте вземете реклама коментари свързани",
        "бюлетин бюлетина абонамент абонати журналистика реклама реклами коментар коментара коментари статия статията материал новини "
        "новините известия оферти епизод профил редакция редакцията читател читатели страница страницата сайт сайта резюме снимка "
        "снимки изображение видео автор приложение приложението благодарим преведено",
        "тази статия|тази новина|тази страница|този материал|този сайт|прочетете още|вижте още|всички права запазени",
        "беше били бъде бъдат ведно всеки всички вече защото или има имат като как която което които където кога между много може могат "
        "най но няма обаче около освен от пред през преди при само своя свои след според срещу същия също така такава тези това този "
        "тогава трябва ще щеше чрез",
    ),
    "id": (
        "anda kamu kalian kami kita",
        "dapatkan terima berlangganan ikuti bagikan unduh baca dengarkan tonton klik dukung donasi gabung daftar tulis iklan komentar terkait lainnya",
        "langganan buletin jurnalisme iklan komentar artikel berita notifikasi penawaran episode akun redaksi pembaca halaman situs "
        "ringkasan foto gambar video penulis aplikasi terima kasih diterjemahkan otomatis",
        "artikel ini|berita ini|halaman ini|baca juga|hak cipta dilindungi",
        "adalah agar akan atau bagi bahwa banyak beberapa belum bisa dalam dan dapat dari dengan harus hanya hingga ini itu juga "
        "karena kata kepada ketika lebih mereka oleh pada para saat saja sebagai sebelum sedang sejak seluruh serta setelah "
        "sudah tahun telah tersebut tetapi tidak untuk yang",
    ),
    "vi": (
        "bạn quý_vị chúng_tôi",
        "nhận mời đăng theo chia tải đọc nghe xem nhấp ủng viết quảng bình",
        "bản_tin quảng_cáo bình_luận bài_viết tin_tức thông_báo ứng_dụng độc_giả trang_web ảnh",
        "bài viết này|trang này|đăng ký nhận|đọc thêm|xem thêm|quảng cáo|chia sẻ bài viết|bình luận|chúng tôi|của bạn|ứng dụng|bản tin",
        "được trong những không các của cho một với này khi người đã đến từng năm cũng nhiều theo như tại vào trên sau còn phải",
    ),
    "ro": (
        "dumneavoastră voi vă tău ta tale nostru noastră noastre noi ne",
        "primește primiți abonează abonați urmărește urmăriți distribuie descarcă citește citiți ascultă vezi apasă susține donează alătură scrie "
        "publicitate comentarii",
        "newsletterul abonament abonați jurnalism publicitate comentariu comentarii articol articolul știri știrea notificări oferte "
        "episod cont redacția cititor cititori pagina site rezumat foto imagine video autor aplicația mulțumim tradus automat",
        "acest articol|această pagină|acest material|citește și|toate drepturile rezervate",
        "acea aceasta această aceste acest acestea acești acum adică ale altă alte așa atunci are aveau avea care când către chiar "
        "cum dacă dar decât deja deși despre din doar două după era este fără fiecare fiind fost foarte încă între însă lângă lor "
        "mai mult multe nici niște numai oricare pentru peste poate prin printre sau sunt spre toate toată toți unde unei unor unui "
        "până",
    ),
    "hu": (
        "ön önnek önt önök te neked mi nekünk minket",
        "kapja rendelje iratkozzon iratkozz kövess kövessen ossza oszd töltse töltsd olvasd olvassa hallgasd nézd kattints támogass támogassa "
        "csatlakozz írj írjon hirdetés hozzászólások",
        "hírlevél hírlevelünkre hírlevelünk előfizetés előfizetők újságírás hirdetés hozzászólás hozzászólások cikk cikket hír hírek "
        "értesítés ajánlatok epizód fiók szerkesztőség olvasó olvasók oldal összefoglaló fotó kép képek videó szerző alkalmazás "
        "alkalmazásunkat köszönjük fordítás",
        "ez a cikk|ezt a cikket|ez az oldal|olvasd el ezt is|minden jog fenntartva",
        "ahol aki akik alatt ami amely amelyek annak arra azok azt azért azonban bár csak de egy egyik ehhez ekkor előtt el ellen "
        "emelett en ennek erre ezek ezt ezért fel felé hanem hogy hogyan igen ill. illetve is ismét itt jó jól kell kellett "
        "keresztül ki kívül között le legyen lehet lenne lett maga majd már más meg mert mint mivel nagyon nem nincs olyan össze "
        "pedig sem sok számára után utolsó vagy van vannak való vele viszont volt voltak",
    ),
    "zh": (
        "你 您 你们 我们 我們 你們",
        "获取 接收 订阅 訂閱 关注 關注 分享 下载 下載 点击 點擊 扫描 阅读 閱讀 收听 收聽 观看 加入 支持 广告 廣告 评论 相关 延伸",
        "订阅 訂閱 新闻信 电子报 電子報 公众号 广告 廣告 评论 評論 留言 本文 文章 新闻 新聞 推送 客户端 编辑 編輯 读者 讀者 网站 網站 摘要 图片 圖片 "
        "照片 视频 影片 作者 记者 感谢 翻译 自动 应用 版权",
        "本文|本报道|此文|相关阅读|延伸閱讀|版权所有|版權所有|分享本文|关注我们",
        "的 了 在 是 和 有 这 那 他 她 不 也 与 对 为 中 上 下",
    ),
    "ja": (
        "あなた 皆さま 皆様 私たち 弊社 当社 当サイト",
        "お届け お受け取り 受け取る お試し 登録 購読 フォロー シェア ダウンロード クリック 続きを 広告 コメント 関連",
        "メルマガ ニュースレター 購読 会員 広告 コメント 記事 ニュース 通知 アプリ 編集部 読者 ページ サイト 要約 写真 画像 動画 著者 記者 翻訳 自動 無断転載",
        "この記事|本記事|このページ|当サイト|関連記事|続きを読む|無断転載|会員登録|してください|ください",
        "の は が を に で と も から まで です ます した して いる ある この その",
    ),
    "ko": (
        "당신 여러분 우리 저희",
        "받아보세요 받으세요 가입하세요 구독 구독하기 팔로우 공유 공유하기 다운로드 읽기 듣기 보기 클릭 후원 광고 댓글 관련",
        "뉴스레터 메일 이메일 구독 회원 광고 댓글 기사 뉴스 알림 앱 편집부 독자 페이지 사이트 요약 사진 이미지 동영상 기자 번역 자동",
        "이 기사|본 기사|이 페이지|관련 기사|무단 전재|무단전재|구독하세요|하세요|해주세요|받아 보세요|받아보세요|보내 드립니다",
        "그는 그녀는 그리고 그러나 하지만 것으로 것이 대한 위해 통해 따라 있는 있다 했다 한다 됐다 밝혔다 말했다",
    ),
    "th": (
        "คุณ ท่าน เรา",
        "รับข่าว สมัคร ติดตาม แชร์ ดาวน์โหลด อ่าน ฟัง ดู คลิก โฆษณา ความคิดเห็น",
        "จดหมายข่าว โฆษณา ความคิดเห็น บทความ ข่าว แจ้งเตือน แอป ผู้อ่าน เว็บไซต์ รูปภาพ วิดีโอ",
        "บทความนี้|ข่าวนี้|หน้านี้|อ่านเพิ่มเติม|อ่านต่อ|ติดตามเรา|สงวนลิขสิทธิ์|แชร์บทความ|ของเรา|ของคุณ|จดหมายข่าว|โฆษณา|แสดงความคิดเห็น",
        "ที่ และ ของ ใน เป็น ไม่ ได้ ว่า จะ มี ให้ กับ จาก",
    ),
}


# With what a subscription is offered: more things, in the languages of the larger papers.
_OFFERED = {
    "en": "digital unlimited access discount anytime",
    "de": "digital digitalen unbegrenzt unbegrenzten zugang zugriff rabatt jederzeit",
    "fr": "numérique illimité accès réduction abonner",
    "es": "digital ilimitado acceso descuento suscriptor",
    "it": "digitale illimitato accesso sconto",
    "pt": "digital ilimitado acesso desconto",
    "nl": "digitaal digitale onbeperkt onbeperkte toegang korting",
    "sv": "digital obegränsad tillgång rabatt",
    "da": "digital ubegrænset adgang rabat",
    "no": "digital ubegrenset tilgang rabatt",
    "fi": "rajoittamaton rajaton käyttöoikeus alennus",
    "pl": "cyfrowy nieograniczony dostęp rabat zniżka",
    "cs": "neomezený přístup sleva",
    "ru": "цифровой неограниченный доступ скидка скидкой",
    "tr": "dijital sınırsız erişim indirim",
}

# What a sentence that begins with it asks for is the publisher's offer already: "Subscribe today".
_SUBSCRIBING = {
    "en": "subscribe",
    "de": "abonnieren abonniere anmelden registrieren",
    "fr": "abonnez inscrivez",
    "es": "suscríbete suscríbase regístrate regístrese",
    "it": "abbonati iscriviti registrati",
    "pt": "assine inscreva cadastre",
    "nl": "abonneer",
    "sv": "prenumerera",
    "da": "abonner tilmeld",
    "no": "abonner",
    "pl": "subskrybuj zaprenumeruj",
    "ru": "подпишитесь подписывайтесь подписка",
    "uk": "підпишіться підписуйтесь передплата",
    "tr": "abone",
    "ar": "اشترك اشتركوا",
    "hi": "सदस्यता",
}
# On what terms a publisher is subscribed to: said of nothing else in so many words.
_TERMS = {
    "en": "cancel any time|cancel anytime|cancel at any time", "de": "jederzeit kündbar|monatlich kündbar", "fr": "sans engagement|résiliable à tout moment", "es": "cancele cuando quiera|cancela cuando quieras|sin permanencia", "it": "disdici quando vuoi|disdici in qualsiasi momento", "pt": "cancele quando quiser|cancele a qualquer momento",
    "nl": "altijd opzegbaar|maandelijks opzegbaar", "sv": "avsluta när du vill|ingen bindningstid|säg upp när", "da": "opsig når som helst|ingen binding", "no": "avslutt når som helst|ingen bindingstid|si opp når", "fi": "peru milloin tahansa|peruuta milloin tahansa", "pl": "zrezygnuj w każdej chwili|anuluj w dowolnym momencie", "cs": "zrušit kdykoli|zrušte kdykoli|kdykoli zrušíte", "sk": "zrušiť kedykoľvek|zrušte kedykoľvek",
    "ru": "отмена в любое время|отменить в любое время|отмените в любой момент|отмена в любой момент", "uk": "скасуйте будь-коли|скасувати будь-коли", "hu": "bármikor lemondhat|bármikor lemondható", "el": "ακύρωση οποτεδήποτε|ακυρώστε οποτεδήποτε", "ro": "anulezi oricând|anulați oricând", "tr": "istediğiniz zaman iptal|dilediğiniz zaman iptal",
    "ar": "ألغ متى شئت|الإلغاء في أي وقت|إلغاء في أي وقت", "he": "ביטול בכל עת|ניתן לבטל בכל עת", "hi": "कभी भी रद्द", "ja": "いつでも解約", "zh": "随时取消|隨時取消|随时退订", "ko": "언제든지 해지|언제든 해지", "id": "batalkan kapan saja", "vi": "hủy bất cứ lúc nào",
}  # fmt: skip


def _tongue(code: str, parts: tuple[str, str, str, str, str]) -> Tongue:
    # folded as the words of a text are: of Greek σας and German außerdem nothing would be found as they are written
    reader, begins, things, itself, common = map(str.casefold, parts)
    asking = _SUBSCRIBING.get(code, "").casefold()
    things = f"{things} {_OFFERED.get(code, '').casefold()} {asking}"
    return Tongue(
        reader=frozenset(reader.split()),
        begins=frozenset(f"{begins} {asking}".split()),
        things=frozenset(word.replace("_", " ") for word in things.split()),
        itself=tuple(filter(None, f"{itself}|{_TERMS.get(code, '').casefold()}".split("|"))),
        common=frozenset(common.split()),
        roots=frozenset(word[:ROOT] for word in things.split() if len(word) >= ROOT)
        if code in _DECLINED
        else frozenset(),
        verb_last=code in _VERB_LAST,
        syllables=code == "vi",
        persons=frozenset(PERSONS.get(code, "").casefold().split()),
        ours=frozenset(word.replace("_", " ") for word in OURS.get(code, "").casefold().split()),
    )


TONGUES = {code: _tongue(code, parts) for code, parts in _WORDS.items()}
TONGUES["nb"] = TONGUES["nn"] = TONGUES["no"]
TONGUES["bs"] = TONGUES["hr"]
