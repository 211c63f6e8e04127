"""Verbs of saying that give speech and judge nothing: said and stated, sagte and erklärte, dijo and declaró.

Source: written for this project, from what the style books of news agencies call neutral and let writers exchange. What tells how
true, sure, willing or loud a thing was said is never here: claim, admit, deny, insist, warn, confirm, reveal, promise; behaupten,
einräumen; prétendre, admettre; afirmar and affermare, that are surer than decir and dire. Only forms of one tense, number and
person stand for one another.
"""

from __future__ import annotations

# As in `synonyms.INTERCHANGED`: within a group any may take the other's place. "_" is a space.
NEUTRAL = {
    "en": ("said|stated|added", "says|states|adds"),
    "de": ("sagte|erklärte", "sagten|erklärten", "sagt|erklärt"),
    "fr": ("a_dit|a_déclaré|a_indiqué", "ont_dit|ont_déclaré|ont_indiqué"),
    "es": ("dijo|declaró|manifestó", "dijeron|declararon|manifestaron", "dice|declara|manifiesta"),
    "it": ("ha_detto|ha_dichiarato", "hanno_detto|hanno_dichiarato", "disse|dichiarò"),
    "pt": ("disse|declarou", "disseram|declararam", "diz|declara"),
    "ca": ("ha_dit|ha_declarat", "va_dir|va_declarar"),
    "ro": ("a_spus|a_declarat", "au_spus|au_declarat", "spune|declară"),
    "nl": ("zei|verklaarde", "zeiden|verklaarden", "zegt|verklaart"),
    "sv": ("sade|sa|uttalade", "säger|uttalar"), "da": ("sagde|udtalte", "siger|udtaler"), "no": ("sa|uttalte", "sier|uttaler"),
    "fi": ("sanoi|totesi|kertoi", "sanoo|toteaa|kertoo", "sanoivat|totesivat|kertoivat"),
    "hu": ("mondta|elmondta|közölte", "mondták|elmondták|közölték", "mondja|elmondja|közli"),
    "pl": ("powiedział|oświadczył|oznajmił", "powiedziała|oświadczyła|oznajmiła", "powiedzieli|oświadczyli|oznajmili"),
    "cs": ("řekl|uvedl|sdělil", "řekla|uvedla|sdělila", "řekli|uvedli|sdělili", "říká|uvádí|sděluje"),
    "sk": ("povedal|uviedol", "povedala|uviedla", "povedali|uviedli", "hovorí|uvádza"),
    "sl": ("dejal|povedal", "dejala|povedala", "dejali|povedali"),
    "hr": ("rekao|kazao|izjavio", "rekla|kazala|izjavila", "rekli|kazali|izjavili"),
    "sr": ("рекао|казао|изјавио", "рекла|казала|изјавила", "rekao|kazao|izjavio", "rekla|kazala|izjavila"),
    "bg": ("каза|заяви", "казаха|заявиха", "казва|заявява"),
    "ru": ("сказал|заявил|сообщил", "сказала|заявила|сообщила", "сказали|заявили|сообщили", "говорит|заявляет|сообщает"),
    "uk": ("сказав|заявив|повідомив|зазначив", "сказала|заявила|повідомила|зазначила", "сказали|заявили|повідомили|зазначили"),
    "el": ("είπε|δήλωσε", "είπαν|δήλωσαν", "λέει|δηλώνει"),
    "tr": ("dedi|diye_konuştu|ifadesini_kullandı|ifadelerini_kullandı",),
    "ar": ("قال|صرح", "قالت|صرحت", "وقال|وصرح", "وقالت|وصرحت"),
    "he": ("אמר|מסר|הוסיף", "אמרה|מסרה|הוסיפה", "אמרו|מסרו|הוסיפו"),
    "hi": ("ने_कहा|ने_बताया",),
    "id": ("kata|ujar|tutur", "mengatakan|menyatakan|menuturkan"), "ms": ("kata|ujar", "mengatakan|menyatakan"),
    "vi": ("nói|cho_biết|phát_biểu",),
    "ja": ("と述べた|と語った|と話した", "と述べました|と語りました|と話しました", "と述べている|と語っている|と話している"),
    "ko": ("고_말했다|고_전했다|고_밝혔다", "말했다|전했다|밝혔다"),
    "zh": ("说|說|表示",),
}  # fmt: skip
