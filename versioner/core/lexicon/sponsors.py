"""Lines that name who paid for a page or stands behind it: "Presented by", "Paid post", "Präsentiert von"; in many languages.

Source: written for this project from how publishers must mark advertisements. A line is one only where it begins so and is
no more than a label and a name: what a sentence tells of a sponsor is the article's.
"""

from __future__ import annotations

from functools import cache

from versioner.core.text.words import has_signs
from versioner.late import regex

_MOST = 12  # words of such a line
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_ENDED = regex.compile(r"[\p{L}\p{M}]{3}[.!?。]\s*$")

# What such a line begins with, folded; "_" is a space.
SPONSORED = {
    "en": "presented_by sponsored_by sponsored_content paid_post paid_content paid_partnership in_partnership_with in_association_with supported_by powered_by brought_to_you_by "
    "partner_content advertiser_content promoted_by promoted_content made_possible_by with_support_from with_the_support_of this_series_is_supported_by produced_with_support_from",
    "de": "präsentiert_von gesponsert_von unterstützt_von mit_freundlicher_unterstützung in_zusammenarbeit_mit in_kooperation_mit bezahlter_inhalt bezahlte_partnerschaft gesponserter_inhalt werbung_von anzeige_von ein_angebot_von",
    "fr": "présenté_par sponsorisé_par parrainé_par avec_le_soutien_de avec_le_soutien_du en_partenariat_avec contenu_sponsorisé contenu_partenaire contenu_proposé_par offert_par publicité_de",
    "es": "patrocinado_por presentado_por con_el_apoyo_de con_el_patrocinio_de en_colaboración_con contenido_patrocinado contenido_de_marca ofrecido_por publicidad_de",
    "it": "presentato_da sponsorizzato_da offerto_da con_il_sostegno_di con_il_contributo_di in_collaborazione_con contenuto_sponsorizzato contenuto_offerto_da in_partnership_con",
    "pt": "apresentado_por patrocinado_por com_o_apoio_de com_o_patrocínio_de em_parceria_com conteúdo_patrocinado conteúdo_de_marca oferecido_por oferecimento",
    "ca": "patrocinat_per presentat_per amb_el_suport_de en_col·laboració_amb contingut_patrocinat", "gl": "patrocinado_por co_apoio_de en_colaboración_con",
    "ro": "prezentat_de sponsorizat_de susținut_de cu_sprijinul în_parteneriat_cu conținut_sponsorizat oferit_de",
    "nl": "aangeboden_door gesponsord_door mede_mogelijk_gemaakt_door in_samenwerking_met betaalde_inhoud gesponsorde_inhoud partnerbijdrage",
    "sv": "presenteras_av sponsrat_av sponsras_av i_samarbete_med annons_från betalt_innehåll", "da": "præsenteret_af sponsoreret_af i_samarbejde_med annonce_fra betalt_indhold sponsoreret_indhold",
    "no": "presentert_av sponset_av i_samarbeid_med annonsørinnhold betalt_innhold annonse_fra", "fi": "tarjoaa kaupallinen_yhteistyö yhteistyössä mainostajan_sisältö",
    "et": "toetab sisuturundus koostöös", "lv": "sadarbībā_ar apmaksāts_saturs", "lt": "užsakymas_nr remia bendradarbiaujant_su",
    "pl": "materiał_sponsorowany materiał_partnera artykuł_sponsorowany partnerem_jest partner_materiału we_współpracy_z sponsorem_jest",
    "cs": "sponzorováno ve_spolupráci_s placený_obsah komerční_sdělení partnerem_je za_podpory", "sk": "sponzorované v_spolupráci_s platený_obsah partnerom_je s_podporou",
    "sl": "sponzorirano v_sodelovanju_z oglasno_sporočilo", "hr": "sponzorirano u_suradnji_s plaćeni_sadržaj", "sr": "sponzorisano u_saradnji_sa спонзорисано у_сарадњи_са", "bs": "sponzorisano u_saradnji_sa",
    "hu": "támogatott_tartalom támogatónk szponzorált_tartalom fizetett_tartalom együttműködésben", "el": "χορηγός χορηγούμενο με_την_υποστήριξη σε_συνεργασία_με",
    "ru": "при_поддержке спонсор партнёрский_материал партнерский_материал на_правах_рекламы при_участии совместно_с", "uk": "за_підтримки спонсор партнерський_матеріал на_правах_реклами у_співпраці_з",
    "bg": "с_подкрепата_на спонсорирано платено_съдържание", "tr": "sponsorlu_içerik sponsor katkılarıyla iş_birliğiyle",
    "id": "disponsori_oleh dipersembahkan_oleh konten_bersponsor bekerja_sama_dengan didukung_oleh", "ms": "ditaja_oleh dibawakan_oleh dengan_kerjasama", "vi": "được_tài_trợ_bởi nội_dung_tài_trợ phối_hợp_với",
    "sw": "imedhaminiwa_na kwa_udhamini_wa kwa_ushirikiano_na", "fil": "hatid_ng", "ar": "برعاية بالتعاون_مع محتوى_مدفوع بدعم_من", "he": "בחסות בשיתוף תוכן_ממומן בשיתוף_עם", "fa": "با_حمایت رپرتاژ_آگهی با_همکاری", "hi": "प्रायोजित प्रस्तुतकर्ता",
    "zh": "赞助 贊助 本文由 合作内容 推广内容 广告赞助", "ja": "提供： 提供: スポンサー pr：", "ko": "협찬 제공: 광고제공 후원:", "th": "สนับสนุนโดย เนื้อหาสนับสนุน",
}  # fmt: skip


@cache
def _begins() -> regex.Pattern[str]:
    phrases = {phrase.replace("_", " ") for table in SPONSORED.values() for phrase in table.split()}
    ended = "|".join(
        regex.escape(phrase) + ("" if has_signs(phrase) or not phrase[-1].isalpha() else r"(?![\p{L}\p{M}])")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return regex.compile(rf"\s*+(?:{ended})", regex.IGNORECASE)


def is_sponsor_line(text: str) -> bool:
    """Whether a line is a label of who paid, and a name."""
    if len(text) > 200 or _ENDED.search(text) or len(_WORD.findall(text)) > _MOST:  # longer is no label
        return False
    return _begins().match(text) is not None
