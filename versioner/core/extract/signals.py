"""Positive signs that what came is no article: a wall, an error, a shell. Data for `core.decide.plausibility`, which decides.

A sign counts only where the page is short or the sign is its headline: a long article may speak of
cookies, captchas and missing pages as much as it likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from versioner.core.text.words import word_count
from versioner.core.told.details import Sign
from versioner.late import re

_SHORT = 180  # words: walls and error pages of the labelled histories have 3 to 130, articles over 200
_LEAD = 400  # characters: where a wall says what it is

_ERROR = re.compile(
    r"\b(?:404|403|500|502|503|504)\b.{0,40}\b(?:error|not found|forbidden|unavailable|gateway)|"
    r"\b(?:page|content|site|file|article|document) (?:you (?:requested|are looking for|were looking for)|not found|"
    r"(?:is|was|isn['’]t|is not|cannot be|could not be|can['’]t be) (?:not )?(?:available|found|unavailable|displayed))|"
    r"\b(?:not found|something went wrong|an error (?:has )?occurred|internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|temporarily unavailable|under maintenance|be right back|"
    r"having trouble loading|try again later|access denied|request blocked|"
    r"page introuvable|page non trouv[ée]e|n['’]existe (?:pas|plus)|une erreur (?:est survenue|s['’]est produite)|"
    r"acc[èe]s refus[ée]|en (?:cours de )?maintenance|seite (?:wurde )?nicht gefunden|nicht (?:mehr )?verf[üu]gbar|"
    r"ein fehler ist aufgetreten|p[áa]gina no (?:encontrada|disponible)|no se ha encontrado|"
    r"pagina non trovata|p[áa]gina n[ãa]o encontrada|pagina niet gevonden)\b",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"\b(?:captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|not a robot|"
    r"checking your browser|just a moment|attention required|unusual traffic|security check|"
    r"enable javascript and cookies|ddos protection|v[ée]rifi(?:ez|er|cation).{0,30}(?:humain|robot)|"
    r"(?:kein|sie ein) roboter|no (?:eres|soy) un robot)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:before you continue|we (?:and our partners|value your privacy|use cookies)|cookie (?:consent|preferences|settings)|"
    r"consent to (?:the use|our use|their use)|accept all(?: cookies)?|manage (?:your )?(?:cookies|choices|preferences)|"
    r"avant de continuer|nous (?:et nos partenaires|utilisons des cookies)|tout accepter|g[ée]rer (?:mes|vos|les) (?:cookies|choix)|"
    r"bevor (?:sie|du)|wir (?:und unsere partner|verwenden cookies)|alle akzeptieren|zustimmen und weiter|"
    r"antes de continuar|(?:utilizamos|usamos) cookies|aceptar todo)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|sign up|create an account|forgot(?:ten)? (?:your )?password|enter your password|"
    r"connectez-vous|se connecter|identifiez-vous|mot de passe|anmelden|einloggen|passwort|iniciar sesi[óo]n|contrase[ñn]a)\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now )?to (?:read|continue|keep reading)|subscribers? only|(?:this|the) (?:article|content) is "
    r"(?:reserved )?for subscribers|to continue reading|already a subscriber|r[ée]serv[ée] (?:aux|à nos) abonn[ée]s|"
    r"pour lire la suite|d[ée]j[àa] abonn[ée]|nur f[üu]r abonnenten|weiterlesen mit|jetzt abonnieren|"
    r"solo para suscriptores|suscr[íi]bete para)\b",
    re.IGNORECASE,
)
_READ_ON = re.compile(
    r"\b(?:continue reading|keep reading|read the (?:full|rest)|unlock this|rest of this (?:article|story)|"
    r"(?:to|and) read (?:on|more|the)\b.{0,40}\b(?:subscri|log|sign)|il vous reste|lire la suite|article complet|"
    r"weiterlesen|weiter lesen|vollst[äa]ndigen artikel|seguir leyendo|continuar leyendo|sigue leyendo|"
    r"per continuare a leggere|continua a leggere|continuar (?:a )?l(?:endo|er)|verder lezen|lees verder met|"
    r"läs vidare|fortsätt läsa|læs videre|les videre|czytaj dalej|pokračovat ve čtení|читать далее|devamını oku)|"
    r"続きを読む|会員限定|付费阅读|订阅后|이어서 읽",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"^\W*(?:(?:you are being )?redirect(?:ed|ing)|redirection|weiterleitung|redirigiendo|loading|chargement|"
    r"wird geladen|cargando|please wait|veuillez patienter|bitte warten)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"\b(?:enable|activate|activer|aktivieren|requires?|need)\b.{0,30}\bjavascript\b", re.IGNORECASE
)


def signals(tree: Any, title: str, texts: Sequence[str], *, free: bool | None) -> tuple[Sign, ...]:
    """The signs on a page; () for an ordinary article.

    Args:
        tree: the parsed page.
        title: its headline or title.
        texts: its blocks' texts, in order.
        free: JSON-LD's `isAccessibleForFree`.
    """
    words = _words_upto(texts, 3 * _SHORT)
    short = words < _SHORT
    start = f"{title}\n" + "\n".join(texts)[:_LEAD]
    found = []
    if (_ERROR.search(title) and words < 3 * _SHORT) or (short and _ERROR.search(start)):
        found.append(Sign.ERROR)
    if _CHALLENGE.search(title) or (short and (_CHALLENGE.search(start) or _has_challenge(tree))):
        found.append(Sign.ROBOTS)
    if short and _CONSENT.search(start):
        found.append(Sign.CONSENT)
    if short and _is_login(tree, start):
        found.append(Sign.LOGIN)
    if short and (free is False or _PAYWALL.search("\n".join(texts))):
        found.append(Sign.PAYWALL)
    if words < 40 and (_MOVING.search(title) or any(map(_MOVING.search, texts[:3])) or _refreshes(tree)):
        found.append(Sign.ELSEWHERE)
    if words < 40 and _SCRIPT.search(start):
        found.append(Sign.SHELL)
    if words == 0:
        found.append(Sign.EMPTY)
    return tuple(found)


def _words_upto(texts: Sequence[str], most: int) -> int:
    """The words of a text, counted until there are as many as that: an article has them in its first paragraphs."""
    words = 0
    for text in texts:
        words += word_count(text)
        if words >= most:
            break
    return words


def ends_in_wall(texts: Sequence[str]) -> bool:
    """Whether the last lines of a text ask to subscribe or log in to read on."""
    return any(len(text) <= _LEAD and (_PAYWALL.search(text) or _READ_ON.search(text)) for text in texts)


def asks_for_consent(title: str, texts: Sequence[str]) -> bool:
    """Whether a text begins as a consent wall does, however much it explains; so does a cookie policy.

    Args:
        title, texts: as `signals`.
    """
    words = _words_upto(texts, 3 * _SHORT)
    return words < 3 * _SHORT and bool(_CONSENT.search(f"{title}\n" + "\n".join(texts)[:_LEAD]))


def _has_challenge(tree: Any) -> bool:
    return (
        tree.css_first("#challenge-form, .g-recaptcha, .h-captcha, #cf-challenge-running, .cf-turnstile")
        is not None
    )


def _is_login(tree: Any, start: str) -> bool:
    return tree.css_first("input[type=password]") is not None and bool(_LOGIN.search(start))


def _refreshes(tree: Any) -> bool:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            return "url" in (node.attributes.get("content") or "").lower()
    return False
