"""Words that say that a thing is not known or decided yet: "to be confirmed", "steht noch aus", "reste à fixer".

Source: written for this project from how programmes, minutes and police reports leave a thing open and how newspapers
put that. Patterns stand where words do not: of several words that say it together some may stand between.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_UNSETTLED = {
    "en": r"(?:is|are) (?:still )?looking for an?|to be (?:confirmed|announced|determined|decided|agreed|fixed|set|advised|named|appointed)|tb[acd]|(?:has|have|had) (?:yet|still) to (?:be )?\p{L}+|(?:is|are|was|were|remains?) (?:yet to be|still to be|still open|undecided|unclear|unknown|uncertain|unresolved|undetermined|pending|to be seen)|not (?:yet|been (?:decided|fixed|set|determined|named|announced|chosen|agreed|settled))|no \p{L}+ (?:has|have) (?:yet )?been (?:decided|fixed|set|determined|named|announced|chosen|agreed|appointed)|(?:still|yet) un\p{L}+|undecided|undetermined|unresolved|pending|awaited|awaiting|under review|under consideration|whether|nobody knows|(?:still|remains?) open",
    "de": r"wird noch gesucht|suchen? noch|auf der Suche nach|noch (?:nicht|kein\p{L}*|offen|unklar|unbekannt|ungewiss|unentschieden|ausstehend|zu (?:bestimmen|klären|benennen|entscheiden))|st(?:eht|ehen|and) (?:noch )?(?:nicht fest|aus)|(?:bleibt|ist|sind) (?:noch )?(?:offen|unklar|ungewiss|unbekannt)|wird (?:noch|später) (?:bekannt gegeben|bekanntgegeben|festgelegt|bestimmt|mitgeteilt|entschieden)|n\. ?n\.|ausstehend|ob\b|bislang (?:nicht|kein\p{L}*)|bisher (?:nicht|kein\p{L}*)|beantragt|in prüfung|wird geprüft|ist nicht (?:bekannt|entschieden|geregelt|bestimmt)",
    "fr": r"à la recherche d(?:e|'un)|à (?:confirmer|déterminer|définir|préciser|fixer|venir|désigner)|pas encore|pas (?:\p{L}+ ){1,3}à ce jour|reste(?:nt)? à \p{L}+|(?:doit|doivent) encore|en attente|en cours d'(?:examen|étude|instruction)|à l'étude|indéterminée?s?|(?:reste|demeure|est) (?:inconnue?|incertaine?|en suspens)|n'(?:est|a|ont|sont) (?:toujours|pour l'heure|à ce stade) pas|en suspens|ignore (?:encore|si)|n'(?:est|a|sont|ont) pas (?:été )?(?:connue?|fixée?|arrêtée?|décidée?|tranchée?|désignée?|choisie?|déterminée?)s?",
    "es": r"en busca de un|por (?:confirmar|determinar|definir|decidir|concretar|anunciar|fijar)|pendientes?(?: de)?|aún no|todavía no|no (?:\p{L}+ ){1,3}(?:aún|todavía)|sin (?:confirmar|determinar|fecha|decidir|fijar|concretar)|se desconocen?|para determinar si|está por ver|queda por|en estudio|en trámite",
    "it": r"alla ricerca di|da (?:confermare|definire|stabilire|decidere|sottoscrivere|firmare|fissare|nominare)|non (?:\p{L}+ ){0,2}ancora|ancora (?:non|da|in)|in attesa|resta da|in sospeso|in corso di (?:esame|valutazione|definizione)|da destinarsi",
    "pt": r"por (?:confirmar|determinar|definir|decidir|anunciar|fixar)|a (?:confirmar|definir|anunciar)|ainda (?:não|por|sem)|em (?:análise|estudo|aberto)|pendentes?|aguarda(?:m|-se)?|está por|falta (?:saber|decidir)|desconhece(?:m)?-se",
    "nl": r"nog (?:niet|geen|onbekend|onduidelijk|open|te bepalen|te beslissen|onzeker)|n(?:og)? ?t(?:e)? ?b(?:epalen)?\.?|moet(?:en)? nog|wordt nog|staat nog niet vast|onbeslist|in behandeling|of er\b|niet (?:bekend|beslist|vastgesteld|bepaald)|is (?:nog )?onbekend",
    "sv": r"(?:ännu|än) (?:inte|ingen|inget|oklart|okänt)|inte (?:ännu|klart|bestämt)|återstår att|meddelas senare|ej (?:beslutat|bestämt|klart)|oklart|okänt|obestämt|väntar på|under utredning|ska prövas",
    "da": r"endnu (?:ikke|ingen|uvist)|mangler at|oplyses senere|uafklaret|uvist|ikke (?:afgjort|fastlagt|besluttet)",
    "no": r"ennå (?:ikke|ingen|uvisst)|ikke (?:ennå|avgjort|fastsatt|bestemt)|gjenstår å|uavklart|uvisst|kommer senere",
    "pl": r"jeszcze (?:nie|bez)|(?:nadal|wciąż|dotąd) nie|do (?:ustalenia|potwierdzenia|uzgodnienia|decyzji)|nieustalon\p{L}+|nierozstrzygnięt\p{L}+|niewiadom\p{L}+|w trakcie (?:rozpatrywania|ustaleń)|oczekuje na|nie wiadomo|zostanie (?:podan|ogłoszon|ustalon)\p{L}+",
    "ru": r"(?:ещё|еще|пока|до сих пор) (?:не|нет|неизвест\p{L}+)|не (?:определ[её]н|завершён|завершен|назначен|выбран|установлен|решён|решен)\p{L}*|уточняется|будет (?:определ|объявлен|назначен|уточн)\p{L}+|предстоит|на рассмотрении|неизвестн\p{L}+",
    "uk": r"(?:ще|поки|досі) (?:не|нема\p{L}*|невідом\p{L}+)|не (?:визначен|завершен|обран|призначен)\p{L}*|уточнюється|на розгляді|невідом\p{L}+",
    "ar": r"لم \p{L}+ بعد|بعد لم|(?:لا|لم) (?:يزال|تزال)|قيد (?:الدراسة|الانتظار|البحث)|غير (?:معروف|محدد)\p{L}*|سيعلن لاحق\p{L}*|لم (?:يحدد|تحدد|يتقرر|يتحدد)",
    "zh": r"待定|待公布|尚未|尚待|还没有?|還沒有?|还未|未定|未确定|未確定|有待|审批中|調試中|进行中|未知|是否",
    "ja": r"未定|未発表|未確定|未公表|検討中|調整中|審査中|不明|まだ.{0,12}ない|決まっていない|わかっていない|分かっていない",
}  # fmt: skip
_UNSPACED = frozenset({"zh", "ja"})


@lru_cache(maxsize=8_192)
def is_unsettled(text: str, language: str | None) -> bool:
    """Whether a text says of a thing that it is not known or decided yet."""
    found = _pattern(base(language) or "en")
    return found is not None and found.search(text) is not None


@lru_cache(maxsize=32)
def _pattern(language: str) -> regex.Pattern[str] | None:
    said = _UNSETTLED.get(language)
    if said is None:
        return None
    return regex.compile(
        f"(?:{said})" if language in _UNSPACED else rf"(?<![\p{{L}}])(?:{said})(?![\p{{L}}])",
        regex.IGNORECASE,
    )
