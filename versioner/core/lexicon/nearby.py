"""Today, yesterday, just now: the relative days and moments that pages write, in the languages at hand.

Collected by hand; what CLDR calls "today" and "now" is among it.
"""

from __future__ import annotations

_TODAY = """
today|aujourd’hui|aujourd'hui|heute|hoy|avui|hoxe|hoje|oggi|vandaag|idag|i dag|tänään|täna|šodien|šiandien|dzisiaj|dziś|dnes|ma|azi|astăzi|днес|danas|данас|
danes|денес|sot|σήμερα|bugün|bu gün|сегодня|сьогодні|сёння|اليوم|امروز|آج|היום|आज|আজ|இன்று|วันนี้|hôm nay|hari ini|leo|今天|今日|오늘|heddiw|inniu|gaur
"""
_YESTERDAY = """
yesterday|hier|gestern|ayer|ahir|onte|ontem|ieri|gisteren|igår|i går|eilen|eile|vakar|wczoraj|včera|tegnap|вчера|jučer|juče|јуче|
včeraj|вчера|dje|χθες|χτες|dün|dünən|вчора|учора|أمس|دیروز|گزشتہ کل|אתמול|कल|গতকাল|நேற்று|เมื่อวาน|hôm qua|kemarin|semalam|jana|昨天|昨日|어제|ddoe|inné|atzo
"""
_NOW = """
now|just now|a moment ago|moments ago|seconds ago|a few seconds ago|a minute ago|à l’instant|à l'instant|maintenant|gerade eben|soeben|jetzt|ahora mismo|
ahora|agora|agora mesmo|adesso|proprio ora|zojuist|nu|just nu|lige nu|akkurat nå|nå|juuri nyt|äsken|przed chwilą|teraz|právě teď|právě teraz|éppen most|acum|
сега|сада|upravo sada|zdaj|τώρα|μόλις τώρα|az önce|şimdi|только что|сейчас|щойно|зараз|толькі што|الآن|للتو|اکنون|ابھی|עכשיו|זה עתה|अभी|এইমাত্র|เมื่อสักครู่|vừa xong|baru saja|
刚刚|剛剛|刚才|たった今|방금|방금 전
"""


def _words(lines: str) -> frozenset[str]:
    return frozenset(one.strip().casefold() for one in lines.replace("\n", "").split("|") if one.strip())


TODAY, YESTERDAY, NOW = _words(_TODAY), _words(_YESTERDAY), _words(_NOW)
