"""Days said by their distance, parts of the day, and forms of weekdays and months that CLDR does not list.

Source: written for this project; names of months, weekdays and the halves of the day come from CLDR through Babel.
"""

from __future__ import annotations

# Days from the day that speaks.
RELATIVE = {
    "en": "-1=yesterday 0=today|to-day|tonight|to-night 1=tomorrow|to-morrow", "de": "-2=vorgestern -1=gestern 0=heute 2=übermorgen", "fr": "-2=avant-hier -1=hier 0=aujourd'hui 1=demain 2=après-demain", "es": "-2=anteayer -1=ayer 0=hoy",
    "it": "-1=ieri 0=oggi|stasera|stanotte 1=domani 2=dopodomani", "pt": "-2=anteontem -1=ontem 0=hoje 1=amanhã", "ca": "-1=ahir 0=avui 1=demà", "gl": "-1=onte 0=hoxe 1=mañá", "nl": "-2=eergisteren -1=gisteren 0=vandaag|vanavond|vannacht 2=overmorgen 1=morgen",
    "af": "-1=gister 0=vandag", "sv": "-1=igår 0=idag|ikväll", "da": "-1=igår 0=idag", "no": "", "is": "", "fi": "-2=toissapäivänä -1=eilen 0=tänään 1=huomenna 2=ylihuomenna", "et": "-2=üleeile -1=eile 0=täna 1=homme", "hu": "-2=tegnapelőtt -1=tegnap 0=ma 1=holnap 2=holnapután",
    "pl": "-2=przedwczoraj -1=wczoraj 0=dziś|dzisiaj 1=jutro 2=pojutrze", "cs": "-2=předevčírem -1=včera 0=dnes 1=zítra 2=pozítří", "sk": "-1=včera 0=dnes 1=zajtra", "sl": "-1=včeraj 0=danes 1=jutri", "hr": "-1=jučer 0=danas 1=sutra", "sr": "-1=јуче|juče 0=данас|danas 1=сутра|sutra",
    "bs": "-1=jučer 0=danas 1=sutra", "bg": "-1=вчера 0=днес 1=утре", "mk": "-1=вчера 0=денес 1=утре", "ru": "-2=позавчера -1=вчера 0=сегодня 1=завтра 2=послезавтра", "uk": "-2=позавчора -1=вчора|учора 0=сьогодні 1=завтра 2=післязавтра", "be": "-1=учора 0=сёння 1=заўтра",
    "el": "-2=προχθές -1=χθες|χτες 0=σήμερα|απόψε 1=αύριο 2=μεθαύριο", "tr": "-1=dün 0=bugün 1=yarın", "az": "-1=dünən 0=bugün 1=sabah", "ro": "-2=alaltăieri -1=ieri 0=azi|astăzi 1=mâine 2=poimâine", "lt": "-1=vakar 0=šiandien 1=rytoj", "lv": "-1=vakar 0=šodien 1=rīt",
    "sq": "-1=dje 0=sot 1=nesër", "ar": "-1=أمس 0=اليوم 1=غدا", "he": "-2=שלשום -1=אתמול 0=היום 1=מחר 2=מחרתיים", "fa": "-2=پریروز -1=دیروز 0=امروز|امشب 1=فردا 2=پس‌فردا", "hi": "0=आज", "ur": "0=آج", "bn": "-1=গতকাল 0=আজ 1=আগামীকাল",
    "ta": "-1=நேற்று 0=இன்று 1=நாளை", "id": "-1=kemarin 0=hari-ini 1=besok", "ms": "-1=semalam 1=esok", "vi": "-1=hôm_qua 0=hôm_nay 1=ngày_mai", "fil": "-1=kahapon 0=ngayon 1=bukas", "sw": "-1=jana 0=leo 1=kesho", "hy": "-1=երեկ 0=այսօր 1=վաղը", "ka": "-1=გუშინ 0=დღეს 1=ხვალ",
}  # fmt: skip
RELATIVE_INSIDE = {
    "zh": "-2=前天 -1=昨天|昨日 0=今天|今日 1=明天|明日 2=后天|後天", "ja": "-2=一昨日|おととい -1=昨日|きのう 0=今日|きょう|本日 1=明日|あす|あした 2=明後日|あさって", "ko": "-2=그저께 -1=어제 0=오늘 1=내일 2=모레", "th": "-1=เมื่อวาน 0=วันนี้ 1=พรุ่งนี้",
}  # fmt: skip
# Forms of the week's days in running text (case endings, short forms, names of the Christian and Muslim week).
DAYS = {
    "en": "1=mon|mondays 2=tue|tues|tuesdays 3=wed|wednesdays 4=thu|thur|thurs|thursdays 5=fri|fridays 6=sat|saturdays 7=sun|sundays", "fr": "1=lundis 2=mardis 3=mercredis 4=jeudis 5=vendredis 6=samedis 7=dimanches", "es": "6=sábados 7=domingos", "nl": "1='_s_maandags|maandags 2=dinsdags 3=woensdags 4=donderdags 5=vrijdags 6=zaterdags 7=zondags", "de": "1=montags 2=dienstags 3=mittwochs 4=donnerstags 5=freitags 6=samstags|sonnabend 7=sonntags",
    "pt": "1=segunda 2=terça 3=quarta 4=quinta 5=sexta", "pl": "3=środę|środy|środzie 6=sobotę|soboty 7=niedzielę|niedzieli 2=wtorku|wtorkowy 1=poniedziałku 4=czwartku 5=piątku",
    "ru": "3=среду|среды|среде 5=пятницу|пятницы|пятнице 6=субботу|субботы 7=воскресенья 1=понедельника 2=вторника 4=четверга", "uk": "3=середу|середи 5=п'ятницю|п'ятниці|п'ятниця 6=суботу|суботи 7=неділю|неділі 1=понеділка 2=вівторка 4=четверга",
    "cs": "3=středu|středy 6=sobotu|soboty 7=neděli 2=úterka 4=čtvrtka 5=pátku 1=pondělka", "sk": "3=stredu|stredy 6=sobotu|soboty 7=nedeľu|nedele 2=utorka 4=štvrtka 5=piatku 1=pondelka", "hr": "3=srijedu|srijede 6=subotu|subote 7=nedjelju|nedjelje 1=ponedjeljka 2=utorka 4=četvrtka 5=petka",
    "sr": "3=среду 6=суботу 7=недељу", "bg": "", "el": "1=δευτέρα 2=τρίτη 3=τετάρτη 4=πέμπτη 5=παρασκευή 6=σάββατο 7=κυριακή", "he": "1=שני 2=שלישי 3=רביעי 4=חמישי 5=שישי 6=שבת 7=ראשון",
    "ar": "1=الاثنين|الإثنين 2=الثلاثاء 3=الأربعاء 4=الخميس 5=الجمعة 6=السبت 7=الأحد", "hi": "1=सोमवार 2=मंगलवार 3=बुधवार 4=गुरुवार|बृहस्पतिवार|वीरवार 5=शुक्रवार 6=शनिवार 7=रविवार|इतवार",
    "vi": "1=thứ_hai 2=thứ_ba 3=thứ_tư 4=thứ_năm 5=thứ_sáu 6=thứ_bảy 7=chủ_nhật",
}  # fmt: skip
DAYS_INSIDE = {
    "zh": "1=星期一|周一|週一|礼拜一 2=星期二|周二|週二|礼拜二 3=星期三|周三|週三 4=星期四|周四|週四 5=星期五|周五|週五 6=星期六|周六|週六 7=星期日|星期天|周日|週日",
    "ja": "1=月曜日|月曜 2=火曜日|火曜 3=水曜日|水曜 4=木曜日|木曜 5=金曜日|金曜 6=土曜日|土曜 7=日曜日|日曜", "ko": "1=월요일 2=화요일 3=수요일 4=목요일 5=금요일 6=토요일 7=일요일",
    "th": "1=จันทร์ 2=อังคาร 3=พุธ 4=พฤหัสบดี|พฤหัส 5=ศุกร์ 6=เสาร์ 7=อาทิตย์",
}  # fmt: skip
# Parts of a day that are written in one word with the week's: "Montagabend", "måndagskvällen".
DAY_PARTS = {
    "de": "früh morgen vormittag mittag nachmittag abend nacht", "nl": "ochtend morgen voormiddag middag namiddag avond nacht",
    "sv": "morgon förmiddag eftermiddag kväll natt smorgonen sförmiddagen seftermiddagen skvällen snatten",
    "no": "morgen formiddag ettermiddag kveld natt smorgenen sformiddagen settermiddagen skvelden snatten",
}  # fmt: skip
# Endings with which a month is one in small letters too, where a month's name alone has a capital: "kasımda", in November.
IN_A_MONTH = {"tr": ("da", "de", "ta", "te", "dan", "den", "tan", "ten")}
# Names that months have in a part of a language's countries, beside CLDR's.
MONTHS = {
    "de": "1=jänner|jänners 2=feber|febers", "es": "9=setiembre", "id": "2=pebruari 11=nopember",
    "ar": "1=كانون_الثاني|جانفي 2=شباط|فيفري 3=آذار 4=نيسان|أفريل 5=أيار 6=حزيران 7=تموز|جويلية 8=آب|أوت 9=أيلول 10=تشرين_الأول 11=تشرين_الثاني 12=كانون_الأول",
}  # fmt: skip
# Short names of months.
MONTHS_SHORT = {"en": "9=sept", "fr": "2=fev 8=aout 12=dec"}
# Words that a month or a weekday stands behind without a number: there its short name is one, "in Oct", "im Okt.", "en oct.".
BEFORE_SHORT = {
    "en": "in on last next since until till early mid late", "de": "im am ende anfang mitte seit bis letzten nächsten", "fr": "en fin début mi depuis", "es": "en desde hasta", "it": "a in da",
    "pt": "em desde até", "ca": "el", "nl": "in op eind begin medio sinds tot", "sv": "i på sedan", "da": "i på siden", "no": "i på siden", "pl": "w we od", "cs": "v ve od", "ru": "в во с", "uk": "у в з",
}  # fmt: skip
# Hours to add to a clock's hour below twelve, and hours that have a name.
PARTS_OF_DAY = {
    "en": "am=a.m.|am|in_the_morning|in_the_early_hours pm=p.m.|pm|in_the_afternoon|in_the_evening|at_night|tonight|to-night", "de": "am=morgens|vormittags|früh|am_morgen|am_vormittag pm=nachmittags|abends|am_abend|am_nachmittag|nachts",
    "fr": "am=du_matin pm=de_l'après-midi|du_soir", "es": "am=de_la_mañana|a.m.|de_la_madrugada pm=de_la_tarde|de_la_noche|p.m.", "it": "am=di_mattina|del_mattino pm=di_sera|della_sera|del_pomeriggio", "pt": "am=da_manhã|da_madrugada pm=da_tarde|da_noite",
    "nl": "am='_s_ochtends|'_s_morgens pm='_s_middags|'_s_avonds|'_s_nachts", "sv": "am=på_morgonen pm=på_kvällen|på_eftermiddagen", "da": "am=om_morgenen pm=om_aftenen|om_eftermiddagen", "no": "am=om_morgenen pm=om_kvelden|om_ettermiddagen", "pl": "am=rano pm=wieczorem|po_południu",
    "cs": "am=ráno|dopoledne pm=večer|odpoledne", "ru": "am=утра pm=вечера|дня", "uk": "am=ранку pm=вечора|дня", "tr": "am=sabah pm=akşam|öğleden_sonra", "el": "am=π.μ.|το_πρωί pm=μ.μ.|το_απόγευμα|το_βράδυ", "hu": "am=délelőtt|reggel pm=délután|este", "fi": "am=aamulla pm=illalla|iltapäivällä",
    "ro": "am=dimineața pm=seara|după-amiaza", "id": "am=pagi pm=sore|malam|siang", "vi": "am=sáng pm=chiều|tối", "ar": "am=صباحا pm=مساء|ظهرا", "he": "am=בבוקר pm=בערב|אחר_הצהריים", "fa": "am=صبح pm=عصر|شب|بعدازظهر", "hi": "am=सुबह pm=शाम|रात",
}  # fmt: skip
HOURS_BY_NAME = {
    "en": "12=noon|midday|mid-day|12_noon 0=midnight|mid-night|12_midnight", "de": "0=mitternacht 12=mittag", "fr": "12=midi 0=minuit", "es": "12=mediodía 0=medianoche", "it": "12=mezzogiorno 0=mezzanotte", "pt": "12=meio-dia 0=meia-noite", "nl": "0=middernacht", "sv": "0=midnatt", "da": "0=midnat", "no": "0=midnatt", "fi": "12=keskipäivällä 0=keskiyöllä|keskiyö",
    "pl": "12=południe 0=północy|północ", "cs": "12=poledne 0=půlnoci|půlnoc", "ru": "12=полдень 0=полночь|полуночи", "uk": "0=опівночі", "el": "12=μεσημέρι 0=μεσάνυχτα", "tr": "12=öğlen 0=gece_yarısı", "hu": "12=délben 0=éjfél|éjfélkor",
}  # fmt: skip
CLOCK_WORDS = "uhr heures heure h hrs o'clock oclock ore horas hora uur klokken kl klo godz год год. часов часа час godzina saat óra"

# Times by what is past of an hour or left to it: the words before the hour, and minutes from it.
QUARTERS: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "en": ((("half", "past"), 30), (("quarter", "past"), 15), (("quarter", "to"), -15)),
    "de": ((("halb",), -30), (("viertel", "nach"), 15), (("viertel", "vor"), -15)),
    "nl": ((("half",), -30), (("kwart", "over"), 15), (("kwart", "voor"), -15)),
    "sv": ((("halv",), -30), (("kvart", "över"), 15), (("kvart", "i"), -15)),
    "da": ((("halv",), -30), (("kvart", "over"), 15), (("kvart", "i"), -15)),
    "no": ((("halv",), -30), (("kvart", "over"), 15), (("kvart", "på"), -15)),
}

# What stands before an hour of the day that nothing else marks: "hasta las once", "alle undici", "until nine"; patterns.
BEFORE_HOURS = {
    "en": r"at|until|till|before|after|from",
    "de": r"um|bis|ab|gegen|kurz nach|kurz vor",
    "nl": r"om|tot|vanaf|rond",
    "es": r"(?:a|hasta|desde|sobre|hacia|antes de|después de|para) las?",
    "it": r"alle|all['’]|dalle|dall['’]|(?:dopo|verso|entro|per|tra) le",
    "pt": r"[àa]s?|das?|pelas?|(?:depois|antes) das?",
    "ca": r"(?:a|fins a|des de) les?",
}
