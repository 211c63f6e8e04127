"""How a thing stands, in pairs of which one excludes the other, each said in many words: "suspended", "does not run".

Source: written for this project from what releases, notices and minutes turn about and how newspapers put it. Groups
are parted by spaces, their sides by "/" or ">", words for one side by commas; `_` joins words that mean it together,
a word that ends in "!" is meant as it is written and in no other form. Where a clause says both sides of a ">", the
second is what holds: "the missing men were found".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from versioner.core.lexicon.courses import COURSES
from versioner.core.lexicon.opposites import Turn, listed

STATES = {
    "en": "unchanged,same_as_last,as_last_year,like_last_year,as_they_are,stays_put,stay_put,existing_arrangements,not_going_up,remains_the_same,remain_the_same,stay_the_same,stays_the_same,stay_as,stays_as,as_before,no_change,constant!,frozen!/rises!,rise!,raised!,increases!,increase!,falls!,decreases!,lowered!,goes_up,goes_down,changes! denies!,denied!,disputes!,disputed!,rejects_the/admits!,admitted!,confessed,confesses,acknowledges,acknowledged,pleaded_guilty,conceded suspended,cancelled,canceled,halted,called_off,scrapped,axed,postponed,paused,on_hold,at_a_standstill,no_service,discontinued,is_off,are_off,was_off,will_not_take_place>takes_place,take_place,will_be_held,will_be_performed,run!,runs!,running!,resumed,resume,reinstated,operates,operate,operating,goes_ahead,go_ahead,going_ahead,as_planned,as_intended,as_usual,as_normal,as_scheduled,normal_service,on_schedule,restored "
    "closed!,closes!,closure,shut!,locked,sealed_off,close!,no_access,off_limits,is_off_limits,are_off_limits,out_of_bounds,not_be_used,cannot_be_entered>open,reopen,reopened "
    "missing!,unaccounted,lost_contact>found!,located,rescued,safe_and_well,turned_up,traced!,returned_home "
    "custody,being_held,still_held,remanded,remand,behind_bars,bail_refused,bail_denied,refused_bail,denied_bail,detained!,in_jail,in_prison/bail!,let_go,released,freed!,set_free,at_large,walk_free,walked_free,walks_free,conditional_discharge "
    "guilty,convicted,convict!,conviction/not_guilty,acquitted,acquittal,cleared!,innocent,walked_free,walk_free,walks_free "
    "required,necessary,needed!,need!,needs!,mandatory,compulsory,obligatory,must!,have_to,has_to,asked_for,insist,requirement/optional,voluntary,waived,unnecessary,exempt,at_your_discretion "
    "allowed,allow!,allows!,permitted,permits!,welcome!,admitted!,authorised,authorized,lawful,admissible/banned,ban!,bans!,forbidden,prohibited,prohibits!,barred!,outlawed,unlawful,must_not,may_not,must_never,stay_outside,stay_out,keep_out,inadmissible "
    "free_of_charge,no_charge,costs_nothing,cost_nothing,pay_nothing,free!,gratis,without_charge,no_cost,no_fee,no_extra_cost,at_no_cost,for_nothing,nothing_to_pay,complimentary/fee!,fees!,pay!,pays!,paid_for,charged_for,chargeable,subscribers_only,for_subscribers "
    "open_to_everyone,open_to_all,public!,everyone_welcome,anyone_may,all_are_welcome,open_to_the_public,public_welcome/private!,invitation_only,by_invitation,family_only,family_and_friends,closed_to_the_public,behind_closed_doors,family_and_close,members_only "
    "pending,proposed,proposal,draft!,yet_to_agree,yet_to_vote,under_consideration,awaiting,undecided,yet_to_decide,to_be_decided,under_review,still_to_be,has_still_to,outstanding>adopted,passed!,enacted,in_force,signed_into_law,ratified,approved,granted,final!,decided!,settled!,law! "
    "confirmed,confirms!,verified,proven/unconfirmed,alleged,rumoured,unproven,unverified "
    "affected,included,includes!,include!,covered!,within_scope,within_the_scope,concerned!,part_of_the_recall,falls_under,applies_to/unaffected,excluded,excludes!,spared!,outside_scope,outside_the_scope,left_out,not_included,out_of_scope "
    "alive!,survived,survive!,survives!,stable_condition,recovering/dead!,died!,dies!,killed!,deceased,fatal "
    "switched_on,turned_on,in_operation,operational,operating!,carries_on,carry_on,working_order,worked!,works!,functioning,active!,activated,online!,repaired!,back_in_service,back_in_operation/under_repair,being_repaired,in_repair,switched_off,turned_off,out_of_operation,out_of_order,inactive,deactivated,disabled!,offline,defective,faulty,out_of_service,broken_down,not_working "
    "reviewed,peer-reviewed,peer_review,refereed,checked_by_other,vetted_by_other,reviewed_by_other,independently_checked/unreviewed "
    "under_control,contained!,extinguished,brought_under,put_out/out_of_control,raging,uncontained,still_burning,spreading "
    "safe_to_drink,drinkable,potable,drink_safely,fit_to_drink/boil!,contaminated,undrinkable,boiled! "
    "available,in_stock,on_sale,places_left/sold_out,unavailable,out_of_stock,fully_booked,booked_out "
    "steps_down,stepped_down,step_down,resigns,resigned,resign!,quits!,quit!,stands_down,stood_down,leaves_office,resignation/stays_on,remains_in_office,remain_in_office,stay_in_office,continues_as,remains_in_post,keeps_his_post,keeps_her_post,reappointed,carries_on "
    "identified!,named!/unidentified,unnamed,unknown_identity "
    "injured!,ruled_out,sidelined,out_injured,rest_of_the_season,will_not_play,not_take_part,is_out_for,will_miss,unfit/fit!,expected_back,back_in_training,will_play,returns_to_action,in_the_squad "
    "commented,responded,replied,answered/declined_to_comment,silent,no_comment,no_statement "
    "late!,delayed,behind_schedule,overdue/on_time,punctual,on_schedule,ahead_of_schedule "
    "evacuated,evacuation_order,been_cleared,was_cleared,were_cleared,leave_their_homes,left_their_homes>return_home,returned!,go_home,back_home,lifted "
    "unanimous,unanimously,without_dissent,no_votes_against/majority,split_vote,divided "
    "online_only,remotely,virtual,by_video,online!/in_person,on_site,face-to-face,on_the_spot "
    "temporary,temporarily,interim,provisional,provisionally,for_the_time_being/permanent,permanently,definitive,for_good "
    "positive!/negative! "
    "cracked!,cracks!,damaged,damage!/undamaged,intact,unharmed,unscathed "
    "dry!/wet!,flooded "
    "lodged,appealed,has_appealed,filed_an_appeal,will_appeal,appeals_against,under_appeal/withdrew,withdrawn,dropped!,accepts_the,not_appeal,waived_the_right "
    "success,successful,succeeded,passed_the_test,passed_its/failed!,fails!,failure,unsuccessful "
    "in_favour,in_favor,supports!,supported,backs!,backed!,endorses,endorsed/opposes!,opposed!,against!,rejects!,rejected "
    "recommends!,recommended,advises_taking/advises_against,advised_against,not_recommended,discourages "
    "protected!,listed_building/unprotected,delisted "
    "elected!,re-elected,wins_the_seat,takes_the_seat/defeated!,unseated,loses_the_seat "
    "higher!,more_than_before,rose!,risen,increased!,up_on,grew!,grown!/lower!,fell!,fallen!,decreased!,declined!,down_on,shrank,shrunk "
    "profit!,in_the_black,surplus/loss!,in_the_red,deficit green_light,go-ahead,gives_its_consent,approved!,granted!/turned_down,turn_down,turns_down,knocked_back,voted_down,thrown_out,refused!,rejected! confiscated,forfeited,forfeiture,impounded,took_away,taken_away,lost_to_the/returned_to,given_back,gives_back,handed_back,is_returned,are_returned retained,retains,keeps_its,keeps_his,keeps_her,keep_their,stays_in_place,remains_in_place,renewed!,extended!/terminated,loses_its,loses_his,loses_her,lose_their,revoked,rescinded,dissolved",
    "de": "unverändert,wie_im_vorjahr,wie_im_letzten,bleibt_gleich,bleiben_gleich,wie_bisher,gleich_bleiben,keine_änderung,bleibt_bei/steigt!,steigen!,sinkt!,sinken!,erhöht,gesenkt,ändert_sich bestreitet,bestreiten,weist_zurück,weisen_zurück,dementiert,leugnet,streitet_ab,zurückgewiesen/räumt_ein,eingeräumt,gesteht,gestanden,gibt_zu,zugegeben,geständig,geständnis besteht_fort,arbeitet_weiter,bleibt_bestehen,läuft_weiter,macht_weiter,weiterhin!/aufgelöst,beendet!,gekündigt,ausgelaufen sagt_ja,stimmt_zu,grünes_licht,bewilligt,genehmigt/sagt_nein,lehnt_ab,abgelehnt ausgesetzt,eingestellt,abgesagt,unterbrochen,gestoppt,verschoben,fällt_aus,fallen_aus,entfällt,entfallen,ruht!,verkehren_nicht,fährt_nicht,gestrichen,vertagt,abgebrochen>wiederaufgenommen,wieder_aufgenommen,fortgesetzt,planmäßig,wie_geplant,findet_statt,finden_statt,fährt!,fahren!,verkehrt!,verkehren!,bedient!,hält!,wie_gewohnt,normal! "
    "geschlossen,gesperrt,dicht!,sperrung,schließt!,schließung,zu_bleibt,bleibt_zu,nicht_genutzt_werden,nicht_benutzt_werden,nicht_betreten_werden,nicht_benutzbar,vollsperrung,unpassierbar>offen!,geöffnet,freigegeben,wiedereröffnet,öffnet!,passierbar,bewirtschaftet,hinüber,befahrbar,begehbar "
    "vermisst,vermissten,vermisste,verschollen>gefunden,aufgefunden,gerettet,aufgetaucht,geborgen "
    "haft!,untersuchungshaft,u-haft,inhaftiert,gefängnis!,hinter_gittern,festgehalten/freilassung,freigelassen,auf_freiem_fuß,entlassen!,haftverschont,gegen_kaution,frei_kam "
    "schuldig!,verurteilt,schuldspruch/unschuldig,freigesprochen,freispruch,nicht_schuldig "
    "nötig,notwendig,erforderlich,vorgeschrieben,pflicht!,verpflichtend,müssen!,muss!,braucht!,brauchen!,benötigt,verlangt!/unnötig,entbehrlich,freiwillig,entfällt_die_pflicht,überflüssig "
    "erlaubt,gestattet,zulässig,darf!,dürfen!,willkommen,zugelassen,genehmigt/verboten,untersagt,unzulässig,ausgeschlossen,verbot!,tabu!,draußen_bleiben,untersagen "
    "kostenlos,freier_zutritt,kostenfrei,gratis,umsonst,gebührenfrei,unentgeltlich,kostet_nichts,freier_eintritt,eintritt_frei,zahlen_nichts,zahlt_nichts/kostenpflichtig,gebührenpflichtig,gebühr!,zahlen!,bezahlen,zahlt! "
    "öffentlich,für_alle,jedermann,frei_zugänglich,allen_offen/nichtöffentlich,engsten_kreis,nur_geladene,unter_ausschluss,privat,familienkreis,geschlossene_veranstaltung "
    "geplant!,vorgeschlagen,vorschlag,entwurf,ausstehend,steht_noch_aus,noch_nicht_entschieden,offen_ist,in_beratung,beantragt>beschlossen,verabschiedet,angenommen,in_kraft,genehmigt,rechtskräftig,entschieden,endgültig "
    "bestätigt/unbestätigt,mutmaßlich,angeblich "
    "betroffen,einbezogen,umfasst,erfasst,eingeschlossen,gilt_auch/ausgenommen,verschont,nicht_betroffen,in_ordnung,einwandfrei,ausgenommen_sind "
    "überlebt,überlebte,lebend,am_leben/tot!,gestorben,starb!,getötet,verstorben "
    "eingeschaltet,in_betrieb,aktiv!,funktioniert,funktionierte,intakt,funktionstüchtig,repariert!,wieder_im_einsatz/in_reparatur,wird_repariert,repariert_wird,ausgeschaltet,abgeschaltet,außer_betrieb,defekt,kaputt,ausgefallen "
    "begutachtet,fachbegutachtung,geprüft!/ungeprüft "
    "unter_kontrolle,gelöscht,eingedämmt/außer_kontrolle,lodert,breitet_sich_aus "
    "trinkbar,unbedenklich,bedenkenlos/abkochen,abgekocht,verunreinigt,verkeimt,belastet! "
    "verfügbar,erhältlich,lieferbar,restkarten/ausverkauft,vergriffen,ausgebucht "
    "zurückgetreten,tritt_zurück,rücktritt,hört_auf,scheidet_aus,gibt_auf/bleibt_im_amt,bleibt_im_dienst,macht_weiter,wiedergewählt "
    "verletzt!,fällt_verletzt,steht_nicht_zur_verfügung,saisonaus/einsatzbereit,wieder_fit,kehrt_zurück,steht_zur_verfügung "
    "verspätet,verzögert,verspätung/pünktlich,im_zeitplan "
    "evakuiert,verlassen_ihre_häuser>zurückkehren,zurück_in_ihre,heimkehren,aufgehoben "
    "einstimmig,ohne_gegenstimme/mehrheitlich,gegen_die_stimmen,gegenstimmen "
    "online!,digital!/vor_ort,präsenz,persönlich! "
    "vorläufig,vorübergehend,befristet/dauerhaft,unbefristet,endgültig "
    "positiv!/negativ! beschädigt,schäden/unbeschädigt,unversehrt "
    "berufung_eingelegt,legt_berufung,ficht_an,angefochten,einspruch_eingelegt/zurückgezogen,verzichtet,zurückgenommen,akzeptiert "
    "bestanden!,erfolgreich,gelungen/gescheitert,durchgefallen,misslungen,fehlgeschlagen "
    "befürwortet,befürworten,unterstützt,unterstützen/lehnt_ab,lehnen_ab,ablehnend,dagegen! "
    "empfohlen,empfiehlt,uneingeschränkt_möglich,bedenkenlos_möglich/abgeraten,rät_ab,raten_ab "
    "rückwirkend_möglich,gewährt!,gezahlt!/versagt!,verweigert abgeschafft,entfallen,entfällt,fällt_weg,fallen_weg,wegfallen/bleiben_bestehen,bleibt_bestehen,beibehalten,bleiben_erhalten,bleibt_erhalten beschlagnahmt,eingezogen!,weggenommen,sichergestellt/zurückgegeben,herausgegeben,ausgehändigt behält,behalten,bleibt_stehen,erhalten_bleibt/entfernt,abgerissen,abgebaut,beseitigt,entzogen,verliert",
    "fr": "inchangé,comme_l'an_dernier,comme_l'année_dernière,inchangée,inchangés,reste_le_même,restent_les_mêmes,ne_change_pas,stable!,stables!/augmente!,augmentent,baisse!,baissent,relevé!,relevée nie!,conteste!,dément!,rejette!,récuse/reconnaît,avoue!,reconnu!,avoué,aveux feu_vert,dit_oui,donne_son_accord,accordé,accordée/refusé,refusée,dit_non,rejeté,rejetée suspendu,suspendue,suspendus,suspendues,annulé,annulée,annulés,interrompu,interrompue,reporté,reportée,reportés,supprimé,supprimée,supprimés,à_l'arrêt,ajourné,ajournée>repris!,reprennent,reprend!,rétabli,rétablie,maintenu,maintenue,maintenus,comme_prévu,normalement,circulent,circule!,aura_lieu,auront_lieu,roulent "
    "fermé,fermée,fermés,fermées,ferme!,fermera,fermeront,fermeture,inaccessible,interdit_d'accès,circulation_interdite,interdit_à_la_circulation>ouvert!,ouverte!,ouverts!,ouvertes!,rouvert,rouverte,rouvre,ouvrira,rouvrira,accessible,rouvrir,réouverture,circulation_rétablie,rendu_à_la_circulation "
    "disparu!,disparue!,disparus!,recherché,recherchés,introuvable>retrouvé,retrouvée,retrouvés,retrouvées,secouru,secourus,localisé "
    "détention,détenu!,écroué,écrouée,incarcéré,en_prison,garde_à_vue/libéré,libérée,remis_en_liberté,remise_en_liberté,contrôle_judiciaire,sous_contrôle_judiciaire,en_liberté,laissé_libre,laissée_libre,ressorti_libre,libres! "
    "coupable,condamné,condamnée,condamnés,condamnation/relaxé,relaxée,relaxe!,acquitté,acquittée,innocenté,blanchi,non_coupable "
    "nécessaire,obligatoire,exigé,exigée,requis,requise,faut!,doit!,doivent!,doivent_être/facultatif,facultative,inutile,superflu,dispensé,dispensés "
    "autorisé,autorisée,autorisés,autorisées,permis!,permise,admis,admise,admises,bienvenus,bienvenue!,peuvent!/interdit,interdite,interdits,interdites,prohibé,défendu,proscrit,interdiction "
    "gratuit,gratuite,gratuits,entrée_libre,accès_libre,gratuitement,gratuité,sans_frais,rien_à_débourser,ne_coûte_rien,ne_paieront_rien,rien_à_payer/payant,payante,payants,facturé,paient!,paie!,paye!,payent!,paieront!,paiera! "
    "ouvert_à_tous,ouverte_à_tous,grand_public,publique!,en_public/huis_clos,stricte_intimité,intimité,sur_invitation,privé!,privée! "
    "proposé,proposée,projet_de_loi,en_attente,à_l'étude,en_discussion,doit_encore,pas_encore_voté>adopté,adoptée,voté!,votée,approuvé,approuvée,en_vigueur,entériné,entérinée,définitif,définitive,promulgué "
    "confirmé,confirmée/démenti,démentie,non_confirmé "
    "concerné,concernée,concernés,concernées,inclus,incluse,touché!,touchés/exclu,exclue,exclus,exclues,épargné,épargnés,épargnée "
    "survécu,vivant,vivants,en_vie,hors_de_danger/mort!,morts!,tué,tués,décédé "
    "en_service,allumé,en_marche,fonctionne,fonctionnait,fonctionnaient,opérationnel,réparé,réparée/en_réparation,en_cours_de_réparation,éteint,éteinte,hors_service,en_panne,défectueux,défaillant,coupé! "
    "relu_par,évalué_par,comité_de_lecture/prépublication "
    "maîtrisé,circonscrit,sous_contrôle,fixé!/hors_de_contrôle,progresse_toujours,non_maîtrisé "
    "potable/impropre,bouillir,contaminée,polluée "
    "disponible,disponibles,en_vente/complet,épuisé,épuisés,indisponible "
    "démissionne,démissionné,démission,quitte_ses/reste_en_poste,reste_en_fonction,réélu,reconduit,reconduite "
    "blessé!,forfait!,indisponible,absent_jusqu'à/apte,de_retour,remis! "
    "retard!,retardé,retardée,en_retard/à_l'heure,dans_les_temps "
    "évacué,évacués,évacuées>regagner,regagné,rentrer_chez,rentrés_chez "
    "unanimité,unanime/majorité!,voix_contre "
    "provisoire,provisoirement,temporaire,temporairement/permanent,permanente,définitivement,pérenne "
    "positif!,positive!/négatif!,négative! "
    "fait_appel,interjeté,fera_appel,fait_recours/désisté,renoncé,retiré!,renonce! "
    "réussi,succès!/échoué,échec! "
    "favorable,soutient!,soutiennent/opposé!,opposée!,défavorable,s'oppose,hostile "
    "recommandé,recommande!/déconseillé,déconseille confisqué,confisquée,saisi!,saisie!/restitué,restituée,rendu_à,rendue_à conserve!,conservé,conservée,garde!/résilié,résiliée,retiré,retirée,perd!",
    "es": "sin_cambios,como_el_año_pasado,igual_que_el,no_varía,igual!,estable!,se_mantiene,se_mantienen,invariable/sube!,suben!,baja!,bajan!,aumenta!,aumentan! niega!,niegan,rechaza_las,desmiente/admite!,reconoce!,confiesa,confesó,reconoció,admitió da_luz_verde,luz_verde,dice_sí,concedida,concedido/denegada,denegado,dice_no,rechazada! suspendido,suspendida,suspendidos,cancelado,cancelada,cancelados,aplazado,aplazada,interrumpido,paralizado,anulado>reanudado,reanudada,reanudan,reanuda,restablecido,con_normalidad,según_lo_previsto,como_estaba_previsto,normal!,circulan,se_celebrará,operan,opera! "
    "cerrado,cerrada,cerrados,cerradas,cierra!,cierre!,clausurado,cortada!,cortado!>abierto,abierta,abiertos,abiertas,abre!,reabierto,reabierta,reabre,accesible,transitable "
    "desaparecido,desaparecida,desaparecidos,desaparecidas,paradero_desconocido,buscan!>hallado,hallada,hallados,encontrado,encontrada,encontrados,encontradas,rescatado,rescatados,localizado,localizados,localizada "
    "prisión_preventiva,detenido!,detenida!,encarcelado,en_prisión,entre_rejas,custodia/libertad!,liberado,liberada,excarcelado,puesto_en_libertad "
    "culpable,condenado,condenada,condenados/absuelto,absuelta,inocente,absolución,absueltos,no_culpable "
    "necesario,necesaria,obligatorio,obligatoria,imprescindible,exige!,exigen,requiere!,requieren,debe!,deben!,hace_falta,tienen_que/voluntario,voluntaria,opcional,innecesario,innecesaria,exento,exentos "
    "permitido,permitida,permitidos,permitidas,autorizado,autorizada,admitidos,bienvenidos,se_puede,se_pueden,pueden!,permite!/prohibido,prohibida,prohibidos,prohibidas,prohíbe,vetado,vetada,no_se_admiten "
    "gratuito,gratuita,gratuitos,gratis,entrada_libre,acceso_libre,sin_coste,sin_costo,no_cuesta_nada,nada_que_pagar,no_pagan,no_pagarán/pago!,de_pago,pagarán!,cobrará,abonar "
    "abierto_al_público,abierta_al_público,público!,pública!/privado,privada,íntimo,íntima,en_la_intimidad,por_invitación,puerta_cerrada "
    "propuesto,propuesta!,pendiente,proyecto_de_ley,en_trámite,borrador,por_decidir,en_estudio>aprobado,aprobada,adoptado,en_vigor,promulgada,firme!,definitivo,definitiva,sancionada,ratificado "
    "confirmado,confirmada/desmentido,desmentida,sin_confirmar,presunto "
    "afectado,afectada,afectados,afectadas,incluido,incluida,incluidos/excluido,excluida,excluidos,excluidas,exento,a_salvo,quedan_fuera,queda_fuera,contraindicada "
    "vivo!,vivos!,con_vida,sobrevivió,fuera_de_peligro/muerto!,muertos!,falleció,murió,sin_vida "
    "encendido,encendida,en_funcionamiento,funciona!,funcionaba,funcionaban,operativo,operativa,reparado,reparada/en_reparación,no_disponible,apagado,apagada,averiado,averiada,fuera_de_servicio,desactivado,inoperativo "
    "revisado_por,revisión_por_pares/sin_revisar,prepublicación "
    "controlado,controlada,bajo_control,extinguido,estabilizado,perimetrado/sin_control,fuera_de_control,descontrolado,activo! "
    "potable,apta_para/hervir,contaminada,no_apta "
    "disponible,disponibles,a_la_venta/agotado,agotadas,agotados,agotada "
    "dimite,dimitido,dimisión,renuncia!,deja_el_cargo/sigue_en_el_cargo,continúa_en_el_cargo,reelegido,reelegida,seguirá_al_frente "
    "lesionado,baja!,no_jugará/recuperado,disponible,vuelve_al_equipo,alta! "
    "retraso!,retrasado,con_retraso/puntual,a_tiempo,en_plazo "
    "evacuado,evacuados,desalojados>regresado,regresan,vuelto_a_casa,volver_a_casa,regresar "
    "unanimidad,unánime/mayoría!,votos_en_contra "
    "provisional,temporal,temporalmente/permanente,definitivamente,indefinido "
    "positivo!/negativo! "
    "recurrido,recurrirá,ha_recurrido,apelado,interpuesto/desistido,retirado!,renunciado,no_recurrirá "
    "superado,superada,éxito/fracasado,fallido,suspendió,fracaso "
    "a_favor,apoya!,apoyan!,respalda/en_contra,rechaza!,rechazan,opone! "
    "recomienda!,recomiendan,recomendado/desaconseja,desaconsejan "
    "descarta!,descartan,descartado/declara!,declaró,declarado,declarada confiscado,confiscada,incautado,incautada,decomisado/devuelto,devuelta,devueltos,restituido conserva!,conservan!,mantiene!,mantenido/rescindido,rescindida,retirado,retirada,pierde!",
    "it": "invariato,come_l'anno_scorso,come_lo_scorso,invariata,invariati,resta_uguale/aumenta!,aumentano,cala!,sale!,scende! mantenuto,resta_aperto,mantenuta/chiusura!,soppresso,soppressa nega!,smentisce,respinge!/ammette!,confessa,ammesso! sospeso,sospesa,sospesi,annullato,annullata,rinviato,rinviata,interrotto,cancellato,cancellati>ripreso,ripresa,riprende,regolare,regolarmente,come_previsto,confermato,circolano,ripristinato "
    "chiuso,chiusa,inagibile,chiusi,chiuse,chiude!,chiusura>aperto,aperta,aperti,aperte,riaperto,riaperta,riapre,riapertura,accessibile "
    "disperso,dispersi,dispersa,scomparso,scomparsi,scomparsa>ritrovato,ritrovati,trovato,trovati,trovata,salvati,rintracciato "
    "carcere!,arresti,detenuto,custodia/a_piede_libero,in_libertà,scarcerato,liberato,libero!,libertà "
    "colpevole,condannato,condannata/assolto,assolta,innocente,assoluzione "
    "necessario,necessaria,obbligatorio,obbligatoria,richiesto,richiesta!,serve!,occorre,deve!,devono!/facoltativo,facoltativa,superfluo,esente,esenti "
    "consentito,consentita,consentiti,ammesso,ammessi,ammesse,permesso,permessa,autorizzato,possono_entrare/vietato,vietata,vietati,vietate,proibito,proibita,divieto "
    "gratuito,gratuita,gratuiti,gratis,gratuitamente,ingresso_libero,entrata_libera,non_pagano/pagamento!,pagano! "
    "aperto_al_pubblico,aperta_a_tutti,aperto_a_tutti/privato,privata,forma_privata,porte_chiuse,su_invito "
    "proposto,proposta!,in_attesa,disegno_di_legge,bozza>approvato,approvata,adottato,in_vigore,definitivo,definitiva "
    "interessato,interessati,incluso,inclusi,compresi,coinvolti/escluso,esclusi,esclusa,escluse "
    "superato,superata,positivo!,riuscito/fallito,negativo!,non_superato,respinto! "
    "acceso,accesa,in_funzione,funziona!,funzionava,funzionavano,riparato,riparata/in_riparazione,spento,spenta,guasto,fuori_servizio,guasta "
    "sotto_controllo,spento!,domato/fuori_controllo "
    "potabile/bollire,contaminata "
    "disponibile,disponibili/esaurito,esauriti "
    "dimesso,dimissioni,lascia_la_carica/resta_in_carica,rieletto,confermato! "
    "evacuati,evacuato>rientrati,rientrare "
    "unanimità/maggioranza! provvisorio,temporaneo,temporaneamente/permanente,definitivamente "
    "ricorso_presentato,impugnato,farà_appello,presentato_appello/rinunciato,ritirato! conserva!,mantiene!,confermata,accettato,accetta!/ritirata,ritirato,revocata,revocato,disdetta,perde!",
    "pt": "inalterado,sem_alterações,sem_alteração,como_no_ano_passado,inalterada,mantém-se_igual/aumenta!,sobe!,baixa!,desce! nega!,desmente/admite!,confessa suspenso,suspensa,suspensos,cancelado,cancelada,cancelados,adiado,adiada,interrompido>retomado,retomada,retoma,normalmente,como_previsto,restabelecido,circulam "
    "fechado,fechada,fechados,fechadas,fecha!,encerrado,encerrada,encerramento>aberto,aberta,abertos,abertas,reaberto,reaberta,reabre,reabertura,acessível "
    "desaparecido,desaparecidos,desaparecida>encontrado,encontrados,encontrada,resgatado,resgatados,localizado "
    "prisão_preventiva,preso!,detido!/libertado,solto!,liberdade "
    "culpado,culpada,condenado,condenada/absolvido,absolvida,inocente "
    "necessário,necessária,obrigatório,obrigatória,exigido,preciso!,deve!,devem!/facultativo,facultativa,opcional,dispensado,desnecessário "
    "permitido,permitida,permitidos,autorizado,autorizada,admitidos,podem_entrar/proibido,proibida,proibidos,vedado,interdito,interdita "
    "gratuito,gratuita,gratuitos,gratuitas,entrada_livre,grátis,sem_custo,sem_custos,isento,isenta/pago!,pagas!,tarifa_normal,pagam! "
    "aberto_ao_público,aberta_ao_público/privado,privada,restrita,porta_fechada "
    "proposto,proposta!,pendente,projeto_de_lei>aprovado,aprovada,adotado,em_vigor,definitivo "
    "afetado,afetados,incluído,incluídos,abrangido,abrangidos/excluído,excluídos,excluída "
    "ligado,em_funcionamento,funciona!,funcionava,funcionavam,reparado,reparada/em_reparação,desligado,avariado,avariada,fora_de_serviço "
    "controlado,dominado,extinto/fora_de_controlo,descontrolado,ativo! "
    "potável/ferver,contaminada,imprópria "
    "disponível,disponíveis/esgotado,esgotados,esgotada "
    "demitiu-se,demissão,renuncia!/mantém-se,reeleito,reconduzido "
    "com_elevador,tem_elevador/sem_elevador unanimidade/maioria! provisório,temporário,temporariamente/permanente,definitivamente "
    "recorreu,interpôs,vai_recorrer/desistiu,retirou mantém!,mantêm!,mantém-se,mantêm-se,conserva!/cancelada,canceladas,cancelado,cancelados,retirada,revogada,perde!",
    "nl": "ongewijzigd,zoals_vorig_jaar,net_als_vorig,onveranderd,blijft_gelijk,blijven_gelijk/stijgt!,stijgen!,daalt!,dalen! ontkent,ontkennen,bestrijdt/bekent,bekend_heeft,toegegeven,geeft_toe groen_licht,zegt_ja,verleend,toegekend/geweigerd,afgewezen,zegt_nee opgeschort,geannuleerd,afgelast,stilgelegd,uitgesteld,geschrapt,onderbroken>hervat,volgens_plan,zoals_gepland,normaal!,rijden_weer,gaat_door,doorgaat,rijdt_weer "
    "gesloten,dicht!,afgesloten,sluit!,sluiting,afgezet>open!,heropend,geopend,opengesteld,toegankelijk,gaat_weer_open "
    "vermist,vermiste,vermisten>gevonden,teruggevonden,gered,terecht! "
    "vast!,hechtenis,vastgehouden,in_de_cel,voorarrest/vrijgelaten,op_vrije_voeten,vrij_man "
    "schuldig,veroordeeld/vrijgesproken,onschuldig,vrijspraak "
    "nodig,noodzakelijk,verplicht,vereist,moet!,moeten!,hoeven!/vrijwillig,overbodig,optioneel,vrijgesteld "
    "toegestaan,toegelaten,welkom!,mogen!,mag!/verboden,verbod,uitgesloten,geweerd "
    "gratis,kosteloos,betalen_niets,betaalt_niets,kost_niets,kosten_niets,hoeft_niets_te_betalen,hoeven_niets_te_betalen/betaald!,betalend "
    "openbaar,openbare,toegankelijk_voor_iedereen,voor_iedereen/besloten,privé,op_uitnodiging "
    "voorgesteld,voorstel,in_behandeling,wetsvoorstel>aangenomen,goedgekeurd,van_kracht,vastgesteld,definitief "
    "getroffen!,inbegrepen,betreft!/uitgezonderd,gespaard,buiten_de_terugroepactie "
    "ingeschakeld,in_werking,doet_het,doen_het,gerepareerd!,weer_in_gebruik,werkt!,werkten!,werkte!/uitgeschakeld,defect,buiten_werking,stuk! "
    "onder_controle,geblust/buiten_controle drinkbaar/koken!,verontreinigd,vervuild "
    "beschikbaar,verkrijgbaar,mogelijk!/uitverkocht,volgeboekt,niet_aan_de_orde,uitgesloten! "
    "treedt_af,afgetreden,ontslag!,stapt_op/blijft_aan,herkozen,herbenoemd "
    "geëvacueerd>terugkeren,teruggekeerd,naar_huis unaniem/meerderheid! tijdelijk,voorlopig/permanent,definitief! "
    "in_beroep,beroep_aangetekend/ingetrokken,afgezien gehandhaafd,behouden,behoudt,blijft_staan,blijven_staan/verwijderd,weggehaald,afgebroken,verliest,ingetrokken",
    "pl": "bez_zmian,niezmieniony,niezmienione,pozostaje_bez/wzrośnie,spadnie,wzrasta zaprzecza,nie_przyznaje/przyznaje_się,przyznał zawieszony,zawieszone,zawieszono,odwołany,odwołane,odwołano,wstrzymany,wstrzymane,wstrzymano,przerwano,przełożony,przełożono>wznowiono,wznowiony,wznowione,zgodnie_z_planem,kursują,odbędzie,normalnie,bez_zmian,odbywają_się,odbywa_się "
    "zamknięty,zamknięta,zamknięte,zamknięto,nieczynny,nieczynna>otwarty,otwarta,otwarte,otwarto,czynny,czynna,przejezdna "
    "zaginiony,zaginieni,zaginionych,zaginął,zaginęła,poszukiwani,poszukiwany>odnaleziony,odnaleziono,odnalezieni,znaleziony,znaleziono,uratowani "
    "areszt,aresztowany,aresztowana,za_kratami,zatrzymany!/zwolniony,zwolniona,na_wolności,wypuszczony,za_kaucją "
    "winny,winna,skazany,skazana/niewinny,uniewinniony,uniewinniona,uniewinniono "
    "wymagany,wymagana,wymagane,konieczny,konieczna,konieczne,obowiązkowy,obowiązkowa,obowiązkowe,musi!,muszą!,trzeba!/dobrowolny,dobrowolne,zbędny,zbędne,zwolnieni! "
    "dozwolony,dozwolona,dozwolone,wolno!,mogą!/zakazany,zakazana,zakazane,zabroniony,zabronione,zakaz! "
    "bezpłatny,wstęp_wolny,bezpłatna,bezpłatne,bezpłatnie,darmowy,darmowe,nic_nie_płacą,nie_płacą,za_darmo/płatny,płatna,płatne "
    "proponowany,projekt_ustawy,oczekuje!>przyjęty,przyjęto,przyjęta,uchwalony,uchwalono,zatwierdzono,zatwierdzony "
    "objęty,objęte,dotyczy!/wyłączony,wyłączone,nie_dotyczy "
    "sprawny,sprawne,sprawna,działa!,działały,działał,działają,włączony,włączone/niesprawny,niesprawne,zepsuty,uszkodzony,uszkodzone,awaria "
    "dostępny,dostępne/wyprzedany,wyprzedane,niedostępny "
    "ewakuowano,ewakuowani>wrócili,wrócić jednogłośnie/większością tymczasowy,tymczasowo/stały,trwale lekko!,lekkie!,lekki!/ciężko!,ciężkie!,ciężki!,poważne!,poważny!",
    "sv": "oförändrad,som_förra_året,som_i_fjol,oförändrat,oförändrade/höjs,sänks,ökar!,minskar! nekar!,förnekar,bestrider/erkänner,erkände,medger säger_ja,beviljas,bifalls,grönt_ljus,beviljats/avslås,säger_nej,avslagits,nekas inställd,inställda,inställt,uppskjuten,uppskjutet,stoppad,stoppade,avbruten>återupptas,återupptagen,återupptagits,som_planerat,som_vanligt,genomförs,går_som "
    "stängd,stängt,stängda,stänger!,avstängd>öppen,öppet,öppna!,öppnar!,återöppnad,öppnats "
    "försvunnen,försvunna,saknad,saknas!,saknade>hittad,hittats,hittades,återfunnen,påträffad "
    "häktad,anhållen,gripen,i_häkte/släppt,frisläppt,fri_fot "
    "skyldig!,dömd,dömdes,fälld/frikänd,friad,oskyldig,frias! "
    "krävs,nödvändig,nödvändigt,obligatorisk,måste!,behövs/frivillig,onödig,valfri "
    "tillåtet,tillåten,tillåtna,välkomna,får!/förbjudet,förbjuden,förbjudna,förbud! "
    "gratis,avgiftsfri,avgiftsfritt,kostar_inget/avgift!,betala! "
    "föreslagen,förslag!>antagen,antagits,beslutad,godkänd,träder_i_kraft "
    "evakuerade,evakuerad>återvända,återvänt enhällig,enhälligt/majoritet! tillfällig,tillfälligt/permanent,varaktig behåller,kvarstår,blir_kvar/avlägsnas,rivs,upphävs,förlorar,återkallas",
    "zh": "停运,停運,取消,暂停,暫停,停止,中止,推迟,推遲,延期>恢复,恢復,正常运行,正常運行,正常运营,正常營運,如期,照常 关闭,關閉,封闭,封閉,停业,闭园>开放,開放,重开,重新开放,通车 失踪,失蹤,失联,失聯>找到,获救,獲救,寻获 拘留,羁押,羈押,在押,逮捕/获释,獲釋,释放,釋放,保释,保釋 有罪/无罪,無罪 免费,免費/收费,收費 允许,允許,准许/禁止,不得 必须,必須,须,需要/无需,無需,不必,自愿 通过,通過,批准,生效/待审,草案,审议中,拟议 可饮用,安全/煮沸,污染 停课,停課,停学/复课,復課 维持不变,維持不變,保持不变,不变,照旧,照舊/上涨,上漲,上调,上調,下调,下調,涨价,漲價,降价,提高 轻伤,輕傷/重伤,重傷",
    "ja": "運休,中止,休止,停止,見合わせ,延期>再開,通常運転,平常通り,予定通り,予定どおり 閉館,閉鎖,休館,通行止め,休業>開館,開放,営業,開業する,開通 行方不明,不明>発見,見つか,救助 勾留,逮捕,拘束/釈放,保釈 有罪/無罪 無料/有料 許可,可能/禁止,不可 必要,義務/不要,任意 可決,承認,成立,施行/審議中,未定,検討中,提案 間に合う,間に合い,同時に/間に合わ,遅れ,遅延 変更なし,変わらない,変わりません,据え置き,変更はな,変更はあ,変動なし,現行どおり,現行通り,従来どおり/値上げ,値下げ,繰り下げ,繰り上げ,引き上げ,引き下げ,増額,減額 軽傷/重傷,重体",
    "ar": "معلق,معلقة,ألغي,ألغيت,توقف,توقفت,مؤجل,تأجيل,أجل>استئناف,استؤنفت,استأنفت,يعمل,تعمل,كالمعتاد مغلق,مغلقة,إغلاق>مفتوح,مفتوحة,إعادة_فتح مفقود,مفقودين,مفقودون,مفقودان>عثر,العثور,إنقاذ مسموح,مسموحة,يسمح,السماح,مسموحا/ممنوع,ممنوعة,محظور,محظورة,منع,حظر مجاني,مجانا,مجانية,مجانيا/رسوم,مدفوع إلزامي,إلزامية,يجب,مطلوب/اختياري,اختيارية متأثر,مشمول/مستثنى,مستثناة مؤقت,مؤقتا/دائم دون_تغيير,ثابت,ثابتة/ارتفع,ارتفعت,يرتفع,ترتفع,انخفض,انخفضت",
    "ru": "приостановлено,приостановлен,отменён,отменен,отменены,остановлено,перенесён,отложен>возобновлено,возобновлён,в_обычном_режиме,по_плану,ходят,восстановлено закрыт,закрыта,закрыто,закрыты,перекрыт,перекрыта>открыт,открыта,открыто,открыты,открыто_движение пропал,пропали,пропавшие,пропавшими,разыскивают>найден,найдены,спасены,обнаружены виновен,виновным,осуждён,осужден,приговорён/оправдан,невиновен разрешён,разрешено,разрешается,допускаются/запрещён,запрещено,запрещается,запрет обязательно,обязательна,необходимо,нужно,требуется/необязательно,добровольно бесплатно,бесплатный,бесплатная/платный,платно,платная принят,принято,утверждён,одобрен/предложен,рассматривается,проект без_изменений,неизменным,неизменной,сохраняется,сохраняются,остаётся,остается,остаются/прекращается,прекращено,прекращены,прекращаются,закрывается,упраздняется,упразднён",
}  # fmt: skip
_SHORTEST = 4  # letters of an opposite that is looked for everywhere: "for" and "up" say too much else
INSIDE = frozenset({"zh", "ja"})

# What a group of one language and a group of another say alike, by a word of its first side, or of its second where that is turned about.
# A group of which no word stands here is known in its own language alone.
_ALIKE = {
    "unchanged": "unchanged unverändert inchangé sin_cambios invariato inalterado ongewijzigd bez_zmian oförändrad 维持不变 変更なし دون_تغيير без_изменений",
    "denies": "denies bestreitet nie niega nega ontkent zaprzecza nekar",
    "assent": "green_light grünes_licht feu_vert luz_verde groen_licht grönt_ljus",
    "called off": "cancelled abgesagt annulé suspendido annullato cancelado geannuleerd odwołany inställd 取消 中止 ألغي отменён",
    "closed": "closed geschlossen fermé cerrado chiuso fechado gesloten zamknięty stängd 关闭 閉館 مغلق закрыт",
    "missing": "missing vermisst disparu desaparecido disperso vermist zaginiony försvunnen 失踪 行方不明 مفقود пропал",
    "custody": "custody haft détention prisión_preventiva carcere prisão_preventiva hechtenis areszt häktad 拘留 勾留",
    "guilty": "guilty schuldig coupable culpable colpevole culpado winny skyldig 有罪 виновен",
    "required": "required nötig nécessaire necesario necessario necessário nodig wymagany krävs 必须 必要 إلزامي обязательно",
    "allowed": "allowed erlaubt autorisé permitido consentito toegestaan dozwolony tillåtet 允许 許可 مسموح разрешён",
    "free": "gratis gratuit gratuito bezpłatny бесплатно 免费 無料 مجاني",
    "public": "open_to_all für_alle ouvert_à_tous abierto_al_público aperto_al_pubblico aberto_ao_público openbaar",
    "pending": "proposed vorgeschlagen proposé propuesto proposto voorgesteld proponowany föreslagen 待审 審議中 предложен",
    "confirmed": "confirmed bestätigt confirmé confirmado",
    "affected": "affected betroffen concerné afectado interessato afetado objęty متأثر",
    "alive": "survived überlebt survécu sobrevivió",
    "works": "in_operation in_betrieb en_service en_funcionamiento in_funzione em_funcionamento in_werking sprawny",
    "under control": "under_control unter_kontrolle sous_contrôle bajo_control sotto_controllo controlado onder_controle",
    "drinkable": "drinkable trinkbar potable potabile potável drinkbaar 可饮用",
    "available": "available verfügbar disponible disponibile disponível beschikbaar dostępny",
    "resigned": "resigned zurückgetreten démissionne dimite dimesso demitiu-se afgetreden",
    "evacuated": "evacuated evakuiert évacué evacuado evacuati geëvacueerd ewakuowano evakuerade",
    "unanimous": "unanimous einstimmig unanime unánime unanimità unanimidade unaniem jednogłośnie enhällig",
    "temporary": "temporary vorübergehend temporaire temporal temporaneo temporário tijdelijk tymczasowy tillfällig مؤقت",
    "late": "delayed verspätet retardé retrasado",
    "refunded": "refunded erstattet remboursé rimborsato terugbetaald zwrócone",
}  # fmt: skip

State = tuple[str, bool]  # of which group, and whether it is the second side of it


@cache
def states(language: str) -> tuple[Mapping[tuple[str, ...], tuple[State, ...]], frozenset[str]]:
    """What says how a thing stands in a language, its opposites too, and the groups of which the second side holds where both are said.

    Args:
        language: its two letters.
    """
    found: dict[tuple[str, ...], tuple[State, ...]] = {}
    for opposite, (turn, group, side) in listed(language):
        if turn is not Turn.ORDER and (
            len(opposite) > 1 or len(opposite[0]) >= _SHORTEST or language in INSIDE
        ):
            found[tuple(opposite)] = (*found.get(tuple(opposite), ()), (f"{language} opposite {group}", side))
    second_holds: set[str] = set()
    for name, turned, mark, sides in _groups(language):
        if mark == ">":
            second_holds.add(name)
        for second, said in zip((turned, not turned), sides, strict=True):
            for words in filter(None, said):
                parts = tuple(words.split("_"))
                found[parts] = (*found.get(parts, ()), (name, second))
    return found, frozenset(second_holds)


def _groups(language: str) -> Iterator[tuple[str, bool, str, tuple[Sequence[str], Sequence[str]]]]:
    """The groups of a language: a name, whether its sides are the other way about than where it has its name from, what parts them, and both."""
    taken: set[str] = set()
    for number, pair in enumerate((*STATES.get(language, "").split(), *COURSES.get(language, "").split())):
        mark = ">" if ">" in pair else "/"
        first, second = (side.split(",") for side in pair.partition(mark)[::2])
        name, turned = f"{language} {number}", False
        for alike, known in _ALIKE.items():
            if alike in taken:
                continue
            asked = known.split()
            on = [any(word.removesuffix("!") in asked for word in side) for side in (first, second)]
            if any(on):
                name, turned = alike, not on[0]
                taken.add(alike)
                break
        yield name, turned and mark == "/", mark, (first, second)


# What is asked for by itself, by words that its side is known by.
FREE_OF_CHARGE = frozenset(
    ["gratis", "gratuit", "gratuito", "bezpłatny", "бесплатно", "免费", "無料", "مجاني"]
)
UNCHANGED = frozenset(["unchanged", "unverändert", "inchangé", "sin_cambios", "invariato", "inalterado", "ongewijzigd", "bez_zmian", "oförändrad", "维持不变", "変更なし", "دون_تغيير", "без_изменений"])  # fmt: skip
CALLED_OFF = frozenset(["cancelled", "abgesagt", "annulé", "cancelado", "annullato", "geannuleerd", "odwołany", "inställd", "取消", "中止", "ألغي", "отменён"])  # fmt: skip


@cache
def claimed(language: str, said: frozenset[str]) -> str | None:
    """What a claim is called that says one of some words; None where a language lists none of them as a first side."""
    for name, turned, _, (first, _) in _groups(language):
        if not said.isdisjoint(word.removesuffix("!") for word in first):
            return f"state {name}{'-' if turned else '+'}"
    return None


# What is said of persons: who is in custody, guilty or missing is hardly another than whom the source tells of.
_OF_PERSONS = frozenset({"custody", "guilty", "missing", "resigned", "alive", "denies"})


def tells_of_one(value: str) -> bool:
    """Whether a claim says how a person stands.

    Args:
        value: the claim's.
    """
    return value.removeprefix("state ")[:-1] in _OF_PERSONS
