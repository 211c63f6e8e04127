"""Paragraphs in which a publisher asks to be paid for, or offers its letter: "support independent journalism", "unsubscribe at any time".

Written from what the words mean in each language, not gathered from pages. An appeal for money names journalism or its readers and asks
to give; an offer of a letter says where it comes and that one may leave again. Beginnings of words, folded; "_" is a space.
"""

from __future__ import annotations

from functools import cache

from versioner.late import re

_MOST = 700  # characters of such a paragraph

_JOURNALISM = (
    "journalis reporting newsroom readers_support readers_in news_every independent_news journalismus redaktion berichterstattung unsere_texte unsere_arbeit presse "
    "rédaction nos_lecteurs à_ses_lecteurs nos_enquêtes enquêter periodis redacción lectores giornalis redazione lettori giornale jornalis redação leitores journalistiek redactie lezers "
    "läsare läserna redaktionen læsere lesere journalistiikk lukija dziennikarstw redakcj czytelnik žurnalist novinařin čtenář újságírás olvasó jurnalism cititor журналист "
    "редакци читател журналіст редакці читач δημοσιογραφ αναγνωστ gazetecili okur habercili الصحافة صحافة قارئ القراء 報道 ジャーナリズム 読者 新闻 报道 读者 新聞 讀者 저널리즘 독자"
)
_GIVE = (
    "support_us support_our support_independent donat contribut give_from give_as can_give become_a_member chip_in unterstütz spende beitrag mitglied_werd zahlen faites_un_don un_don "
    "soutenez soutiennent soutenir donner apoy dona_ donar hágase_soci hazte_soci socio sostien sostén sostenete sosten donazion contribu apoie apoi doe_ doar steun bijdrage doneer word_lid "
    "stöd donera bidra_ støt donér bidrag tue_ lahjoita wesprzyj wspier wpłać podpoř podporu přispě támogass támogat susține donează поддерж пожертв підтрим пожертв στηρίξ υποστηρί "
    "destek bağış katkı ادعم دعم تبرع ساهم 支援 寄付 ご支援 支持 赞助 捐 贊助 후원"
)
_LETTER = (
    "newsletter e-mail email inbox in_your_mailbox briefing postfach posteingang boîte_mail boîte_de_réception boîte_aux_lettres courriel correo bandeja boletín casella "
    "nella_tua_posta correio boletim mailbox nieuwsbrief mejl inkorg nyhetsbrev nyhedsbrev indbakke innboks uutiskirje sähköposti skrzynk biuletyn schránk hírlevél "
    "на_почту рассылк на_пошту розсилк e-posta bülten بريد نشرة メール 邮箱 邮件 郵箱 郵件 이메일 뉴스레터"
)
_LEAVE = (
    "unsubscribe leave_at_any opt_out_at_any cancel_at_any can_leave abmeldung jederzeit_abmelden jederzeit_wieder_abmelden jederzeit_abbestellen jederzeit_kündbar désinscription désinscrire "
    "désabonner darse_de_baja darte_de_baja cancelar_cuando cancelar_a_qualquer cancelar_quando cancelar_a_subscrição cancellarti disiscri annullare_l'iscrizione afmelden uitschrijven "
    "avsluta_när avregistrera avprenumerera afmelde_dig melde_deg_av peruuttaa_tilau perua_tilau wypisać_się zrezygnować odhlásit_se zrušit_odběr leiratkoz dezabon отписаться відписатися "
    "διαγραφ istediğiniz_zaman_ayrıl abonelikten_çık إلغاء_الاشتراك 解除 配信停止 退订 取消订阅 退訂 수신_거부 구독_취소"
)


def is_appeal(text: str) -> bool:
    """Whether a paragraph asks to pay for journalism, or offers a letter that one may leave again."""
    if len(text) > _MOST:
        return False
    low = text.casefold()
    return any(all(side.search(low) for side in sides) for sides in _appeals())


@cache
def _appeals() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return (_begins(_JOURNALISM), _begins(_GIVE)), (_begins(_LETTER), _begins(_LEAVE))


def _begins(words: str) -> re.Pattern[str]:
    """Any of them where a word begins; anywhere in scripts that put no spaces between words."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for word in dict.fromkeys(words.split()):
        (unspaced if word[0] >= "\u2e80" or "\u0590" <= word[0] <= "\u06ff" else spaced).append(
            re.escape(word).replace("_", r"\b\W{0,3}")
        )
    return re.compile(rf"\b(?:{'|'.join(spaced)})|{'|'.join(unspaced)}")
