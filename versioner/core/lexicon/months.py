"""Names of months and of days of the week in ninety languages.

Source: Unicode CLDR 47 through Babel 2.18 (wide and abbreviated, in running text and alone), with the Arabic
names of the Levant and the Maghreb, Austrian Jänner and Feber, Spanish setiembre, French without accents.
Lower case, NFC, without the full stop of an abbreviation; `_` stands for a space.
What stands for two months in two languages is
Polish and Czech here, and Croatian in `CROATIAN`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTHS = (
    (
        "de_gen de_gener ean eanáir ene enero gen gener gennaio ian ianuarie ion ionawr jaan jaanuar jan "
        "janar janeiro januar januari januarie january január januára janv janvier janvāris janúar jän jänner "
        "led leden ledna oca ocak saus sausio sausis sij siječanj siječnja sty styczeń stycznia tammi "
        "tammikuu tammikuuta urt urtarrila xan xaneiro yan yanvar ιαν ιανουάριος ιανουαρίου сту студзень "
        "студзеня січ січень січня янв январь января яну януари јан јануар јануари қаң қаңтар հնվ հունվար "
        "հունվարի בינואר בינו׳ ינואר ינו׳ جانفي جنوری كانون_الثاني يناير ژانویه ژانویهٔ जनवरी जन॰ জানু "
        "জানুয়ারী ਜਨ ਜਨਵਰੀ ஜன ஜனவரி జన జనవరి ม.ค มกราคม იან იანვარი "
        "oṣù_ṣẹ́rẹ́ январ جنوري "
        "کانوونی_دووەم जाने जानेवारी জানুৱাৰী જાન્યુ જાન્યુઆરી ଜାନୁଆରୀ ಜನ ಜನವರಿ ജനു ജനുവരി ජන ජනවාරි "
        "ມ.ກ ມັງກອນ ဇန် ဇန်နဝါရီ ጃን ጃንዋሪ មករា "
    ),
    (
        "chw chwef chwefror de_febr de_febrer feabh feabhra feb febbraio feber febr febreiro febrer febrero "
        "februar februari februarie february február februára februāris febrúar fev fevereiro fevral fevrier "
        "fév févr février helmi helmikuu helmikuuta lut lutego luty ots otsaila shk shkurt vas vasario "
        "vasaris veebr veebruar velj veljača veljače úno únor února şub şubat φεβ φεβρουάριος φεβρουαρίου ақп "
        "ақпан лют лютага лютий лютого люты феб фебруар фев февр февраль февраля февруари փետրվար փետրվարի "
        "փտվ בפברואר בפבר׳ פברואר פבר׳ شباط فبراير فروری فوریه فوریهٔ فيفري फ़रवरी फ़र॰ फेब्रुअरी ফেব "
        "ফেব্রুয়ারী ਫ਼ਰ ਫ਼ਰਵਰੀ பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ก.พ กุมภาพันธ์ თებ თებერვალი "
        "oṣù_èrèlè peb pebrero "
        "феврал شوبات فبروري فيبروري فېبروري फेब्रु फेब्रुवारी ফেব্ৰু ফেব্ৰুৱাৰী ફેબ્રુ ફેબ્રુઆરી "
        "ଫେବୃଆରୀ ಫೆಬ್ರ ಫೆಬ್ರವರಿ ഫെബ്രു ഫെബ്രുവരി පෙබ පෙබරවාරි ກ.ພ ກຸມພາ ဖေ ဖေဖော်ဝါရီ ፌብ ፌብሩዋሪ កុម្ភៈ "
    ),
    (
        "bře březen března de_març kov kovas kovo maalis maaliskuu maaliskuuta maart mac machi maerz mar "
        "marca march marec maret mars mart martie marts martxoa marzec marzo març março maw mawrth mrt márc "
        "március márta mäe mäerz mär märts märz ožu ožujak ožujka μάρ μάρτιος μαρ μαρτίου бер березень "
        "березня мар март марта нау наурыз сак сакавік сакавіка մարտ մարտի մրտ במרץ מרץ آذار مارس مارچ मार्च "
        "মার্চ ਮਾਰਚ மார் மார்ச் మార్చి มี.ค มีนาคม მარ მარტი "
        "marso oṣù_ẹrẹ̀nà ئازار মাৰ্চ માર્ચ ମାର୍ଚ୍ଚ ಮಾರ್ಚ್ "
        "മാർ മാർച്ച് මාර් මාර්තු ມ.ນ ມີນາ မတ် ማርች មីនា "
    ),
    (
        "abr abril abrëll aib aibreán api apirila apr aprel april aprile aprili aprilie aprill apríl apríla "
        "aprīlis avr avril bal balandis balandžio dub duben dubna d’abr d’abril ebr ebrill huhti huhtikuu "
        "huhtikuuta kwi kwiecień kwietnia nis nisan pri prill tra travanj travnja ápr április απρ απρίλιος "
        "απριλίου апр апрель апреля април квіт квітень квітня кра красавік красавіка сәу сәуір ապր ապրիլ "
        "ապրիլի אפריל אפר׳ באפריל באפר׳ آوریل أبريل أفريل ابريل اپریل نيسان अप्रिल अप्रैल এপ্রি এপ্রিল ਅਪ੍ਰੈ "
        "ਅਪ੍ਰੈਲ ஏப் ஏப்ரல் ఏప్రి ఏప్రిల్ เม.ย เมษายน აპრ აპრილი "
        "oṣù_ìgbé апрел اپريل نیسان एप्रि एप्रिल এপ্ৰিল "
        "એપ્રિલ ଅପ୍ରେଲ ಏಪ್ರಿ ಏಪ್ರಿಲ್ ഏപ്രി ഏപ്രിൽ අප්‍රේල් ມ.ສ ເມສາ ဧပြီ ኤፕሪ ኤፕሪል មេសា "
    ),
    (
        "beal bealtaine de_maig geg gegužė gegužės kvě květen května mag maggio mai maiatza maig maijs maio "
        "maj maja may mayo mayıs maí mee mei máj mája május svi svibanj svibnja touko toukokuu toukokuuta μάι "
        "μάιος μαΐ μαΐου май мам мамыр мая мај трав травень травня մայիս մայիսի մյս במאי מאי أيار مئی ماي "
        "مايو مه مهٔ मई मे মে ਮਈ மே మే พ.ค พฤษภาคม მაი მაისი "
        "oṣù_ẹ̀bibi ئایار مئي مۍ মে’ મે ମଇ ಮೇ മേയ് මැයි ພ.ພ "
        "ພຶດສະພາ မေ ሜይ ឧសភា "
    ),
    (
        "birž birželio birželis cze czerwca czerwiec de_juny eka ekaina giu giugno haz haziran iun iunie iyn "
        "iyun juin jun june junho juni junie junij junio juny juuni jún júna június júní jūn jūnijs kesä "
        "kesäkuu kesäkuuta lipanj lipnja meh mehefin meith meitheamh qer qershor xuño červen června čvn ιουν "
        "ιουνίου ιούν ιούνιος июн июнь июня мау маусым черв червень червня чэр чэрвень чэрвеня юни јун јуни "
        "հնս հունիս հունիսի ביוני יוני جوان جون حزيران يونيو ژوئن जुन जून জুন ਜੂਨ ஜூன் జూన్ มิ.ย มิถุนายน ივნ "
        "ივნისი "
        "hun hunyo oṣù_òkúdu حوزەیران જૂન ଜୁନ ಜೂನ್ ജൂൺ ජූනි ມິ.ຖ ມິຖຸນາ "
        "ဇွန် ጁን មិថុនា "
    ),
    (
        "de_jul de_juliol gor gorff gorffennaf heinä heinäkuu heinäkuuta iul iulie iyl iyul iúil juil juillet "
        "jul julai julho juli julie julij julio juliol july juuli júl júla július júlí jūl jūlijs korr korrik "
        "liep liepa liepos lip lipca lipiec lug luglio srpanj srpnja tem temmuz uzt uztaila xul xullo "
        "července červenec čvc ιουλ ιουλίου ιούλ ιούλιος июл июль июля лип липень липня ліп ліпень ліпеня шіл "
        "шілде юли јул јули հլս հուլիս հուլիսի ביולי יולי تموز جولائی جويلية يوليو يوليوز ژوئیه ژوئیهٔ जुलाई "
        "जुल॰ জুল জুলাই ਜੁਲਾ ਜੁਲਾਈ ஜூலை జులై ก.ค กรกฎาคม ივლ ივლისი "
        "hul hulyo oṣù_agẹmọ تەمووز جولاءِ جولای जुलै જુલાઈ "
        "ଜୁଲାଇ ಜುಲೈ ജൂലൈ ජූලි ກ.ລ ກໍລະກົດ ဇူ ဇူလိုင် ጁላይ កក្កដា "
    ),
    (
        "abu abuztua ag ago agost agosti agosto agu agustus aout août aug august augusta augusti augusts "
        "augustus augusztus avg avgust avq avqust awst ağu ağustos d’ag d’agost elo elokuu elokuuta gush "
        "gusht kol kolovoz kolovoza lún lúnasa ogo ogos rugp rugpjūtis rugpjūčio sie sierpień sierpnia srp "
        "srpen srpna ágú ágúst αυγ αυγούστου αύγ αύγουστος авг август августа жні жнівень жніўня серп серпень "
        "серпня там тамыз օգոստոս օգոստոսի օգս אוגוסט אוג׳ באוגוסט באוג׳ آب أغسطس أوت اغسطس اوت اگست غشت "
        "अगस्ट अगस्त अग॰ আগ আগস্ট ਅਗ ਅਗਸਤ ஆக ஆகஸ்ட் ఆగ ఆగస్టు ส.ค สิงหาคม აგვ აგვისტო "
        "oṣù_ògún آگسٽ ئاب اګست ऑग ऑगस्ट "
        "আগষ্ট ઑગસ્ટ ଅଗଷ୍ଟ ಆಗ ಆಗಸ್ಟ್ ഓഗ ഓഗസ്റ്റ് අගෝ අගෝස්තු ສ.ຫ ສິງຫາ ဩဂုတ် ኦገስ ኦገስት សីហា "
    ),
    (
        "de_set de_setembre eyl eylül ira iraila medi meán_fómhair mfómh rugs rugsėjis rugsėjo ruj rujan "
        "rujna sen sentabr sentyabr sep sept septemba septembar september septembra septembre septembrie "
        "septembris septiembre set setembre setembro setiembre settembre sht shtator syys syyskuu syyskuuta "
        "szept szeptember wrz wrzesień września zář září σεπ σεπτέμβριος σεπτεμβρίου вер верасень верасня "
        "вересень вересня сент сентябрь сентября сеп септембар септември қыр қыркүйек սեպ սեպտեմբեր "
        "սեպտեմբերի בספטמבר בספט׳ ספטמבר ספט׳ أيلول سبتمبر ستمبر سپتامبر شتنبر सितंबर सित॰ सेप्टेम्बर সেপ "
        "সেপ্টেম্বর ਸਤੰ ਸਤੰਬਰ செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ ก.ย กันยายน სექ სექტემბერი "
        "oṣù_owewe setyembre "
        "сен сентябр ئەیلوول سيپٽمبر سپتمبر سېپتمبر सप्टें सप्टेंबर ছেপ্তে ছেপ্তেম্বৰ સપ્ટે "
        "સપ્ટેમ્બર ସେପ୍ଟେମ୍ବର ಸೆಪ್ಟೆಂ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റം സെപ്റ്റംബർ සැප් සැප්තැම්බර් ກ.ຍ ກັນຍາ စက် "
        "စက်တင်ဘာ ሴፕቴ ሴፕቴምበር កញ្ញា "
    ),
    (
        "deireadh_fómhair dfómh d’oct d’octubre eki ekim hyd hydref loka lokakuu lokakuuta oct october "
        "octobre octombrie octubre okt oktabr oktoba oktobar oktober oktobris oktoober oktyabr október "
        "októbra ott ottobre out outubro paź październik października spal spalio spalis tet tetor urr urria "
        "říj říjen října οκτ οκτωβρίου οκτώβριος жовт жовтень жовтня кас кастрычнік кастрычніка окт октобар "
        "октомври октябрь октября қаз қазан հոկ հոկտեմբեր հոկտեմբերի אוקטובר אוק׳ באוקטובר באוק׳ أكتوبر "
        "اكتوبر اکتبر اکتوبر تشرين_الأول अक्टूबर अक्टू॰ अक्टोबर অক্টো অক্টোবর ਅਕਤੂ ਅਕਤੂਬਰ அக் அக்டோபர் అక్టో "
        "అక్టోబర్ ต.ค ตุลาคม ოქტ ოქტომბერი "
        "oktubre oṣù_ọ̀wàrà октябр آڪٽوبر تشرینی_یەکەم "
        "ऑक्टो ऑक्टोबर অক্টোবৰ ઑક્ટો ઑક્ટોબર ଅକ୍ଟୋବର ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ഒക്ടോ ഒക്‌ടോബർ ඔක් ඔක්තෝබර් ຕ.ລ "
        "ຕຸລາ အောက် အောက်တိုဘာ ኦክቶ ኦክቶበር តុលា "
    ),
    (
        "aza azaroa de_nov de_novembre kas kasım lapkr lapkritis lapkričio lis listopad listopada listopadu "
        "marras marraskuu marraskuuta noiembrie nov novemba novembar november novembra novembre novembris "
        "novembro noviembre noy noyabr nën nëntor nóv nóvember samh samhain stu studeni studenoga tach "
        "tachwedd νοέ νοέμβριος νοε νοεμβρίου лист листопад листопада ліс лістапад лістапада нов новембар ное "
        "ноември нояб ноябрь ноября қар қараша նոյ նոյեմբեր նոյեմբերի בנובמבר בנוב׳ נובמבר נוב׳ تشرين_الثاني "
        "نوامبر نوفمبر نومبر نونبر नवंबर नव॰ नोभेम्बर নভে নভেম্বর ਨਵੰ ਨਵੰਬਰ நவ நவம்பர் నవం నవంబర్ พ.ย "
        "พฤศจิกายน ნოე ნოემბერი "
        "nob nobyembre oṣù_bélú ноя ноябр "
        "تشرینی_دووەم नोव्हें नोव्हेंबर নৱে নৱেম্বৰ નવે નવેમ્બર ନଭେମ୍ବର ನವೆಂ ನವೆಂಬರ್ നവം നവംബർ නොවැ "
        "නොවැම්බර් ພ.ຈ ພະຈິກ နို နိုဝင်ဘာ ኖቬም ኖቬምበር វិច្ឆិកា "
    ),
    (
        "abe abendua ara aralık de_des de_desembre dec decembar december decembra decembre decembrie "
        "decembris decembro dek dekabr des desemba desember desembre dets detsember dez dezember dezembro dhj "
        "dhjetor dic dicembre diciembre dis disember déc décembre gru grudnia grudzień gruod gruodis gruodžio "
        "joulu joulukuu joulukuuta noll nollaig pro prosinac prosinca prosince prosinec rhag rhagfyr δεκ "
        "δεκέμβριος δεκεμβρίου груд грудень грудня дек декабрь декабря декември дец децембар жел желтоқсан "
        "сне снежань снежня դեկ դեկտեմբեր դեկտեմբերի בדצמבר בדצמ׳ דצמבר דצמ׳ دجنبر دسامبر دسمبر ديسمبر "
        "كانون_الأول डिसेम्बर दिसंबर दिस॰ ডিসে ডিসেম্বর ਦਸੰ ਦਸੰਬਰ டிச டிசம்பர் డిసెం డిసెంబర్ ธ.ค ธันวาคม დეკ "
        "დეკემბერი "
        "disyembre oṣù_ọ̀pẹ̀ декабр ڊسمبر "
        "کانونی_یەکەم डिसें डिसेंबर ডিচে ডিচেম্বৰ ડિસે ડિસેમ્બર ଡିସେମ୍ବର ಡಿಸೆಂ ಡಿಸೆಂಬರ್ ഡിസം ഡിസംബർ "
        "දෙසැ දෙසැම්බර් ທ.ວ ທັນວາ ဒီ ဒီဇင်ဘာ ዲሴም ዲሴምበር ធ្នូ "
    ),
)
_DAYS = (
    "ahad ahd alhamisi antradienis aoine asteartea asteazkena astelehena b.e bazar bazar_ertəsi c.a "
    "ceturtd ceturtdiena chor chorshanba chủ_nhật cmt csütörtök cum cuma cumartesi czw czwartek céad cümə "
    "cümə_axşamı di die dienstag dijous dilluns dim dimanche dimarts dimecres dinsdag dissabte diumenge "
    "divendres do dom domenica domh domingo don donderdag donnerstag donneschdeg dum duminică dush "
    "dushanba dydd_gwener dydd_iau dydd_llun dydd_mawrth dydd_mercher dydd_sadwrn dydd_sul dé_céadaoin "
    "dé_domhnaigh dé_haoine dé_luain dé_máirt dé_sathairn déar déardaoin dën dënschdeg e_diel e_enjte "
    "e_hënë e_martë e_mërkurë e_premte e_shtunë enj esmaspäev fim fimmtudagur fr fre fredag freideg "
    "freitag fri friday fös föstudagur gio giovedì gwe gwen hétfő hën iau igandea ijumaa isn isnin jeu "
    "jeudi joi jue jueves jum juma jumaat jumamosi jumanne jumapili jumat jumatano jumatatu kam kamis "
    "kedd keskiviikko keskiviikkona ketvirtadienis kha khamis kolmapäev larunbata lau lauantai lauantaina "
    "laugardagur laupäev laurdag llun luan lun lundi lunedì lunes luni luns lör lördag lør lørdag "
    "maanantai maanantaina maandag man mandag mar mardi martedì martes marți maw mer mercoledì mercredi "
    "mi mie miercuri min minggu mittwoch mié miércoles mið miðvikudagur mo mon monday montag máirt mán "
    "mánudagur må mån måndag méi méindeg mér mércores mër mët mëttwoch ned nedelja nedeľa nedjelja neděle "
    "neljapäev niedz niedziela ons onsdag osteguna ostirala otrd otrdiena pay payshanba paz pazar "
    "pazartesi penktadienis per perjantai perjantaina perşembe pet petak petek piatok piektd piektdiena "
    "pirmadienis pirmd pirmdiena piątek pon pondelok pondělí ponedeljak ponedeljek ponedjeljak "
    "poniedziałek pre pzt pá pátek péntek pühapäev qua quarta-feira qui quinta-feira rab rabu reede sa "
    "sab sabato sabtu sad sal salı sam samedi samschdeg samstag sat saterdag sath saturday seg "
    "segunda-feira sekmadienis sel selasa sen senin sesh seshanba sestd sestdiena sex sexta-feira shan "
    "shanba sht so sob sobota son sondag sonndeg sonntag sre sreda sri srijeda streda středa sub subota "
    "sul sun sunday sunnudagur sunnuntai svētd svētdiena sze szerda szo szombat sáb sábado sâm sâmbătă "
    "sön söndag sø søn søndag teisipäev ter terça-feira thu thursday thứ_ba thứ_bảy thứ_hai thứ_năm "
    "thứ_sáu thứ_tư tiistai tiistaina tir tirs tirsdag tis tisdag tor torek tors torsdag torstai "
    "torstaina trečiadienis trešd trešdiena tue tuesday tys tysdag uto utorak utorok vasárnap ven "
    "vendredi venerdì venres vie viernes vin vineri vrijdag vrydag wed wednesday woensdag wtorek xov "
    "xoves yak yakshanba zaterdag zondag ç.a çar çarşamba çərşənbə çərşənbə_axşamı út úterý þri "
    "þriðjudagur čet četrtek četvrtak čt čtvrtek śr środa şənbə šeštadienis št štvrtok δευ δευτέρα κυρ "
    "κυριακή πέμ πέμπτη παρ παρασκευή σάβ σάββατο τετ τετάρτη τρί τρίτη аў аўторак бейсенбі бс "
    "воскресенье вс вт вто вторник вівторок дс дүйсенбі жексенбі жм жс жұма нд нед недела неделя недеља "
    "неділя нядзеля пʼятниця панядзелак пет петак петок петък пн пон понеделник понедельник понедељак "
    "понеділок пт пятница пятніца саб сабота сб сейсенбі сенбі серада середа ср сре среда сряда сс суб "
    "суббота субота събота сәрсенбі уто уторак чацвер чет четвер четверг четвртак четврток четвъртък чт "
    "чц երեքշաբթի երկ երկուշաբթի երք կիր կիրակի հինգշաբթի հնգ շաբաթ շբթ ուր ուրբաթ չորեքշաբթի չրք יום_א׳ "
    "יום_ב׳ יום_ג׳ יום_ד׳ יום_ה׳ יום_ו׳ יום_חמישי יום_ראשון יום_רביעי יום_שבת יום_שישי יום_שלישי יום_שני "
    "שבת اتوار الأحد الأربعاء الاثنين الثلاثاء الجمعة الخميس السبت بدھ جمعرات جمعه جمعہ دوشنبه سه‌شنبه "
    "شنبه منگل پنجشنبه پیر چهارشنبه ہفتہ یکشنبه आइत आइतबार गुरु गुरुवार बिहि बिहिबार बुध बुधबार बुधवार "
    "मंगल मंगलवार मङ्गल मङ्गलबार रवि रविवार शनि शनिबार शनिवार शुक्र शुक्रबार शुक्रवार सोम सोमबार सोमवार "
    "বুধ বুধবার বৃহস্পতি বৃহস্পতিবার মঙ্গল মঙ্গলবার রবি রবিবার শনি শনিবার শুক্র শুক্রবার সোম সোমবার ਐਤ "
    "ਐਤਵਾਰ ਬੁੱਧ ਬੁੱਧਵਾਰ ਮੰਗਲ ਮੰਗਲਵਾਰ ਵੀਰ ਵੀਰਵਾਰ ਸ਼ਨਿੱਚਰ ਸ਼ਨਿੱਚਰਵਾਰ ਸ਼ੁੱਕਰ ਸ਼ੁੱਕਰਵਾਰ ਸੋਮ ਸੋਮਵਾਰ சனி செவ் "
    "செவ்வாய் ஞாயி ஞாயிறு திங் திங்கள் புத புதன் வியா வியாழன் வெள் வெள்ளி ఆది ఆదివారం గురు గురువారం బుధ "
    "బుధవారం మంగళ మంగళవారం శని శనివారం శుక్ర శుక్రవారం సోమ సోమవారం พฤ วันจันทร์ วันพฤหัสบดี วันพุธ "
    "วันศุกร์ วันอังคาร วันอาทิตย์ วันเสาร์ อา კვი კვირა ოთხ ოთხშაბათი ორშ ორშაბათი პარ პარასკევი სამ "
    "სამშაბათი შაბ შაბათი ხუთ ხუთშაბათი 금요일 목요일 수요일 월요일 일요일 토요일 화요일 "
    " biy biyernes"
    " huw huwebes"
    " jummaʼa"
    " linggo miy miyerkules"
    " sabado"
    " àbámẹ́ta ìsẹ́gun бейш"
    " бейшемби душанбе дшб дүй дүйшөмбү жек жекшемби жума ишемби ишм панҷшанбе пшб сешанбе сшб"
    " чоршанбе чшб шанбе шарш шаршемби шейш шейшемби шнб якшанбе яшб ҷмъ ҷумъа آچر اربع اونۍ اڱارو"
    " جمعو خميس درېنۍ دونۍ دووشەممە سومر سێشەممە شەممە يونۍ پينځنۍ پێنجشەممە څلرنۍ چوارشەممە ڇنڇر"
    " ھەینی یەکشەممە मंगळ मंगळवार দেও দেওবাৰ বুধবাৰ বৃহ বৃহস্পতিবাৰ মঙ্গলবাৰ শনিবাৰ শুক্ৰ শুক্ৰবাৰ"
    " সোমবাৰ ગુરુ ગુરુવાર બુધ બુધવાર મંગળ મંગળવાર રવિ રવિવાર શનિ શનિવાર શુક્ર શુક્રવાર સોમ સોમવાર"
    " ଗୁରୁ ଗୁରୁବାର ବୁଧ ବୁଧବାର ମଙ୍ଗଳ ମଙ୍ଗଳବାର ରବି ରବିବାର ଶନି ଶନିବାର ଶୁକ୍ର ଶୁକ୍ରବାର ସୋମ ସୋମବାର ಗುರು"
    " ಗುರುವಾರ ಬುಧ ಬುಧವಾರ ಭಾನು ಭಾನುವಾರ ಮಂಗಳ ಮಂಗಳವಾರ ಶನಿ ಶನಿವಾರ ಶುಕ್ರ ಶುಕ್ರವಾರ ಸೋಮ ಸೋಮವಾರ ചൊവ്വ"
    " ചൊവ്വാഴ്ച ചൊവ്വാഴ്‌ച ഞായറാഴ്‌ച ഞായർ തിങ്കളാഴ്‌ച തിങ്കൾ ബുധനാഴ്‌ച ബുധൻ വെള്ളി വെള്ളിയാഴ്‌ച"
    " വ്യാഴം വ്യാഴാഴ്‌ച ശനി ശനിയാഴ്‌ച අඟහ අඟහරුවාදා ඉරිදා බදාදා බ්‍රහස් බ්‍රහස්පතින්දා සඳුදා සිකු"
    " සිකුරාදා සෙන සෙනසුරාදා ຈັນ ພະຫັດ ພຸດ ວັນຈັນ ວັນພະຫັດ ວັນພຸດ ວັນສຸກ ວັນອັງຄານ ວັນອາທິດ ວັນເສົາ"
    " ສຸກ ອັງຄານ ອາທິດ ເສົາ ကြာသပတေး စနေ တနင်္ဂနွေ တနင်္လာ ဗုဒ္ဓဟူး သောကြာ အင်္ဂါ ሐሙስ ማክሰ ማክሰኞ ረቡዕ"
    " ሰኞ ቅዳሜ እሑድ ዓርብ ចន្ទ ច័ន្ទ ពុធ ព្រហ ព្រហស្បតិ៍ សុក្រ សៅរ៍ អង្គារ អាទិត្យ ẹtì ọjọ́_ajé"
    " ọjọ́_àbámẹ́ta ọjọ́_àìkú ọjọ́_ìsẹ́gun ọjọ́_ẹtì ọjọ́bọ ọjọ́rú 周一 周三 周二 周五 周六 周四 周日 土 土曜日 日 日曜日"
    " 星期一 星期三 星期二 星期五 星期六 星期四 星期日 月 月曜日 木 木曜日 水 水曜日 火 火曜日 週一 週三 週二 週五 週六 週四 週日 金 金曜日"
)


MONTHS: Mapping[str, int] = MappingProxyType(
    {name.replace("_", " "): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
)
CROATIAN: Mapping[str, int] = MappingProxyType(
    {"lip": 6, "lis": 10, "listopad": 10, "listopada": 10, "srp": 7}
)
WEEKDAYS = frozenset(name.replace("_", " ") for name in _DAYS.split())
