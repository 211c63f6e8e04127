"""How far a matter has got, in pairs of which one excludes the other: what is talked over is not agreed yet, what is dropped is not pursued.

Source: written for this project from how notices and minutes put the course of a matter and how newspapers tell it. Written as
`states.STATES` is, and read with it. What says alone
that a thing is off is in `called_off`; who leaves does so here where an office or a firm is named, and who agreed to do something has agreed on nothing.
"""

from __future__ import annotations

from versioner.late import regex

COURSES = {
    "en": "revoked,rescinded,scrapped,abandoned,withdrawn,called_off,calls_off,cancelled,deferred,defers,put_on_hold,put_on_ice,aborted,postponed,adjourned/goes_ahead,go_ahead,went_ahead,presses_ahead,pursues!,on_track,is_maintained,still_stands "
    "deferred,postponed,adjourned,still_open/approved,adopted,passed!,decided!,resolved! "
    "negotiating,negotiated!,negotiations_continue,negotiations_are,still_negotiating,talks_continue,talks_are,talks_go_on,in_talks,under_negotiation,still_talking/agreement!,agreed!,deal_reached,struck_a_deal,reached_a_deal,accord! "
    "will_decide,decides!,to_decide,must_decide,decision_expected,decision_is_expected,decision_due,will_rule,will_announce,will_vote,announce_its_decision>has_decided,have_decided,decided!,ruled!,has_announced,have_announced,voted! "
    "examining,examines,investigating,investigates,looking_into,looks_into,inquiry,probe,review_is_under/closed!_its!,closed!_the!,found!_no!,dropped!_its!,cleared! "
    "upheld,upholds,won_the_case,won_in_court,won_their_case,succeeded_in_court/dismissed,dismisses,thrown_out,threw_out,lost!,loses!,turned_down_by_the_court "
    "access,can_reach,accessible,let_in/no_entry,turned_away,shut_out,kept_out,locked_out "
    "refunded,refund!,refunds!,reimbursed,money_back,paid_back/non-refundable,no_refund,not_refunded "
    "suspicion,suspected,suspect!,likely!,probable,point_to,points_to,believed_to/ruled_out,rules_out,excluded_as,not_the_cause "
    "leaves_company,leaves_firm,leaves_club,leaves_board,leaves_council,leaves_bank,leaves_team,leaves_union,leaves_office,leaves_post,leaves_job,steps_down,retires!/will_remain,remains_with,remain_with,will_stay,stays_with,stays_on "
    "works_with,continues_to_work,keeps_working,stands_by,renewed_its_contract/parted_ways,parts_ways,severed_ties,no_longer_works,stopped_working,ended_its_contract,broke_with",
    "de": "aufgehoben,widerrufen,zurückgezogen,zurückgenommen,zurückgestellt,abgesagt!,vertagt,aufgeschoben,auf_eis,abgeblasen/findet_statt,finden_statt,hält_fest,halten_fest,bleibt_dabei,aufrechterhalten,hält_aufrecht "
    "vertagt,verschoben,zurückgestellt,aufgeschoben/beschlossen,genehmigt,verabschiedet,entschieden "
    "verhandelt,verhandeln,verhandlungen,im_gespräch,gespräche_laufen/einigung!,geeinigt!,einigten!,unterzeichnet "
    "entscheidet,wird_entscheiden,werden_entscheiden,will_entscheiden,entscheidung_fällt,stimmt_ab,soll_entscheiden>entschieden,entschied!,hat_beschlossen,haben_beschlossen "
    "prüft!,prüfen!,untersucht!,ermittelt,ermitteln/eingestellt,abgeschlossen,beanstandungslos "
    "stattgegeben,bekam_recht,bekamen_recht,gewonnen,gewann!/abgewiesen,zurückgewiesen,verloren,unterlegen!,unterlagen! "
    "verdacht,verdächtig,wahrscheinlich,vermutlich,deutet_auf/ausgeschlossen_werden,wurde_ausgeschlossen,entlastet,nicht_die_ursache "
    "verlässt_unternehmen,verlässt_firma,verlässt_konzern,verlässt_verein,verlässt_verband,verlässt_vorstand,verlässt_amt,verlässt_posten,verlässt_bank,scheidet_aus/bleibt_beim,bleibt_bei_der,bleibt_im_unternehmen,bleibt_im_amt "
    "zugang,zutritt/ausgesperrt,draußen_bleiben,kein_zutritt "
    "erhalt!,erhalten_bleiben,bleibt_erhalten,bleiben_erhalten,bleibt_stehen/abbau!,abgebaut,abriss,abgerissen,verschwindet,kommt_weg "
    "erstattet,erstattung,geld_zurück,zurückgezahlt,rückerstattung/erstattung_ausgeschlossen,keine_erstattung",
    "fr": "levé!,levée!,révoqué,révoquée,abandonné,abandonnée,suspendu,suspendue,retiré!,retirée!,reporté,reportée,reportés,ajourné,ajournée,annulé,annulée,annulés,annulées/aura_lieu,auront_lieu,maintient!,maintiennent,maintenu,maintenue,maintenus,maintenues "
    "reporté,reportée,ajourné,ajournée,repoussé,repoussée/approuvé,approuvée,adopté,adoptée,voté!,votée "
    "négocie,négocient,négociations,négocié,en_pourparlers,pourparlers,discussions_se_poursuivent/accord!,conclu!,conclue!,signé! "
    "décidera,décideront,doit_décider,doivent_décider,tranchera,tranche!,se_prononcera,votera,votent!,annoncera>a_décidé,ont_décidé,tranché,a_annoncé,s'est_prononcé,s'est_prononcée "
    "examine!,examinent,enquête!,vérifie!/classé_sans,clos!,close!,sans_suite "
    "obtenu_gain,obtiennent_gain,gagné,donné_raison/débouté,déboutés,déboutée,rejeté!,rejetée!,perdu! "
    "ouvert_aux,ouverte_aux,ouverts_aux,ouvertes_aux,ouvert_à,ouverte_à,accès,autorisé_aux,autorisée_aux,admis!/interdit_aux,interdite_aux,interdits_aux,interdites_aux,interdit_à,interdite_à,fermé_aux,fermée_aux "
    "soupçonné,soupçonnée,soupçons,suspecté,suspectée,probable/écarté,écartée,mis_hors_de_cause,mise_hors_de_cause "
    "quitte!_l'entreprise,quitte!_société,quitte!_club,quitte!_poste,quitte!_fonctions,quittera_l'entreprise,quittera_société,quittera_club,quittera_poste,quittera_fonctions/reste!,restera,demeure! "
    "remboursé,remboursée,remboursés,remboursées,remboursement/non_remboursable,non_remboursables,sans_remboursement",
    "es": "levantado!,levantada!,revocado,revocada,suspendido,suspendida,retirado!,retirada!,descartado,descartada,aplaza!,aplazan,aplazado,aplazada,aplazados,pospone,pospuesto,pospuesta,cancela!,cancelado,cancelada,cancelados/se_celebra,se_celebrará,se_mantiene,mantenido,mantenida,sigue_adelante,siguen_adelante "
    "aplazado,aplazada,pospuesto,pospuesta,pendiente/aprobado,aprobada,adoptado,decidido "
    "negocia!,negocian,negociarse,negociando,negociación,negociaciones,se_negocia/un!_acuerdo!,acordado!,acordada!,acordaron!,alcanzado_acuerdo,alcanzan_acuerdo,llegan_acuerdo,llegado_acuerdo,firmado "
    "decide!,decidirá,decidirán,debe_decidir,resolverá,anunciará,votará>ha_decidido,han_decidido,decidió,resuelto,resolvió,ha_anunciado "
    "examina!,estudia!,investiga!,investigan/archivado,archivada,cerrado!_la!,sin_objeciones "
    "seguirá,seguirán,sigue_hasta,continuará,permanecerá,permanece!,tiene_contrato,se_queda/dimite,dimitido,dimisión,renuncia!_cargo,deja!_cargo,deja!_presidencia,deja!_dirección,deja!_club,deja!_empresa,destituido,destituida "
    "estimado,estimada,dado_la_razón,dio_la_razón,ganado/desestimado,desestimada,rechazado!,rechazada!,perdido!,perdieron "
    "sospecha,sospechan,sospechas,apunta_a,apuntan_a,probable/descartado,descartada,exculpado "
    "acceso,abierto_a,abierta_a,abiertos_a/vetado_a,cerrado_a,prohibido_a "
    "devuelto,devuelta,devuelve,devolverán,devolución,reembolso,reembolsa/sin_reembolso,sin_devolución",
    "it": "revocato,revocata,sospeso!,sospesa!,ritirato!,ritirata!,rinviato,rinviata,rimandato,rimandata,annullato,annullata,annullati/si_terrà,si_svolgerà,mantenuto,mantenuta,va_avanti,vanno_avanti "
    "rinviato,rinviata,rimandato,rimandata/approvato,approvata,adottato,deciso! "
    "tratta!,trattano,trattativa,trattative,negoziato,negoziati,si_negozia/accordo!,intesa!,siglato,siglata,firmato,firmata "
    "decide!,decidono,deciderà,decideranno,comunicherà,annuncerà,voterà,deve_decidere>ha_deciso,hanno_deciso,deciso!,ha_annunciato "
    "resta_fino,resterà,rimane!,rimarrà,ha_un_contratto/dimissioni,lascia!_l'incarico,lascia!_carica,lascia!_club,lascia!_società,lascia!_presidenza "
    "accolto,accolta,dato_ragione,vinto/respinto,respinta,perso! "
    "sospetto,sospetti,sospettato,probabile/escluso,esclusa,scagionato "
    "accesso,aperto_ai,aperto_alle,aperta_ai,aperta_alle/vietato_ai,vietata_ai,chiuso_ai,chiusa_ai "
    "rimborsato,rimborsati,rimborso,rimborsa/nessun_rimborso,non_rimborsabile,non_rimborsabili",
    "pt": "adiado,adiada,adiados,cancelado,cancelada/realiza-se,vai_realizar-se,avança! "
    "cortado,cortada,cortados,cortadas,fechado,fechada,encerrada/reaberto,reaberta,reabriu,aberto,aberta "
    "negoceia,negociar,negociações,negociação,negociado/um!_acordo!,chegaram_acordo,alcançaram_acordo,assinado,assinada "
    "decide!,decidirá,decidirão,vai_decidir,deve_decidir,anunciará>decidiu,decidiram,anunciou "
    "continuará,continua_até,permanecerá,tem_contrato/demite-se,demitiu-se,demissão,deixa!_cargo,deixa!_clube,deixa!_empresa,deixa!_presidência",
    "nl": "opgeheven,opgeschort,ingetrokken,uitgesteld,afgelast,afgeblazen,verdaagd/gaat_door,gaan_door,zet_door "
    "onderhandelt,onderhandelen,onderhandelingen,in_gesprek/akkoord!_bereikt,overeenstemming,ondertekend "
    "beslist!,zal_beslissen,beslissen,moet_beslissen,stemt!>besloten!,heeft_beslist,hebben_besloten "
    "toegang,opengesteld_voor/geen_toegang,verboden_voor "
    "terugbetaald,geld_terug,teruggave/geen_teruggave",
    "pl": "odroczono!,odroczony!,odroczona!,przełożono!,odwołano!/odbędzie_się,odbędą_się "
    "negocjuje,negocjują,negocjacje,rozmowy_trwają,trwają_rozmowy/porozumienie!,podpisano "
    "zdecyduje,zdecydują,rozstrzygnie,podejmie_decyzję,ogłosi>zdecydował,zdecydowała,zdecydowano,podjął_decyzję,ogłosił "
    "zwrot!,zwrócone,zwracane,zwrócą/bez_zwrotu,bezzwrotny",
    "sv": "uppskjuten,uppskjutet,skjuts_upp,skjutits,inställd,inställt,inställda,bordlagd/blir_av,genomförs "
    "förhandlar,förhandlingar,förhandlas/överenskommelse,avtal_tecknat "
    "avgör!,beslutar!,ska_besluta,väntas_besluta>beslutat,beslutade,har_avgjort "
    "inte_aktuell,övervägs_inte/säljs,ska_säljas,såld!",
}  # fmt: skip

# Who agreed to do a thing ("agreed to meet again") has not agreed on what was talked over.
_AGREED_TO = regex.compile(
    r"\b(?:agreed(?=\s+to\b)|(?:geeinigt|einigten)(?=[^.]{0,80}\bzu\b)|acord(?:ad[oa]|aron)(?=\s+\p{L}+[aei]r(?:se)?\b))",
    regex.IGNORECASE,
)
_AGREED = regex.compile(r"\b(?:agreed|geeinigt|einigten|acord(?:ad[oa]|aron))\b", regex.IGNORECASE)
# What is agreed on where both sides go on talking.
_TALKS_ON = regex.compile(
    r"\b(?:again|further|another|next|later|meet(?:ings?)?|talks?|dates?|disagreed|erneut|weiter\p{L}*|nochmals?|wieder|neue[mnrs]?|nächste[mnrs]?|termine?|treffen|gespräche?n?|verhandlungen|nuev[oa]s?|seguir|próxim[oa]s?|reuni(?:ón|ones|rse)|fechas?|calendario)\b",
    regex.IGNORECASE,
)


def without_agreeing_to(text: str) -> str:
    """A text without words that say that something is agreed where it is agreed to do a thing or to talk on."""
    if _AGREED.search(text) is None:
        return text
    said: str = (_AGREED if _TALKS_ON.search(text) else _AGREED_TO).sub(" ", text)
    return said
