"""What pages say that are no article, by language (BCP 47): errors, checks for robots, consent walls, logins, paywalls, shells.

Regular expressions over a line, case does not matter. A phrase stands between word borders; of scripts without spaces
(`UNSPACED`) it stands anywhere.

Collected by hand: the pages of errors and of maintenance that the servers and content systems in use bring along in their
translations (Apache, nginx, WordPress, TYPO3, Drupal), what the services that keep robots out write (Cloudflare, Akamai,
DataDome, reCAPTCHA, hCaptcha), the consent platforms (TCF texts of IAB Europe in its official translations), and the walls
of newspapers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_Phrases = Mapping[str, tuple[str, ...]]

UNSPACED = frozenset({"ja", "ko", "th", "zh"})

ERROR: _Phrases = MappingProxyType({
    "en": (
        r"(?:404|403|500|502|503|504)\b.{0,40}\b(?:error|not found|forbidden|unavailable|gateway)",
        "(?:page|content|site|file|article|document) (?:you (?:requested|are looking for|were looking for)|not found)",
        "(?:page|content|site|file|article|document) (?:(?:is|was|isn['’]t|is not|cannot be|could not be|can['’]t be) (?:not )?(?:available|found|unavailable|displayed))",
        "not found", "something went wrong", "an error (?:has )?occurred", "internal server error", "bad gateway", "service (?:temporarily )?unavailable",
        "temporarily unavailable", "under maintenance", "be right back", "having trouble loading", "try again later", "access denied", "request blocked",
        "(?:page|article) no longer exists",
    ),
    "fr": ("page introuvable", "page non trouv[ée]e", "n['’]existe (?:pas|plus)", "une erreur (?:est survenue|s['’]est produite)", "acc[èe]s refus[ée]", "en (?:cours de )?maintenance"),
    "de": ("seite (?:wurde )?nicht gefunden", "nicht (?:mehr )?verf[üu]gbar", "ein fehler ist aufgetreten"),
    "es": ("p[áa]gina no (?:encontrada|disponible|existe)", "no se ha encontrado"),
    "pt": ("p[áa]gina n[ãa]o (?:encontrada|dispon[íi]vel|existe)",),
    "it": ("pagina non (?:trovata|disponibile|esiste)",),
    "nl": ("pagina (?:is |kan )?niet (?:gevonden|beschikbaar|worden gevonden)", "pagina bestaat niet"),
    "sv": ("sidan (?:kunde inte hittas|hittades inte|finns inte)",),
    "da": ("siden (?:blev ikke fundet|kunne ikke findes|findes ikke)",),
    "no": ("fant ikke siden", "siden (?:finnes ikke|ble ikke funnet)"),
    "fi": ("sivua ei (?:löydy|löytynyt)",),
    "pl": ("nie znaleziono strony", "stron[ay] nie (?:została znaleziona|istnieje|znaleziono)", "nie ma takiej strony"),
    "cs": ("stránka (?:nebyla nalezena|neexistuje|nenalezena)",),
    "sk": ("stránka (?:nebola nájdená|neexistuje|sa nenašla)",),
    "hu": ("az oldal nem (?:található|létezik)", "a keresett oldal nem"),
    "ro": ("pagina nu (?:a fost găsită|există)",),
    "ru": ("страница не (?:найдена|существует)",),
    "uk": ("сторінк[уа] не (?:знайдено|знайдена|існує)",),
    "bg": ("страницата не (?:е намерена|съществува)",),
    "el": ("η σελίδα δεν (?:βρέθηκε|υπάρχει)",),
    "tr": ("sayfa bulunamadı", "aradığınız sayfa(?:ya)? (?:bulunamadı|mevcut değil|ulaşılamıyor|kaldırılmış)"),
    "ar": ("الصفحة (?:المطلوبة )?غير (?:موجودة|متاحة|متوفرة)", "لم يتم العثور على الصفحة"),
    "fa": ("صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد",),
    "he": ("ה(?:דף|עמוד) (?:המבוקש )?לא (?:נמצא|קיים)",),
    "hi": ("(?:पृष्ठ|पेज) नहीं मिला",),
    "id": ("halaman tidak ditemukan",),
    "vi": ("không tìm thấy trang",),
    "ja": ("ページが見つかりません", "お探しのページ", "ページは(?:存在しません|削除され)"),
    "zh": ("(?:页面|頁面|网页|網頁)(?:不存在|未找到|找不到|已删除|已被删除)", "找不到(?:该|此|您要的)?(?:页面|頁面|网页|網頁)", "(?:访问|查找|请求)的(?:页面|网页)(?:不存在|已)"),
    "ko": ("페이지를 찾을 수 없", "존재하지 않는 페이지"),
    "th": ("ไม่พบหน้า",),
})  # fmt: skip

# Only of a page that says little else: a headline may say these too.
MISHAP: _Phrases = MappingProxyType({
    "de": ("(?:etwas ist|da ist etwas) schiefgelaufen", "zugriff verweigert", "ist (?:leider )?ein (?:unerwarteter )?fehler aufgetreten"),
    "es": ("(?:ha ocurrido|se ha producido|ocurrió) un error", "algo (?:salió|ha salido) mal", "acceso denegado"),
    "pt": ("ocorreu um erro", "algo deu errado", "acesso negado"),
    "it": ("si è verificato un errore", "qualcosa è andato storto", "accesso negato"),
    "nl": ("er is (?:iets misgegaan|een fout opgetreden)", "er ging iets mis", "toegang geweigerd"),
    "sv": ("ett fel (?:har )?(?:uppstod|uppstått|inträffat)", "något gick fel", "åtkomst nekad"),
    "da": ("der (?:er (?:sket|opstået)|opstod) en fejl", "noget gik galt", "adgang nægtet"),
    "no": ("det (?:har oppstått|oppst[oå]d|oppsto) en feil", "noe gikk galt", "ingen tilgang"),
    "fi": ("tapahtui virhe", "jokin meni (?:pieleen|vikaan)"),
    "pl": ("wystąpił błąd", "coś poszło nie tak", "odmowa dostępu"),
    "cs": ("došlo k chybě", "něco se pokazilo", "přístup (?:byl )?odepřen"),
    "sk": ("vyskytla sa chyba", "niečo sa pokazilo"),
    "hu": ("hiba történt", "valami elromlott", "hozzáférés megtagadva"),
    "ro": ("a apărut o eroare", "ceva nu a mers bine"),
    "ru": ("произошла ошибка", "что-то пошло не так", "доступ запрещ[её]н"),
    "uk": ("(?:сталася|виникла) помилка", "щось пішло не так", "доступ заборонено"),
    "bg": ("възникна грешка",),
    "el": ("παρουσιάστηκε σφάλμα", "κάτι πήγε στραβά"),
    "tr": ("bir (?:hata|sorun) oluştu", "bir şeyler (?:ters|yanlış) gitti", "erişim (?:engellendi|reddedildi)", "şu anda görüntülenemiyor"),
    "ar": ("حدث خطأ", "تم رفض الوصول"),
    "fa": ("خطایی رخ داد",),
    "he": ("אירעה שגיאה", "משהו השתבש"),
    "id": ("terjadi kesalahan",),
    "vi": ("đã xảy ra lỗi",),
    "ja": ("エラーが発生しました", "アクセスが拒否"),
    "zh": ("(?:发生|出现)(?:了)?错误", "(?:系统|服务器|网络)(?:出错|错误|繁忙)", "访问被拒绝", "服务(?:暂时|暂)不可用"),
    "ko": ("오류가 발생", "접근이 (?:거부|차단)"),
    "th": ("เกิดข้อผิดพลาด",),
})  # fmt: skip

# Only of a page that says next to nothing else: that its site will be there again.
BACK: _Phrases = MappingProxyType({
    "en": ("(?:site|website|page|service|we)(?:['’]ll| will| should) be (?:right )?back (?:soon|shortly|online|up|in a)", "(?:back|available again) (?:soon|shortly)", "we(?:['’]re| are) (?:currently )?making (?:some |a few )?(?:improvements|changes|updates)"),
    "de": ("(?:gleich|bald|in kürze) (?:wieder )?(?:für (?:sie|euch) )?(?:da|zurück|erreichbar|verfügbar)",),
    "fr": ("(?:site|page|service) (?:est )?momentan[ée]ment indisponible", "de retour (?:dans|bientôt|sous peu|très vite)"),
    "es": ("volveremos (?:en|pronto|enseguida)",),
    "pt": ("(?:voltamos|voltaremos|estaremos de volta) (?:em|dentro|j[áa])",),
    "it": ("(?:torneremo|saremo) (?:presto|subito|online|di nuovo)",),
    "nl": ("(?:zijn|is) (?:zo|snel|binnenkort|spoedig) (?:weer )?terug",),
    "sv": ("(?:snart|strax) tillbaka",),
    "da": ("(?:snart|straks) tilbage",),
    "no": ("(?:snart|straks) tilbake",),
    "fi": ("palaamme pian",),
    "pl": ("(?:zaraz|wkrótce) (?:wróci|wrócimy|wracamy)",),
    "cs": ("(?:brzy|hned) (?:budeme )?zpět",),
    "sk": ("(?:čoskoro|hneď) (?:budeme )?späť",),
    "hu": ("hamarosan visszatér(?:ünk)?",),
    "ro": ("revenim (?:în curând|imediat)",),
    "ru": ("(?:скоро|вскоре) (?:мы )?верн[её]мся",),
    "uk": ("(?:скоро|незабаром) (?:ми )?повернемося",),
    "tr": ("(?:kısa süre(?: sonra| içinde)?|birazdan|yakında) (?:geri )?döneceğiz",),
    "ar": ("سنعود (?:قريب[اً]{0,2}|بعد)",),
})  # fmt: skip

# That something is being worked on: the site, where a page says little more or names what belongs to it (`OWN`).
UPKEEP: _Phrases = MappingProxyType({
    "en": ("(?:site|website|page|service|we) (?:is|are) (?:currently |now |temporarily )?(?:down for|under|undergoing|closed for|offline for|carrying out|performing|doing) (?:some |scheduled |planned |essential )?(?:maintenance|improvements|upgrades?|updates)",),
    "de": ("wartungsarbeiten", "(?:wird|werden) (?:gerade |derzeit |zurzeit |momentan )?gewartet"),
    "fr": ("(?:opération|travaux) de maintenance",),
    "es": ("(?:tareas|trabajos|labores) de mantenimiento", "en mantenimiento"),
    "pt": ("em manuten[çc][ãa]o",),
    "it": ("in manutenzione",),
    "nl": ("(?:bezig met|wegens|vanwege|voor) onderhoud",),
    "sv": ("(?:med|pågår|för) underhåll", "underhåll pågår"),
    "da": ("vedligehold(?:else)? (?:pågår|er i gang)",),
    "no": ("vedlikehold pågår",),
    "fi": ("huoltokatko", "huoltotauko"),
    "pl": ("prace (?:serwisowe|konserwacyjne|techniczne)", "przerwa techniczna"),
    "cs": ("(?:probíhá|provádíme) údržb[au]",),
    "sk": ("(?:prebieha|vykonávame) údržb[au]",),
    "hu": ("karbantartás (?:alatt|miatt|zajlik)",),
    "ro": ("în mentenanță", "lucrări de mentenanță"),
    "ru": ("технические работы",),
    "uk": ("технічні роботи",),
    "el": ("υπό συντήρηση", "εργασίες συντήρησης"),
    "tr": ("bakım (?:çalışmas[ıi]|çalışmaları|nedeniyle|modunda)",),
    "ar": ("قيد الصيانة", "أعمال (?:ال)?صيانة"),
    "he": ("בתחזוקה", "עבודות תחזוקה"),
    "ja": ("メンテナンス中", "メンテナンスのため"),
    "zh": ("(?:网站|系统|服务器|服务)(?:正在|正)?(?:进行)?维护", "维护中"),
    "ko": ("(?:서비스|시스템|사이트) ?점검", "점검 중"),
})  # fmt: skip

# What a site calls itself and its parts; beginnings of words.
OWN: _Phrases = MappingProxyType({
    "en": ("site", "website", "webpage", "page", "server", "system", "portal", "platform", "login", "we\\b"), "de": ("seite", "webseite", "website", "internetseite", "webauftritt", "dienste?\\b", "system", "server", "portal", "wir\\b"),
    "fr": ("site", "page", "serveur", "système", "portail", "plateforme", "nous\\b"), "es": ("sitio", "página", "web", "servidor", "sistema", "portal", "plataforma"), "pt": ("site", "sítio", "página", "servidor", "sistema", "portal", "plataforma"),
    "it": ("sito", "pagina", "server", "sistema", "portale", "piattaforma"), "nl": ("site", "website", "webpagina", "pagina", "server", "systeem", "portaal", "wij\\b"), "sv": ("webbplats", "webbsid", "sida", "sidan", "sajt", "tjänst", "system", "server", "vi\\b"),
    "da": ("side", "hjemmeside", "websted", "tjeneste", "system", "server", "vi\\b"), "no": ("side", "nettside", "nettsted", "tjeneste", "system", "server", "vi\\b"), "fi": ("sivu", "verkkosivu", "palvelu", "järjestelm", "palvelin"),
    "pl": ("stron", "serwis", "witryn", "portal", "system", "serwer"), "cs": ("stránk", "web", "služb", "systém", "server", "portál"), "sk": ("stránk", "web", "služb", "systém", "server", "portál"), "hu": ("oldal", "honlap", "weboldal", "szolgáltatás", "rendszer", "szerver"),
    "ro": ("site", "pagin", "server", "sistem", "portal", "platform"), "ru": ("сайт", "страниц", "портал", "сервис", "систем", "сервер"), "uk": ("сайт", "сторінк", "портал", "сервіс", "систем", "сервер"), "el": ("σελίδα", "ιστοσελίδα", "ιστότοπ", "ιστοχώρ", "υπηρεσία", "σύστημα"),
    "tr": ("site", "web", "sayfa", "sistem", "sunucu", "portal"), "ar": ("الموقع", "موقع", "الصفحة", "صفحة", "النظام", "الخادم", "البوابة"), "he": ("האתר", "אתר", "הדף", "המערכת", "השרת"),
    "ja": ("サイト", "ページ", "サービス", "システム", "サーバ"), "zh": ("网站", "網站", "页面", "頁面", "系统", "系統", "服务器", "伺服器"), "ko": ("사이트", "페이지", "서비스", "시스템", "서버"),
})  # fmt: skip

ROBOTS: _Phrases = MappingProxyType({
    "en": (
        "captcha", "are you (?:a )?(?:human|robot)", "verify(?:ing)? (?:that )?you are (?:a )?human", "not a robot", "checking your browser", "just a moment", "attention required",
        "unusual traffic", "security check", "enable (?:javascript|js) and cookies", "ddos protection", "checking if the site connection is secure",
        "review(?:ing)? the security of your connection", "performing security verification", "pardon our interruption", "press (?:and|&) hold to confirm", "disable any ad ?blocker",
    ),
    "fr": ("v[ée]rifi(?:ez|er|cation).{0,30}(?:humain|robot)", "v[ée]rification de (?:votre navigateur|la sécurité de votre connexion)", "je ne suis pas un robot"),
    "de": ("(?:kein|sie ein) roboter", "(?:ob|dass) sie ein mensch sind", "(?:ihr browser|ihre verbindung) wird (?:gerade )?(?:ge|über)prüft", "[üu]berpr[üu]fung (?:ihres browsers|der sicherheit ihrer verbindung)", "sicherheits[üu]berpr[üu]fung"),
    "es": ("no (?:eres|soy) un robot", "verifi(?:que|ca|car|cando).{0,30}(?:humano|humana)", "comprobando (?:su|tu) navegador"),
    "pt": ("n[ãa]o sou um rob[ôo]", "verifi(?:que|car|cando).{0,30}(?:humano|navegador)"),
    "it": ("non sono un robot", "verific(?:a|are|hiamo) (?:che tu sia|di essere|che lei sia) (?:un )?(?:umano|essere umano)", "verific(?:a|hiamo|ando) (?:del |il )?(?:tuo |suo )?browser"),
    "nl": ("ik ben geen robot", "(?:of|dat) (?:u|je) (?:een mens|geen robot) b?en(?:t)?", "(?:uw|je) browser wordt (?:gecontroleerd|geverifieerd)"),
    "sv": ("jag är inte en robot", "att du är (?:en )?människa", "kontrollerar (?:din|er) webbläsare"),
    "da": ("jeg er ikke en robot", "at du er et menneske"),
    "no": ("jeg er ikke en robot", "at du er et menneske"),
    "fi": ("en ole robotti", "että olet ihminen"),
    "pl": ("nie jestem robotem", "czy (?:nie )?jesteś (?:robotem|człowiekiem)", "że (?:nie )?jesteś (?:człowiekiem|robotem)", "(?:sprawdzanie|sprawdzamy|weryfikujemy) (?:twojej |twoją )?przeglądark[ię]"),
    "cs": ("nejsem robot", "že (?:nejste robot|jste člověk)", "(?:ověřujeme|kontrolujeme|kontrola) (?:váš |vašeho )?prohlížeče?"),
    "hu": ("nem vagyok robot",),
    "ro": ("nu sunt robot", "că ești om"),
    "ru": ("я не робот", "что (?:вы не робот|запросы отправляли вы)", "провер(?:ка|яем) (?:вашего |ваш )?браузера?"),
    "uk": ("я не робот", "що ви (?:не робот|людина)", "перевірка (?:вашого )?браузера"),
    "tr": ("robot olmadığınızı", "insan olduğunuzu", "ben robot değilim", "tarayıcınız kontrol ediliyor"),
    "ar": ("(?:أنا )?لست (?:برنامج )?روبوت[اً]?", "التحقق من أنك (?:إنسان|بشر)", "التحقق من (?:ال)?متصفحك?"),
    "ja": ("ロボットではありません", "ロボットではないこと", "人間であることを確認", "ブラウザー?を(?:確認|検証)", "接続の安全性を確認"),
    "zh": ("人机验证", "(?:真人|人类)验证", "(?:验证|确认)(?:您|你)(?:是|不是)(?:真人|人类|机器人)", "不是机器人", "检查您的(?:浏览器|连接)", "安全验证"),
    "ko": ("로봇이 아닙니다", "사람인지 확인"),
})  # fmt: skip

CONSENT: _Phrases = MappingProxyType({
    "en": (
        "before you continue", "we (?:and our (?:[0-9]{1,4} )?partners|value your privacy|use cookies)", "cookie (?:consent|preferences|settings)", "consent to (?:the use|our use|their use)",
        "accept all(?: cookies)?", "manage (?:your )?(?:cookies|choices|preferences)",
    ),
    "fr": ("avant de continuer", "nous (?:et nos (?:[0-9]{1,4} )?partenaires|utilisons des cookies)", "nos (?:[0-9]{1,4} )?partenaires et nous", "tout accepter", "g[ée]rer (?:mes|vos|les) (?:cookies|choix)", "continuer sans accepter"),
    "de": ("bevor (?:sie|du)", "wir (?:und unsere (?:[0-9]{1,4} )?partner|verwenden cookies)", "alle akzeptieren", "zustimmen und weiter"),
    "es": ("antes de continuar", "(?:utilizamos|usamos) cookies", "aceptar todo", "nosotros y nuestros (?:[0-9]{1,4} )?socios"),
    "pt": ("antes de continuar", "(?:utilizamos|usamos) cookies", "n[óo]s e os nossos (?:[0-9]{1,4} )?parceiros", "aceitar tud[oa]"),
    "it": ("prima di continuare", "noi e (?:i nostri )?(?:[0-9]{1,4} )?(?:partner|terze parti)", "utilizziamo (?:i )?cookie", "accett(?:a|are) tutt[oi]", "continua senza accettare"),
    "nl": ("voordat (?:u|je) (?:verder|doorgaat)", "(?:wij|we) en onze (?:[0-9]{1,4} )?partners", "(?:wij|we) gebruiken cookies", "alle(?:s)? (?:cookies )?accepteren", "akkoord en doorgaan"),
    "sv": ("vi och våra (?:[0-9]{1,4} )?partner", "vi använder (?:cookies|kakor)", "godkänn alla"),
    "da": ("vi og vores (?:[0-9]{1,4} )?partnere", "vi bruger cookies", "(?:accepter|tillad) alle"),
    "no": ("vi og våre (?:[0-9]{1,4} )?partnere", "vi bruker (?:cookies|informasjonskapsler)", "godta alle"),
    "fi": ("me ja (?:[0-9]{1,4} )?kumppanimme", "käytämme evästeitä", "hyväksy kaikki"),
    "pl": ("my i nasi (?:[0-9]{1,4} )?partnerzy", "(?:nasi|zaufani) partnerzy", "używamy (?:plików )?cookies?", "(?:akceptuj|zaakceptuj|akceptuję) wszystk(?:ie|o)", "przejdź do serwisu"),
    "cs": ("my a (?:našich|naši) (?:[0-9]{1,4} )?partne(?:ři|rů)", "používáme (?:soubory )?cookies?", "přijmout vše"),
    "sk": ("my a naši (?:[0-9]{1,4} )?partneri", "používame (?:súbory )?cookies?", "prijať všetko"),
    "hu": ("mi és (?:[0-9]{1,4} )?partnereink", "(?:sütiket|cookie-kat) használunk", "(?:összes|mindet) elfogad(?:ása|om)"),
    "ro": ("noi și (?:cei )?(?:[0-9]{1,4} )?parteneri(?:i noștri)?", "(?:folosim|utilizăm) cookie-uri", "accept(?:ă|ați)? (?:tot|toate)"),
    "ru": ("мы (?:и наши партнеры|используем (?:файлы )?cookies?)", "принять все"),
    "uk": ("ми (?:та наші партнери|використовуємо (?:файли )?cookies?)", "прийняти (?:все|всі)"),
    "el": ("εμείς και οι (?:[0-9]{1,4} )?συνεργάτες μας", "χρησιμοποιούμε cookies", "αποδοχή όλων"),
    "tr": ("biz ve (?:iş )?(?:[0-9]{1,4} )?ortaklarımız", "çerez(?:ler)? kullan(?:ıyoruz|maktayız)", "tümünü kabul et"),
    "ar": ("(?:نحن وشركاؤنا )?نستخدم ملفات تعريف الارتباط", "قبول الكل"),
    "ja": ("(?:クッキー|cookie)を(?:使用|利用)し", "すべて(?:の(?:クッキー|cookie)を)?(?:許可|同意|受け入れ)"),
    "zh": ("我们(?:和合作伙伴)?使用 ?cookie", "(?:全部接受|接受所有)"),
    "ko": ("쿠키를 사용", "모두 (?:동의|수락|허용)"),
})  # fmt: skip

LOGIN: _Phrases = MappingProxyType({
    "en": ("log ?in", "sign ?in", "sign up", "create an account", "forgot(?:ten)? (?:your )?password", "enter your password"),
    "fr": ("connectez-vous", "se connecter", "identifiez-vous", "mot de passe"),
    "de": ("anmelden", "einloggen", "passwort"),
    "es": ("iniciar sesi[óo]n", "contrase[ñn]a"),
    "pt": ("iniciar sess[ãa]o", "fazer login", "palavra-passe", "senha"),
    "it": ("accedi", "accesso utenti", "password"),
    "nl": ("inloggen", "wachtwoord"),
    "sv": ("logga in", "lösenord"),
    "da": ("log ind", "adgangskode"),
    "no": ("logg inn", "passord"),
    "fi": ("kirjaudu", "salasana"),
    "pl": ("zaloguj", "hasło"),
    "cs": ("přihlásit", "přihlášení", "heslo"),
    "hu": ("bejelentkezés", "jelszó"),
    "ro": ("autentificare", "parol[ăa]"),
    "ru": ("войти", "пароль"),
    "uk": ("увійти", "пароль"),
    "el": ("σύνδεση", "κωδικός"),
    "tr": ("giriş yap", "oturum aç", "şifre", "parola"),
    "ar": ("تسجيل الدخول", "كلمة (?:المرور|السر)"),
    "he": ("התחברות", "סיסמה"),
    "ja": ("ログイン", "パスワード"),
    "zh": ("登录", "登入", "登錄", "密码", "密碼"),
    "ko": ("로그인", "비밀번호"),
})  # fmt: skip

# Who must log in to read on says so, whether or not the form stands on the page.
LOG_IN_FIRST: _Phrases = MappingProxyType({
    "en": ("(?:log|sign) in to (?:continue|read|view this)",),
    "fr": ("(?:connectez|identifiez)-vous pour (?:continuer|lire)",),
    "de": ("(?:melden|loggen) sie sich (?:bitte )?(?:an|ein),? um (?:fortzufahren|weiterzulesen|diesen)", "(?:bitte )?(?:anmelden|einloggen),? um (?:fortzufahren|weiterzulesen|diesen)"),
    "es": ("inici[ae] sesi[óo]n para (?:continuar|leer|seguir)",),
    "pt": ("(?:inicie sess[ãa]o|fa[çc]a login) para (?:continuar|ler)",),
    "it": ("accedi per (?:continuare|leggere)",),
    "nl": ("log in om (?:verder|door) te",),
    "pl": ("zaloguj się,? (?:aby|żeby|by) (?:kontynuować|czytać|przeczytać)",),
    "ru": ("войдите,? чтобы (?:продолжить|читать|прочитать)",),
    "tr": ("(?:devam etmek|okumak) için giriş yap(?:ın|ınız)?",),
})  # fmt: skip

PAYWALL: _Phrases = MappingProxyType({
    "en": (
        "subscribe (?:now )?to (?:read|continue|keep reading|unlock)", "subscribers? only", "(?:this|the) (?:article|content|story) is (?:reserved |exclusively |only )?for subscribers", "to continue reading",
        "already a subscriber", r"you(?:['’]ve| have) (?:read|reached|used) .{0,30}\bfree (?:articles|stories)\b", "free articles? (?:left|remaining) this",
    ),
    "fr": ("r[ée]serv[ée]e?s? (?:aux|à nos) abonn[ée]s", "pour lire la suite", "d[ée]j[àa] abonn[ée]", "abonnez-vous pour (?:lire|continuer)"),
    "de": ("nur f[üu]r abonnenten", "weiterlesen mit", "jetzt abonnieren", "abonnenten vorbehalten", "exklusiv f[üu]r abonnent(?:en|innen)", "bereits abonnent"),
    "es": ("solo para suscriptores", "suscr[íi]bete para", "exclusiv[oa] para suscriptores", "ya (?:eres|soy|es) suscriptor"),
    "pt": ("(?:exclusivo|s[óo]) para assinantes", "j[áa] (?:é|sou) assinante", "assine para (?:continuar|ler)"),
    "it": ("(?:riservat[oa]|esclusiv[oa]) (?:agli|per gli) abbonati", "(?:sei|hai) già (?:abbonato|un abbonamento)", "abbonati per (?:leggere|continuare)"),
    "nl": ("(?:alleen|exclusief) voor abonnees", "(?:al|bent u|ben je) abonnee"),
    "sv": ("(?:bara|endast) för prenumeranter", "redan prenumerant"),
    "da": ("kun for abonnenter", "allerede abonnent"),
    "no": ("kun for abonnenter", "allerede abonnent"),
    "fi": ("vain tilaajille", "oletko jo tilaaja"),
    "pl": ("(?:tylko|wyłącznie|dostępny) dla (?:prenumeratorów|subskrybentów)", "(?:kup|wykup) (?:dostęp|prenumeratę)", "masz już (?:dostęp|prenumeratę|subskrypcję)"),
    "cs": ("(?:jen|pouze) pro předplatitele", "odemknout článek"),
    "hu": ("csak előfizetőknek",),
    "ro": ("(?:doar|numai) pentru abonați",),
    "ru": ("только (?:для подписчиков|по подписке)", "оформите подписку"),
    "uk": ("(?:лише|тільки) (?:для передплатників|за передплатою)", "оформіть передплату"),
    "el": ("μόνο για συνδρομητές",),
    "tr": ("(?:yalnızca|sadece) aboneler(?:e|imize)?", "zaten abone misiniz"),
    "ar": ("للمشتركين فقط", "حصري(?:ا|ًا)? للمشتركين"),
    "ja": ("(?:有料会員|会員)(?:限定|のみ|専用)", "この記事は有料", "残り ?[0-9０-９]{1,5} ?文字"),
    "zh": ("(?:仅限|限)订阅", "付费(?:内容|后)", "订阅后"),
    "ko": ("(?:구독자|유료 ?회원) ?(?:전용|만)",),
})  # fmt: skip

READ_ON: _Phrases = MappingProxyType({
    "en": ("continue reading", "keep reading", "read the (?:full|rest)", "unlock this", "rest of this (?:article|story)", r"(?:to|and) read (?:on|more|the)\b.{0,40}\b(?:subscri|log|sign)"),
    "fr": ("il vous reste", "lire la suite", "article complet"),
    "de": ("weiterlesen", "weiter lesen", "vollst[äa]ndigen artikel"),
    "es": ("seguir leyendo", "continuar leyendo", "sigue leyendo"),
    "it": ("per continuare a leggere", "continua a leggere"),
    "pt": ("continuar (?:a )?l(?:endo|er)",),
    "nl": ("verder lezen", "lees verder met"),
    "sv": ("läs vidare", "fortsätt läsa"),
    "da": ("læs videre",),
    "no": ("les videre",),
    "pl": ("czytaj dalej",),
    "cs": ("pokračovat ve čtení",),
    "ru": ("читать далее",),
    "tr": ("devamını oku",),
    "ja": ("続きを読む", "会員限定"),
    "zh": ("付费阅读", "订阅后"),
    "ko": ("이어서 읽",),
})  # fmt: skip

# Verbs beside "JavaScript" where a page asks for it.
SWITCH_ON: _Phrases = MappingProxyType({
    "en": ("enable", "activate", "requires?", "need", "turn on"),
    "fr": ("activer", "activez"),
    "de": ("aktivieren", "aktiviert"),
    "es": ("active", "activar", "habilite", "habilitar"),
    "pt": ("ative", "ativar", "habilite"),
    "it": ("attiva", "attivare", "abilita", "abilitare"),
    "nl": ("inschakelen", "schakel"),
    "sv": ("aktivera",),
    "da": ("aktiver", "slå"),
    "pl": ("włącz", "włączyć"),
    "cs": ("povolte", "zapněte"),
    "hu": ("engedélyezze",),
    "ru": ("включите", "включить"),
    "uk": ("увімкніть",),
    "tr": ("etkinleştirin", "etkinleştir"),
    "ar": ("تفعيل", "تمكين"),
    "ja": ("有効",),
    "zh": ("启用", "啟用", "开启"),
    "ko": ("활성화", "사용"),
})  # fmt: skip


def either(*found: _Phrases) -> str:
    """One regular expression for phrases of all languages."""
    spaced = [
        one for phrases in found for code, said in phrases.items() if code not in UNSPACED for one in said
    ]
    others = [one for phrases in found for code, said in phrases.items() if code in UNSPACED for one in said]
    between = rf"\b(?:{'|'.join(dict.fromkeys(spaced))})\b"
    return f"{between}|{'|'.join(dict.fromkeys(others))}" if others else between


def beginnings(found: _Phrases) -> str:
    """One regular expression for the beginnings of words of all languages."""
    spaced = [one for code, said in found.items() if code not in UNSPACED for one in said]
    others = [one for code, said in found.items() if code in UNSPACED for one in said]
    return rf"(?<!\w)(?:{'|'.join(dict.fromkeys(spaced))})|{'|'.join(dict.fromkeys(others))}"
