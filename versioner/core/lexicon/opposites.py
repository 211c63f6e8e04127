"""Words that say the opposite of one another, by language: where one takes the other's place, the sense has turned.

Source: written for this project from what news and notices turn about: who is for or against a thing, how a thing
went or stands, and what comes before what. Words stand in their dictionary form where there is a word list of the
language (`words.lemma`), else, and where the list has another form for them, as they are written; "a,b/c" sets both
a and b against c, `_` joins words that mean it together. Scripts without spaces are looked through for what the
tables of `INSIDE` name, Korean too, whose endings grow together with the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from versioner.core.lexicon.words import has_words, lemma
from versioner.frozen import dataclass
from versioner.late import regex


class Turn(StrEnum):
    """What a pair of opposites is about."""

    STANCE = "stance"  # to be for or against: a word of it denies
    OUTCOME = "outcome"  # how a thing went or stands
    ORDER = "order"  # before and after, first and last, more and less


STANCES = {
    "en": "accept,approve,adopt,endorse,back,pass,grant,uphold/oppose,reject,refuse,dismiss,deny,veto,overturn,quash,decline,block support,favour,favor,champion/oppose,resist allow,permit,authorise,authorize,legalise,legalize/ban,forbid,prohibit,outlaw,bar "
    "confirm,admit,acknowledge,concede,verify/deny,refute,contradict,dispute praise,welcome,applaud,hail/condemn,criticise,criticize,denounce,deplore agree/refuse,disagree for/against in_favour,in_favor/against include/exclude recommend/advise_against lift/impose ratify,sign/reject trust/distrust",
    "de": "annehmen,genehmigen,billigen,zustimmen,zu_stimmen,beschließen,verabschieden,an_nehmen,nehmen_an,stimmen_zu/ablehnen,verwerfen,zurückweisen,verweigern,ab_lehnen,lehnen_ab,weisen_zurück stattgeben,geben_statt/abweisen,zurückweisen,weisen_ab unterstützen,befürworten,begrüßen/bekämpfen,ablehnen,lehnen_ab "
    "erlauben,gestatten,zulassen,zulässig/verbieten,untersagen,unzulässig bestätigen,einräumen,zugeben,gestehen/dementieren,bestreiten,leugnen,zurückweisen loben,begrüßen/kritisieren,verurteilen,rügen für/gegen dafür/dagegen aufheben/verhängen",
    "fr": "accepter,approuver,approuvé,adopter,valider,voter,ratifier/refuser,rejeter,repousser,opposé,opposée,opposer,voter_contre,voté_contre soutenir,défendre,appuyer,favorable/opposer,combattre,opposé,défavorable,contester,hostile autoriser,permettre,légaliser/interdire,prohiber confirmer,reconnaître,admettre,avouer,avoué/démentir,démenti,nier,nié,réfuter,contester "
    "saluer,féliciter/condamner,critiquer,critiqué,dénoncer,dénoncé pour/contre lever/imposer,instaurer",
    "es": "aceptar,aprobar,adoptar,ratificar,avalar,admitir/rechazar,denegar,rehusar,vetar,desestimar,inadmitir apoyar,respaldar,defender,favor/oponer,combatir,contra permitir,autorizar/prohibir,vetar confirmar,admitir,reconocer/desmentir,negar,refutar elogiar,celebrar,aplaudir/condenar,criticar,lamentar levantar/imponer",
    "it": "accettare,approvare,adottare,accogliere,ratificare/respingere,rifiutare,bocciare,rigettare,negare sostenere,appoggiare,favorevole,difendere/opporre,contrario,contrastare,osteggiare,opposto permettere,autorizzare,consentire,permesso/vietare,proibire confermare,ammettere,riconoscere/smentire,negare,respingere lodare,elogiare,accogliere/condannare,criticare revocare/imporre",
    "pt": "aceitar,aprovar,adotar,ratificar,deferir/rejeitar,recusar,chumbar,vetar,indeferir,reprovar apoiar,defender,favorável,favor/opor,contra,contrário,combater permitir,autorizar/proibir,vetar confirmar,admitir,reconhecer/desmentir,negar,refutar elogiar,saudar,aplaudir/condenar,criticar levantar/impor",
    "ca": "acceptar,aprovar/rebutjar,denegar,refusar donar_suport,favor/oposar,contra permetre,autoritzar/prohibir confirmar,admetre,reconèixer/desmentir,negar elogiar/condemnar,criticar",
    "ro": "accepta,aproba,adopta/respinge,refuza susține,sprijini/opune,contesta permite,autoriza/interzice confirma,recunoaște,admite/nega,dezminți lăuda,saluta/condamna,critica pentru/împotriva",
    "nl": "aanvaarden,accepteren,goed_keuren,goedkeuren,aan_nemen,aannemen,instemmen/verwerpen,afwijzen,af_wijzen,weigeren,afkeuren,wijzen_af,keuren_af,stemmen_weg steunen,ondersteunen,voorstander/bestrijden,tegenstander,verzetten toestaan,toe_staan,toelaten,toe_laten/verbieden bevestigen,toegeven,erkennen/ontkennen,tegenspreken,weerspreken prijzen,toejuichen/veroordelen,bekritiseren voor/tegen opheffen/opleggen",
    "sv": "godkänna,godkänd,godkände,anta,bifalla,acceptera/avslå,avvisa,förkasta,neka stödja,stöder,förespråka/motsätta,bekämpa,motarbeta tillåta/förbjuda bekräfta,erkänna,erkänd,medge/dementera,förneka,bestrida berömma,välkomna/fördöma,kritisera för/emot,mot häva/införa tillstyrka,tillstyrker,tillstyrkte,tillstyrkt/avstyrka,avstyrker,avstyrkte,avstyrkt",
    "da": "godkende,vedtage,acceptere/afvise,forkaste,afslå støtte,bakke_op/modsætte,modarbejde tillade/forbyde bekræfte,indrømme,erkende/benægte,dementere,afvise rose/fordømme,kritisere for/imod",
    "no": "godkjenne,vedta,akseptere/avvise,avslå,forkaste støtte/motsette,motarbeide tillate/forby bekrefte,innrømme,erkjenne/benekte,avkrefte,nekte rose/fordømme,kritisere for/mot,imot",
    "fi": "hyväksyä/hylätä,torjua tukea,kannattaa,puoltaa/vastustaa sallia/kieltää vahvistaa,myöntää/kiistää,kieltää kiittää,ylistää/tuomita,arvostella puolesta/vastaan",
    "hu": "elfogad,jóváhagy,megszavaz/elutasít,elvet,leszavaz támogat/ellenez,tiltakozik engedélyez,megenged/megtilt,betilt megerősít,elismer,beismer/cáfol,megcáfol,tagad üdvözöl,dicsér/elítél,bírál mellett/ellen",
    "pl": "przyjąć,przyjmować,zatwierdzić,zaakceptować,uchwalić,uwzględnić/odrzucić,odrzucać,oddalić,odmówić poprzeć,popierać,wspierać/sprzeciwić,sprzeciwiać,przeciwny dopuścić,zezwolić,pozwolić,zalegalizować/zakazać,zabronić potwierdzić,potwierdzać,przyznać/zaprzeczyć,zaprzeczać,zdementować pochwalić,chwalić/potępić,skrytykować,krytykować za/przeciw",
    "cs": "přijmout,schválit,schvalovat/zamítnout,odmítnout,zamítat,odmítat podpořit,podporovat/odporovat,odmítat,odmítnout povolit,dovolit/zakázat potvrdit,potvrzovat,přiznat/popřít,vyvrátit,dementovat pochválit,chválit/odsoudit,kritizovat pro/proti",
    "sk": "prijať,schváliť/zamietnuť,odmietnuť podporiť,podporovať/odmietať,odmietnuť povoliť,dovoliť/zakázať potvrdiť,priznať/poprieť,vyvrátiť,dementovať za/proti",
    "ru": "принять,одобрить,утвердить,удовлетворить,согласовать/отклонить,отвергнуть,отказать,отклонять поддержать,поддерживать/против,возражать,выступить_против,осудить разрешить,разрешать,легализовать/запретить,запрещать подтвердить,подтверждать,признать,признавать/опровергнуть,опровергать,отрицать,отвергать похвалить,приветствовать/осудить,критиковать,раскритиковать за/против снять/ввести",
    "uk": "прийняти,схвалити,затвердити,задовольнити/відхилити,відмовити,відкинути підтримати,підтримувати/проти,заперечувати дозволити,дозволяти/заборонити,забороняти підтвердити,підтверджувати,визнати/спростувати,заперечити,заперечувати привітати,похвалити/засудити,критикувати за/проти",
    "bg": "приема,прие,одобря,одобри/отхвърля,отхвърли,отказвам,отказа подкрепя,подкрепи/противопоставя,против разреша,разреши,позволя/забрана,забрани,забраня потвърдя,потвърди,признавам/отричам,отрече,опровергая,опроверга за/против",
    "hr": "prihvatiti,odobriti,usvojiti/odbiti,odbaciti podržati,podržavati/protiviti,protiv dopustiti,dozvoliti/zabraniti potvrditi,priznati/opovrgnuti,demantirati,demantirao,poreći,zanijekati za/protiv",
    "sr": "prihvatiti,odobriti,usvojiti/odbiti,odbaciti podržati,podržavati/protiviti,protiv dozvoliti/zabraniti potvrditi,priznati/demantovati,poreći прихватити,одобрити,усвојити/одбити,одбацити подржати,подржава,подржао/противити,против дозволити/забранити потврдити,потврдио/демантовати,демантовао,порећи",
    "el": "εγκρίνω,αποδέχομαι,υιοθετώ,δέχομαι/απορρίπτω,αρνούμαι στηρίζω,υποστηρίζω/αντιτίθεται,αντιτίθενται,αντιτίθεμαι,εναντιώνομαι επιτρέπω/απαγορεύω επιβεβαιώνω,παραδέχομαι/διαψεύδω,αρνούμαι υπέρ/κατά",
    "tr": "kabul,onayla,benimse/reddet,ret destekle/karşı,karşı_çık izin,serbest/yasakla,yasak,engelle doğrula,itiraf/yalanla,inkar,inkâr,reddet öv/kına,eleştir lehte,lehinde/aleyhte,aleyhinde",
    "ar": "قبل,قبلت,وافق,وافقت,أقر,أقرت,اعتمد,اعتمدت/رفض,رفضت,يرفض,ترفض أيد,أيدت,يؤيد,تؤيد,دعم,دعمت,يدعم,تدعم/عارض,عارضت,يعارض,تعارض سمح,سمحت,أجاز,أجازت,يسمح,تسمح/حظر,حظرت,منع,منعت,يحظر,تحظر,يمنع,تمنع أكد,أكدت,يؤكد,تؤكد,اعترف,اعترفت/نفى,نفت,ينفي,تنفي,أنكر,أنكرت رحب,رحبت/أدان,أدانت,انتقد,انتقدت",
    "he": "אישר,אישרה,אישרו,קיבל,קיבלה,קיבלו/דחה,דחתה,דחו,סירב,סירבה תמך,תמכה,תומך,תומכת,תומכים/התנגד,התנגדה,מתנגד,מתנגדת,מתנגדים התיר,התירה/אסר,אסרה אישר,אישרה,הודה,הודתה/הכחיש,הכחישה,הכחישו בעד/נגד",
    "fa": "پذیرفت,پذیرفتند,تصویب,قبول/رد حمایت,موافق,موافقت/مخالفت,مخالف تأیید,تایید/تکذیب مجاز/ممنوع",
    "hi": "स्वीकार,मंजूर,मंज़ूर,मंजूरी,मंज़ूरी,पारित/अस्वीकार,खारिज,ख़ारिज,नामंजूर समर्थन/विरोध अनुमति,इजाजत/प्रतिबंध,रोक,पाबंदी पुष्टि,स्वीकार/खंडन,इनकार तारीफ,प्रशंसा,स्वागत/निंदा,आलोचना",
    "ur": "منظور,قبول/مسترد,نامنظور حمایت/مخالفت اجازت/پابندی تصدیق/تردید",
    "bn": "গ্রহণ,অনুমোদন/প্রত্যাখ্যান,বাতিল সমর্থন/বিরোধিতা অনুমতি/নিষিদ্ধ নিশ্চিত,স্বীকার/অস্বীকার",
    "id": "terima,menerima,setuju,menyetujui,disetujui/tolak,menolak,ditolak dukung,mendukung/tentang,menentang izin,mengizinkan,izinkan/larang,melarang,dilarang benar,membenarkan,akui,mengakui/bantah,membantah,menyangkal puji,memuji/kecam,mengecam,kritik,mengkritik",
    "ms": "menerima,meluluskan/menolak menyokong/menentang membenarkan/melarang mengesahkan,mengakui/menafikan,menyangkal",
    "vi": "chấp_nhận,thông_qua,phê_duyệt/bác_bỏ,từ_chối ủng_hộ,tán_thành/phản_đối cho_phép/cấm xác_nhận,thừa_nhận/phủ_nhận,bác_bỏ khen_ngợi,hoan_nghênh/lên_án,chỉ_trích",
}

OUTCOMES = {
    "en": "rise,rose,risen,increase,grow,climb,soar,surge,jump,gain,up,expand/fall,fell,fallen,decrease,decline,drop,shrink,plunge,slump,dip,tumble,slide,down,contract raise,hike/cut,lower,reduce higher/lower win,won,beat/lose,lost open,opened,reopen/close,closed,shut,suspended switched_on,turned_on/switched_off,turned_off in_force/lifted,repealed,expired "
    "guilty,convict/innocent,acquit,clear,not_guilty buy,bought/sell survive,alive/die,dead,died safe/unsafe,dangerous legal,lawful/illegal,unlawful hire,recruit/fire,sack,dismiss,lay_off strengthen/weaken improve,better/worsen,deteriorate,worse,unchanged better/worse start,begin,launch/stop,end,finish,halt "
    "arrive/leave,depart enter/leave,exit positive/negative mandatory,compulsory,obligatory/voluntary,optional free/paid,charged public/private available/unavailable known/unknown early/late full/empty continue,resume/stop,suspend,halt,discontinue valid/invalid,void clean/contaminated,polluted "
    "temporary/permanent success,succeed/failure,fail profit/loss surplus/deficit majority/minority ally/enemy victim/suspect,perpetrator lead/trail local/foreign affected/unaffected,spared lodge,file,appeal/withdraw,drop,waive qualify,eligible,include/exclude,ineligible slight,slightly,minor,mild/serious,seriously,severe,severely,grave,critical",
    "de": "steigen,zunehmen,erhöhen,wachsen,anziehen,klettern,zulegen,nehmen_zu,steigend/fallen,gefallen,sinken,abnehmen,senken,schrumpfen,zurückgehen,nachgeben,nehmen_ab,gehen_zurück,sinkend höher/niedriger,tiefer gewinnen,siegen,Sieg/verlieren,verloren,unterliegen,Niederlage öffnen,offen,aufmachen,geöffnet/schließen,geschlossen,gesperrt,sperren "
    "schuldig,verurteilen,schuldig_sprechen/unschuldig,freisprechen,freigesprochen kaufen/verkaufen überleben,überlebt,lebendig/sterben,tot sicher/unsicher,gefährlich legal/illegal,verboten einstellen/entlassen,kündigen verbessern,besser/verschlechtern,schlechter,schlimmer,unverändert beginnen,starten,anfangen/enden,beenden,aufhören,stoppen "
    "positiv/negativ verpflichtend,vorgeschrieben,Pflicht/freiwillig kostenlos,frei/kostenpflichtig öffentlich/privat verfügbar,lieferbar/vergriffen bekannt/unbekannt voll/leer gültig/ungültig sauber,einwandfrei/verschmutzt,verunreinigt fortsetzen,fortgesetzt,wiederaufnehmen/aussetzen,unterbrechen,unterbrochen,einstellen vorläufig,vorübergehend/endgültig,dauerhaft betroffen/unberührt,verschont "
    "Gewinn/Verlust Überschuss/Defizit Mehrheit/Minderheit stärken/schwächen Opfer/Täter,Täterin einlegen/zurückziehen,zurücknehmen rechtskräftig/Berufung möglich/unmöglich leicht/schwer,ernst,lebensgefährlich",
    "fr": "augmenter,monter,progresser,croître,hausse,grimper,bondir,relever/baisser,baisse,baissé,diminuer,reculer,reculé,chuter,décroître,descendre,abaisser supérieur/inférieur gagner,remporter,vaincre,victoire/perdre,incliner,défaite ouvrir,ouvert,rouvrir,ouverte/fermer,fermé,fermée coupable,condamner,condamné/innocent,acquitter,acquitté,relaxer,relaxé,innocenter acheter,acquérir/vendre,céder survivre,vivant/mourir,mort,décéder sûr/dangereux légal/illégal "
    "embaucher,recruter/licencier améliorer/empirer,aggraver,détériorer,inchangé commencer,débuter,lancer/finir,terminer,cesser,arrêter positif/négatif obligatoire/facultatif gratuit/payant public/privé disponible/indisponible,épuisé connu/inconnu plein/vide valable/nul propre/pollué reprendre,repris/suspendre,suspendu,interrompre maintenir,maintenu/supprimer,supprimé provisoire,temporaire/définitif "
    "bénéfice/perte excédent/déficit majorité/minorité renforcer/affaiblir interjeter/désister,retirer possible/impossible léger,légère,légèrement,bénin/grave,gravement,grièvement,sérieux",
    "es": "subir,aumentar,crecer,ascender,incrementar,alza/bajar,disminuir,caer,descender,reducir,decrecer,baja superior/inferior ganar,vencer,victoria/perder,derrota abrir,abierto,abierta,reabrir/cerrar,cerrado,cerrada culpable,condenar/inocente,absolver comprar,adquirir/vender sobrevivir,vivo/morir,fallecer,muerto seguro/peligroso legal/ilegal contratar/despedir mejorar/empeorar "
    "empezar,comenzar,iniciar/terminar,acabar,finalizar positivo,favorable/negativo,desfavorable obligatorio/voluntario gratuito,gratis/pago público/privado disponible/agotado conocido/desconocido lleno/vacío válido/nulo limpio,potable/contaminado,contaminada reanudar,reanudado/suspender,suspendido mantener/suprimir provisional,temporal/definitivo beneficio,ganancia/pérdida superávit/déficit mayoría/minoría reforzar/debilitar recurrir,interponer,anunciar/renunciar,desistir,retirar posible/imposible leve,levemente/grave,gravemente",
    "it": "aumentare,salire,crescere,incrementare,rialzo/diminuire,calare,scendere,ridurre,ribasso,calo superiore/inferiore vincere,battere,vittoria/perdere,perso,sconfitta aprire,aperto,aperta,riaprire/chiudere,chiuso,chiusa colpevole,condannare/innocente,assolvere comprare,acquistare/vendere sopravvivere,vivo/morire,morto sicuro/pericoloso legale/illegale assumere/licenziare migliorare/peggiorare "
    "iniziare,cominciare,avviare/finire,terminare positivo/negativo obbligatorio/facoltativo gratuito/pagamento pubblico/privato disponibile/esaurito noto/ignoto pieno/vuoto valido/nullo pulito/inquinato riprendere,ripreso/sospendere,sospeso provvisorio,temporaneo/definitivo utile,profitto/perdita avanzo/disavanzo maggioranza/minoranza rafforzare/indebolire possibile/impossibile lieve,lievemente,leggero/grave,gravemente,serio",
    "pt": "subir,aumentar,crescer,alta/descer,diminuir,cair,recuar,reduzir,queda superior/inferior ganhar,vencer,vitória/perder,derrota abrir,aberto,aberta,reabrir/fechar,fechado,fechada,encerrar culpar,culpado,culpada,condenar/inocente,absolver comprar,adquirir/vender sobreviver,vivo/morrer,morto seguro/perigoso legal/ilegal contratar/demitir,despedir melhorar/piorar "
    "começar,iniciar/terminar,acabar positivo,favorável/negativo,desfavorável obrigatório/facultativo gratuito,grátis/pago público/privado disponível/esgotado conhecido/desconhecido cheio/vazio válido/nulo limpo/poluído retomar,retomado/suspender,suspenso provisório,temporário/definitivo lucro/prejuízo excedente/défice,déficit maioria/minoria reforçar/enfraquecer possível/impossível leve,ligeiro,ligeiramente/grave,gravemente",
    "ca": "pujar,augmentar,créixer/baixar,disminuir,caure guanyar/perdre obrir,obert/tancar,tancat culpable,condemnar/innocent,absoldre comprar/vendre obligatori/voluntari gratuït/pagament",
    "ro": "crește,urca,majora/scădea,reduce,coborî câștiga,învinge/pierde deschide/închide vinovat,condamna/nevinovat,achita cumpăra/vinde supraviețui/muri obligatoriu/facultativ gratuit/plătit legal/ilegal profit/pierdere îmbunătăți/înrăutăți",
    "nl": "stijgen,toenemen,toe_nemen,groeien,verhogen,klimmen/dalen,afnemen,af_nemen,krimpen,verlagen,zakken,verminderen hoger/lager winnen,winst,overwinning/verliezen,verlies,nederlaag openen,open,heropenen,geopend/sluiten,dicht,gesloten schuldig,veroordelen/onschuldig,vrijspreken,vrij_spreken kopen/verkopen overleven,levend/overlijden,sterven,dood veilig/onveilig,gevaarlijk legaal/illegaal aannemen,aanwerven/ontslaan verbeteren/verslechteren,verergeren beginnen,starten/eindigen,stoppen "
    "positief/negatief verplicht/vrijwillig gratis/betaald openbaar/privé beschikbaar/uitverkocht bekend/onbekend vol/leeg geldig/ongeldig schoon/vervuild hervatten,hervat/opschorten,opgeschort tijdelijk/definitief,permanent overschot/tekort meerderheid/minderheid versterken/verzwakken mogelijk/onmogelijk licht,lichte/zwaar,zware,ernstig",
    "sv": "öka,stiga,steg,stigit,växa,höja/minska,sjunka,falla,krympa,sänka högre/lägre vinna,vann,vunnit,seger/förlora,förlorade,förlorat,förlorad,förlust,nederlag öppna,öppen,öppet/stänga,stängd,stängt skyldig,fälla,döma/oskyldig,fria,frikänd köpa/sälja,såld,sålde överleva,levande/dö,död säker/osäker,farlig laglig/olaglig anställa/avskeda förbättra/försämra,oförändrad börja,inleda,starta/sluta,avsluta "
    "positiv/negativ obligatorisk/frivillig gratis/avgift offentlig/privat tillgänglig/slutsåld känd/okänd full/tom giltig/ogiltig ren,rent/förorenad,förorenat återuppta,återupptagen/ställa_in,inställd tillfällig/permanent vinst/förlust överskott/underskott majoritet/minoritet möjlig/omöjlig lindrig,lindrigt,lätt/svår,svårt,allvarlig,allvarligt",
    "da": "stige,øge,vokse,hæve/falde,mindske,synke,skrumpe,sænke højere/lavere vinde,sejr/tabe,nederlag åbne,åben,åbent/lukke,lukket skyldig,dømme/uskyldig,frikende,frifinde købe/sælge overleve,levende/dø,død sikker/usikker,farlig lovlig/ulovlig ansætte/fyre,afskedige forbedre/forværre begynde,starte/slutte,stoppe positiv/negativ obligatorisk/frivillig gratis/betalt offentlig/privat kendt/ukendt fuld/tom gyldig/ugyldig rent/forurenet genoptage,genoptaget/indstille,indstillet overskud/underskud flertal/mindretal mulig/umulig let,lettere/alvorlig,alvorligt,svært",
    "no": "stige,øke,vokse,heve/falle,synke,sank,minke,krympe,senke høyere/lavere vinne,seier/tape,nederlag,tap åpne,åpen,åpent/stenge,lukke,stengt skyldig,dømme,felle/uskyldig,frikjenne,frifinne kjøpe/selge overleve/dø,død trygg,sikker/farlig,utrygg lovlig/ulovlig ansette/avskjedige,sparke forbedre/forverre begynne,starte/slutte,stoppe overskudd/underskudd flertall/mindretall obligatorisk/frivillig lett,lettere/alvorlig,alvorlig,alvorlege",
    "fi": "nousta,kasvaa,lisääntyä,nostaa/laskea,vähetä,vähentyä,pienentyä,pudota korkeampi/matalampi voittaa,voitto/hävitä,häviö,tappio avata,auki,avoinna/sulkea,kiinni,suljettu syyllinen,tuomita/syytön,vapauttaa ostaa/myydä selvitä,elossa/kuolla,kuollut turvallinen/vaarallinen laillinen/laiton palkata/irtisanoa parantua/huonontua,heiketä alkaa,aloittaa/päättyä,lopettaa pakollinen/vapaaehtoinen maksuton,ilmainen/maksullinen ylijäämä/alijäämä enemmistö/vähemmistö",
    "hu": "nő,növekedik,emelkedik,emel/csökken,esik,mérséklődik,csökkent magasabb/alacsonyabb nyer,győz/veszít,veszt,kikap megnyit,nyitva/bezár,zárva bűnös,elítél/ártatlan,felment vásárol,megvesz,vesz/elad,értékesít túlél/meghal,elhuny kötelező/önkéntes ingyenes/fizetős javul/romlik többség/kisebbség nyereség/veszteség",
    "pl": "wzrosnąć,wzrosły,wzrość,rosnąć,zwiększyć,podrożeć,zwyżkować,podnieść/spaść,spadły,spadać,maleć,zmaleć,zmniejszyć,potanieć,obniżyć wyższy/niższy wygrać,zwyciężyć/przegrać otworzyć,otwarty,otwarto,czynny/zamknąć,zamknięty,zamknięto,nieczynny winny,skazać,skazany/niewinny,uniewinnić kupić,kupować/sprzedać,sprzedawać przeżyć,żywy/umrzeć,zginąć,martwy bezpieczny/niebezpieczny legalny/nielegalny zatrudnić/zwolnić poprawić/pogorszyć rozpocząć,zacząć/zakończyć,skończyć "
    "pozytywny/negatywny obowiązkowy/dobrowolny bezpłatny,darmowy/płatny publiczny/prywatny dostępny/wyprzedany znany/nieznany pełny/pusty ważny/nieważny czysty/skażony wznowić,wznowiony/zawiesić,zawieszony zysk/strata nadwyżka/deficyt większość/mniejszość możliwy/niemożliwy lekki,lekko/ciężki,ciężko,poważny,poważnie",
    "cs": "vzrůst,růst,stoupnout,stoupat,zvýšit,zdražit/klesnout,klesat,snížit,zlevnit,poklesnout vyšší/nižší vyhrát,zvítězit/prohrát otevřít,otevřený/zavřít,uzavřít,zavřený vinný,vinen,odsoudit/nevinný,nevinen,zprostit,osvobodit koupit/prodat přežít,živý/zemřít,mrtvý bezpečný/nebezpečný zákonný/nezákonný přijmout/propustit zlepšit/zhoršit začít,zahájit/skončit,ukončit povinný/dobrovolný bezplatný/placený zisk/ztráta přebytek/schodek většina/menšina",
    "sk": "vzrásť,rásť,stúpnuť,zvýšiť/klesnúť,klesať,znížiť vyhrať,zvíťaziť/prehrať otvoriť/zatvoriť,uzavrieť vinný,odsúdiť/nevinný,oslobodiť kúpiť/predať prežiť/zomrieť zlepšiť/zhoršiť začať/skončiť povinný/dobrovoľný zisk/strata",
    "ru": "вырасти,расти,возрасти,повыситься,увеличиться,подорожать,подняться,повысить,увеличить/упасть,падать,снизиться,уменьшиться,сократиться,подешеветь,опуститься,понизиться,снизить,сократить,понизить выше/ниже выиграть,победить,победа/проиграть,поражение открыть,открытый,открыться/закрыть,закрытый,закрыться виновный,виновен,осудить,осуждённый/невиновный,невиновен,оправдать,оправданный купить,приобрести/продать выжить,живой/погибнуть,умереть,мертвый,мёртвый безопасный/опасный законный/незаконный "
    "нанять/уволить улучшиться,улучшить/ухудшиться,ухудшить начать,начаться/закончить,закончиться,завершить,завершиться положительный/отрицательный обязательный/добровольный бесплатный/платный государственный/частный известный/неизвестный полный/пустой возобновить/приостановить прибыль/убыток профицит/дефицит большинство/меньшинство усилить/ослабить возможно/невозможно лёгкий,легко,незначительный/тяжёлый,тяжело,серьёзный,серьёзно",
    "uk": "зрости,зрослий,збільшитися,підвищитися,подорожчати,зростати/впасти,впалий,знизитися,зменшитися,скоротитися,подешевшати вище/нижче виграти,перемогти,перемога/програти,поразка відкрити,відкритий/закрити,закритий винний,засудити/невинний,невинуватий,виправдати купити,придбати/продати вижити/загинути,померти безпечний/небезпечний законний/незаконний покращитися/погіршитися почати,розпочати/закінчити,завершити обов'язковий/добровільний прибуток/збиток більшість/меншість",
    "bg": "повиша,повиши,нарасна,расте,увеличи,поскъпна/спадна,намаля,намали,понижи,поевтиня спечеля,победя,победи/загуба,загуби отворя-(се),отвори,отворен/затвор,затвори,затворен виновен,осъдя,осъди/невинен,оправдая,оправда купя,купи/продам,продаде оцелее,жив/загине,почина,мъртъв печалба/загуба мнозинство/малцинство",
    "hr": "porasti,rasti,povećati,poskupjeti/pasti,smanjiti,sniziti,pojeftiniti pobijediti,dobiti/izgubiti otvoriti,otvoren/zatvoriti,zatvoren kriv,osuditi/nevin,osloboditi kupiti/prodati preživjeti/umrijeti,poginuti poboljšati/pogoršati početi/završiti dobit/gubitak većina/manjina",
    "sr": "porasti,rasti,povećati,poskupeti/pasti,smanjiti,sniziti pobediti,dobiti/izgubiti otvoriti,otvoren/zatvoriti,zatvoren kriv,osuditi/nevin,osloboditi kupiti/prodati preživeti/umreti,poginuti порасти,порасле,порасла,порастао/пасти,пале,пала,пао,смањити победити,победио,победила/изгубити,изгубио,изгубила отворити,отворен/затворити,затворен крив/невин купити,купио/продати,продао",
    "el": "αυξάνω,ανεβαίνω,άνοδος,αύξηση/μειώνω,πέφτω,υποχωρώ,πτώση,μείωση κερδίζω,νικώ,νίκη/χάνω,ήττα ανοίγω,ανοιχτός,ανοικτός/κλείνω,κλειστός ένοχος,καταδικάζω/αθώος,αθωώνω αγοράζω/πουλώ,πωλώ επιζώ,ζωντανός/πεθαίνω,νεκρός ασφαλής/επικίνδυνος νόμιμος/παράνομος υποχρεωτικός/προαιρετικός κέρδος/ζημία,ζημιά πλεόνασμα/έλλειμμα πλειοψηφία/μειοψηφία",
    "tr": "art,yüksel,artır,tırman,çoğal,büyü/azal,düş,gerile,düşür,küçül,indir kazan,yen,galip/kaybet,yenil,mağlup aç,açık,açıl/kapa,kapan,kapat,kapalı suçlu,mahkum/suçsuz,masum,beraat satın_al/sat hayatta,sağ/öl,ölü güvenli/tehlikeli yasal/yasadışı zorunlu/gönüllü,isteğe ücretsiz,bedava/ücretli iyileş/kötüleş başla/bit,sona_er kâr,kar/zarar çoğunluk/azınlık",
    "ar": "ارتفع,ارتفعت,زاد,زادت,نما,نمت,صعد,صعدت,يرتفع,ترتفع,ازداد,ازدادت/انخفض,انخفضت,تراجع,تراجعت,هبط,هبطت,ينخفض,تنخفض,نقص فاز,فازت,يفوز,تفوز/خسر,خسرت,يخسر,تخسر فتح,فتحت,افتتح,افتتحت,مفتوح,مفتوحة/أغلق,أغلقت,مغلق,مغلقة مذنب,مذنبا,أدان,أدانت/بريء,بريئا,برأ,برأت اشترى,اشترت/باع,باعت نجا,نجت/قتل,توفي,توفيت,مات آمن,آمنة/خطير,خطيرة بدأ,بدأت/انتهى,انتهت,توقف,توقفت ربح,أرباح/خسارة,خسائر",
    "he": "עלה,עלתה,עלו,התייקר,גדל,גדלה/ירד,ירדה,ירדו,הוזל,קטן,קטנה,צנח,צנחה ניצח,ניצחה,זכה,זכתה/הפסיד,הפסידה,הובס נפתח,נפתחה,פתוח,פתוחה/נסגר,נסגרה,סגור,סגורה אשם,אשמה,הורשע,הורשעה,הרשיע/זכאי,זכאית,חף,זוכה,זוכתה,זיכה קנה,קנתה,רכש,רכשה/מכר,מכרה שרד,שרדה/מת,מתה,נהרג,נהרגה רווח/הפסד",
    "fa": "افزایش,رشد/کاهش,افت برد,پیروز/باخت,شکست باز/بسته گناهکار,مجرم,محکوم/بی‌گناه,تبرئه خرید/فروخت,فروش زنده/مرده,کشته سود/زیان",
    "hi": "बढ़ा,बढ़ी,बढ़े,बढ़ना,वृद्धि,बढ़ोतरी,उछाल/घटा,घटी,घटे,घटना,घटाना,गिरा,गिरी,गिरे,गिरना,गिरावट,कमी जीता,जीती,जीते,जीत/हारा,हारी,हारे,हार,हारना खुला,खुली,खुले/बंद दोषी/निर्दोष,बरी खरीदा,खरीदी,ख़रीदा/बेचा,बेची सुरक्षित/खतरनाक,असुरक्षित लाभ,मुनाफा/घाटा,नुकसान",
    "ur": "بڑھا,بڑھی,اضافہ/گھٹا,گھٹی,کمی جیتا,جیتی,جیت/ہارا,ہاری,ہار,شکست کھلا,کھلی/بند مجرم/بری,بےگناہ",
    "bn": "বেড়েছে,বৃদ্ধি/কমেছে,হ্রাস জিতেছে,জয়ী,জয়/হেরেছে,পরাজিত,হার খোলা/বন্ধ দোষী/নির্দোষ,খালাস",
    "id": "naik,meningkat,tingkat,bertambah,menaikkan/turun,menurun,berkurang,menurunkan,merosot menang,memenangkan/kalah buka,dibuka,membuka,terbuka/tutup,ditutup,menutup,tertutup salah,bersalah/tak_bersalah,bebas beli,membeli/jual,menjual selamat,hidup/tewas,meninggal,mati aman/berbahaya untung,laba/rugi wajib/sukarela",
    "ms": "naik,meningkat/turun,menurun,merosot menang/kalah dibuka/ditutup bersalah/bebas membeli/menjual selamat/maut,terbunuh untung/rugi",
    "vi": "tăng/giảm thắng/thua mở/đóng có_tội/vô_tội mua/bán sống_sót/thiệt_mạng,tử_vong,chết an_toàn/nguy_hiểm hợp_pháp/bất_hợp_pháp lãi/lỗ bắt_buộc/tự_nguyện bắt_đầu/kết_thúc",
}

# What drift asks beside these: it reads whole passages, and its edits are few.
ORDER = {
    "en": "more/fewer,less before/after same/different early,earlier/late,later with/without liable/exempt certain/uncertain first/last best/worst ahead/behind stable/unstable likely/unlikely possible/impossible carried/rejected continue/cease,quit below,under/above,exceed",
    "de": "mehr/weniger unter/über,übersteigen vor/nach gleich/verschieden früher/später einschließlich/ausschließlich mit/ohne erste/letzte ganz/teilweise",
    "fr": "plus/moins avant/après même,identique/différent tôt/tard avec/sans premier/dernier",
    "es": "más/menos antes/después igual,mismo/distinto,diferente temprano/tarde con/sin primero/último",
    "it": "più/meno prima/dopo stesso,uguale/diverso con/senza primo/ultimo",
    "nl": "meer/minder voor/na hetzelfde/anders vroeg/laat met/zonder eerste/laatste",
    "pt": "mais/menos antes/depois igual,mesmo/diferente com/sem primeiro/último",
    "sv": "mer/mindre före/efter samma/annan med/utan första/sista",
    "da": "mere/mindre før/efter samme/anden med/uden første/sidste",
    "pl": "więcej/mniej przed/po z/bez pierwszy/ostatni",
    "ru": "больше,более/меньше,менее до/после с/без первый/последний",
}

# Found inside the run of letters; what begins another of the table is tried after it.
INSIDE = {
    Turn.STANCE: {
        "zh": "支持,赞成,贊成,拥护,擁護/反对,反對,抵制 批准,通过,通過,同意,接受,采纳,採納/否决,否決,驳回,駁回,拒绝,拒絕 允许,允許,准许,准許/禁止 证实,證實,承认,承認,确认,確認/否认,否認,驳斥,駁斥 欢迎,歡迎,赞扬,讚揚,称赞,稱讚/谴责,譴責,批评,批評,抨击,抨擊 解除,取消/实施,實施,施加",
        "ja": "賛成,支持,支援/反対 可決,承認,認め,受け入れ,採択,採用/否決,却下,棄却,拒否,退け 許可,容認/禁止 肯定,認め/否定,否認 歓迎,称賛,評価/非難,批判 解除/発令,導入",
        "ko": "찬성,지지,옹호/반대 가결,승인,수용,채택,인용/부결,기각,거부,거절,각하 허용,허가/금지,불허 인정,시인,확인/부인,반박 환영,칭찬/비난,규탄,비판 해제/부과",
        "th": "สนับสนุน,เห็นด้วย/คัดค้าน,ต่อต้าน อนุมัติ,รับรอง,เห็นชอบ,ยอมรับ/ปฏิเสธ,ยกคำร้อง,ตีตก อนุญาต/ห้าม ยืนยัน/ปฏิเสธ ชื่นชม,ยินดี/ประณาม,วิจารณ์",
    },
    Turn.OUTCOME: {
        "zh": "增长,增長,上升,上涨,上漲,增加,升高,提高,攀升,扩大,擴大/下降,下跌,减少,減少,降低,下滑,萎缩,萎縮,缩小,縮小 胜,勝,赢,贏,获胜,獲勝/败,敗,输,輸,落败,落敗 有罪,定罪/无罪,無罪 开放,開放,开业,開業,重开,重開,打开,打開/关闭,關閉,停业,停業 买入,買入,收购,收購,购买,購買/卖出,賣出,出售 生还,生還,幸存,获救,獲救/死亡,遇难,遇難,身亡 安全/危险,危險 合法/非法,违法,違法 盈利/亏损,虧損 开始,開始/结束,結束,停止 强制,強制/自愿,自願 免费,免費/收费,收費 改善,好转,好轉/恶化,惡化 阳性,陽性/阴性,陰性 多数,多數/少数,少數",
        "ja": "増加,上昇,増え,上がっ,上がり,上がる,値上がり,拡大,増益,増収,引き上げ/減少,低下,下落,減っ,減り,減る,下がっ,下がり,下がる,値下がり,縮小,減益,減収,引き下げ 勝利,勝っ,勝ち,勝つ/敗北,負け,敗れ,敗退 有罪/無罪 開店,開館,開放,再開,開い/閉店,閉館,閉鎖,休止,閉じ 購入,買収,買っ/売却,販売,売っ 生存,救助/死亡 安全/危険 合法/違法,不法 黒字/赤字 開始,始まっ,始まる/終了,終わっ,終わる,中止 義務/任意 無料/有料 改善/悪化 陽性/陰性 多数/少数 以上/以下 採用/解雇",
        "ko": "올랐,올라,오른,오르,상승,증가,늘었,늘어,급등,인상,확대/내렸,내려,내린,내리,하락,감소,줄었,줄어,급락,인하,축소 이겼,이긴,승리/졌다,패배,패했 유죄/무죄 열렸,열었,개장,개방,재개/닫혔,닫았,폐쇄,폐장,중단 매입,인수,샀다/매각,팔았,판매 생존,구조/사망,숨졌 안전/위험 합법/불법 흑자/적자 시작/종료,끝났,중단 의무/자율,선택 무료/유료 개선,호전/악화 양성/음성 다수/소수 이상/이하 채용/해고",
        "th": "เพิ่มขึ้น,สูงขึ้น,ขยายตัว,ปรับขึ้น/ลดลง,ต่ำลง,หดตัว,ปรับลง ชนะ/แพ้ เปิด/ปิด มีความผิด,ผิดจริง/ไม่มีความผิด,พ้นผิด,ยกฟ้อง ซื้อ/ขาย รอดชีวิต/เสียชีวิต ปลอดภัย/อันตราย กำไร/ขาดทุน เริ่ม/สิ้นสุด,ยุติ",
    },
}
_UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_TABLES: Mapping[Turn, Mapping[str, str]] = {
    Turn.STANCE: STANCES,
    Turn.OUTCOME: OUTCOMES,
    Turn.ORDER: ORDER,
}

Side = tuple[Turn, int, bool]  # of which group of opposites, and whether it is the second of the two


@dataclass(frozen=True, slots=True)
class Opposites:
    """A language's opposites.

    Attributes:
        words: a folded word -> the sides that it is of.
        phrases: what must stand together -> the side that it is of.
        inside: finds them in a run of letters; None where words are parted by spaces.
    """

    language: str
    words: Mapping[str, tuple[Side, ...]]
    phrases: tuple[tuple[frozenset[str], Side], ...]
    inside: regex.Pattern[str] | None

    def sides(self, words: Iterable[str], beside: Iterable[str] = ()) -> frozenset[Side]:
        """The sides of which words are, alone or together with each other and the words beside them."""
        own = {form for word in words if any(map(str.isalpha, word)) for form in forms(word, self.language)}
        found = {side for form in own for side in self.words.get(form, ())}
        begun = [(parts - own, side) for parts, side in self.phrases if parts & own]
        if begun:
            every = {form for word in beside for form in forms(word, self.language)}
            found.update(side for parts, side in begun if parts <= every)
        return frozenset(found)

    def sides_inside(self, text: str, spans: Iterable[tuple[int, int]]) -> frozenset[Side]:
        """The sides of which something in a text is that lies in one of the places, or reaches into it."""
        if self.inside is None:
            return frozenset()
        places = tuple(spans)
        return frozenset(
            side
            for match in self.inside.finditer(text)
            if any(match.start() < end and start < match.end() for start, end in places)
            for side in self.words.get(match.group(), ())
        )


def forms(word: str, language: str) -> tuple[str, ...]:
    """A word as it is folded, and its dictionary form where there is a list of the language."""
    low = word.casefold()
    if not has_words(language):
        return (low,)
    found = (lemma(word, language) or low).casefold().replace("_", "")  # Dutch parts "goed_keuren"
    return (low,) if found == low else (low, found)


def turned(gone: frozenset[Side], came: frozenset[Side]) -> Turn | None:
    """What turned where some sides are left and others taken; None where none is the other's opposite."""
    lost, won = gone - came, came - gone
    met = {turn for turn, group, second in lost if (turn, group, not second) in won}
    return next((turn for turn in Turn if turn in met), None)


@cache
def opposites(language: str) -> Opposites | None:
    """The opposites of a language, by its two letters; None where none are known."""
    words: dict[str, list[Side]] = {}
    phrases: list[tuple[frozenset[str], Side]] = []
    for parts, side in listed(language):
        if len(parts) == 1:
            words.setdefault(parts[0], []).append(side)
        else:
            phrases.append((frozenset(parts), side))
    if not words:
        return None
    inside = None
    if language in _UNSPACED:
        inside = regex.compile("|".join(map(regex.escape, sorted(words, key=len, reverse=True))))
    return Opposites(language, {word: tuple(of) for word, of in words.items()}, tuple(phrases), inside)


def listed(language: str) -> Iterator[tuple[list[str], Side]]:
    """What words of a language say together a side, and which: the same number is the same pair of opposites."""
    number = 0
    for turn in Turn:
        for table in (_TABLES[turn], INSIDE.get(turn, {})):
            for group in table.get(language, "").split():
                number += 1
                for n, words in enumerate(group.split("/")):
                    for word in words.split(","):
                        yield word.casefold().split("_"), (turn, number, bool(n))
