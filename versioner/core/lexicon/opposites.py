"""Words that say the opposite of one another, by language: where one takes the other's place, the sense has turned.

Source: written for this project: states, directions and verdicts that notices and reports turn about.
Forms are compared by stem, so one form of a word stands for its inflections; "a,b/c" sets both a and b against c.
"""

from __future__ import annotations

OPPOSITES = {
    "en": "open,opened,reopened/closed,shut,closing open/close allowed,permitted,legal/forbidden,prohibited,banned,illegal positive/negative safe/unsafe,dangerous granted/refused,denied "
    "rise,rose,risen,rises,increase,increased,grew,grown/fall,fell,fallen,falls,decrease,decreased,declined,shrank more/fewer,less higher/lower before/after approved,accepted,adopted/rejected,refused,dismissed "
    "confirmed/denied,refuted same/different guilty,convicted/innocent,acquitted won/lost mandatory,compulsory,required/voluntary,optional free/paid public/private "
    "available/unavailable,sold certain/uncertain known/unknown alive/dead early,earlier/late,later full/empty continue,continues/stop,stops,end,ends "
    "included,includes/excluded,excludes with/without against/for exempt/liable win/lose success/failure valid/invalid,void clean/contaminated,polluted resumed/suspended,halted "
    "first/last best/worst start,begin/finish ahead/behind stable/unstable likely/unlikely temporary/permanent unaffected/affected possible/impossible",
    "de": "offen,geöffnet,öffnet/geschlossen,gesperrt,schließt erlaubt,zulässig,gestattet/verboten,untersagt,unzulässig positiv/negativ sicher/unsicher,gefährlich steigt,stieg,gestiegen,steigend,zugenommen,erhöht/fällt,fiel,gefallen,sinkt,gesunken,sinkend,abgenommen,gesenkt "
    "mehr/weniger höher/niedriger,tiefer vor/nach angenommen,genehmigt,gebilligt/abgelehnt,verworfen,zurückgewiesen bestätigt/dementiert,bestritten gleich/verschieden schuldig,verurteilt/unschuldig,freigesprochen "
    "gewonnen/verloren verpflichtend,vorgeschrieben/freiwillig kostenlos,frei/kostenpflichtig öffentlich/privat verfügbar/vergriffen bekannt/unbekannt lebendig/tot früher/später voll/leer "
    "einschließlich/ausschließlich mit/ohne gegen/für gültig/ungültig einwandfrei,sauber/verunreinigt,verschmutzt fortgesetzt/ausgesetzt,unterbrochen erste/letzte vorläufig/endgültig betroffen/unberührt möglich/unmöglich ganz/teilweise",
    "fr": "ouvert,ouverte,ouvre/fermé,fermée,ferme autorisé,permis,admis/interdit,prohibé,exclu positif,favorable/négatif,défavorable sûr/dangereux hausse,augmente,augmenté,progresse/baisse,diminue,diminué,recule plus/moins supérieur/inférieur "
    "avant/après accepté,adopté,approuvé/refusé,rejeté confirmé/démenti même,identique/différent coupable,condamné/innocent,acquitté gagné/perdu obligatoire/facultatif gratuit/payant public/privé disponible/indisponible,épuisé connu/inconnu "
    "vivant/mort tôt/tard plein/vide avec/sans contre/pour valable/nul propre/pollué repris/suspendu premier/dernier supprimé/maintenu possible/impossible provisoire/définitif",
    "es": "abierto,abierta,abre/cerrado,cerrada,cierra permitido,autorizado/prohibido positivo,favorable/negativo,desfavorable seguro/peligroso sube,aumenta,aumentado,subió,crece/baja,disminuye,disminuido,bajó,desciende más/menos superior/inferior antes/después "
    "aceptado,aprobado/rechazado,denegado confirmado/desmentido igual,mismo/distinto,diferente culpable,condenado/inocente,absuelto ganado/perdido obligatorio/voluntario gratuito,gratis/pago público/privado disponible/agotado conocido/desconocido vivo/muerto "
    "temprano/tarde lleno/vacío con/sin contra/favor válido/nulo limpio/contaminado reanudado/suspendido primero/último mantiene/suprime posible/imposible provisional/definitivo potable/contaminada",
    "it": "aperto,aperta,apre/chiuso,chiusa,chiude permesso,consentito,ammesso/vietato,proibito positivo,favorevole/negativo,contrario,sfavorevole sicuro/pericoloso aumenta,aumentato,cresce,salito/diminuisce,diminuito,cala,sceso più/meno superiore/inferiore prima/dopo "
    "accettato,approvato/respinto,rifiutato confermato/smentito stesso,uguale/diverso colpevole,condannato/innocente,assolto vinto/perso obbligatorio/facoltativo gratuito/pagamento pubblico/privato disponibile/esaurito noto/ignoto vivo/morto pieno/vuoto con/senza "
    "contro/favore valido/nullo pulito/inquinato ripreso/sospeso primo/ultimo possibile/impossibile",
    "nl": "open,geopend/gesloten,dicht toegestaan/verboten positief/negatief veilig/onveilig,gevaarlijk stijgt,gestegen,toegenomen/daalt,gedaald,afgenomen meer/minder hoger/lager voor/na aangenomen,goedgekeurd/verworpen,afgewezen bevestigd/ontkend hetzelfde/anders schuldig/onschuldig "
    "gewonnen/verloren verplicht/vrijwillig gratis/betaald openbaar/privé beschikbaar/uitverkocht bekend/onbekend levend/dood vroeg/laat vol/leeg met/zonder tegen/voor geldig/ongeldig schoon/vervuild hervat/opgeschort eerste/laatste mogelijk/onmogelijk",
    "pt": "aberto,aberta,abre/fechado,fechada,fecha permitido,autorizado/proibido positivo,favorável/negativo,desfavorável seguro/perigoso sobe,aumenta,aumentou,cresce/desce,diminui,diminuiu,cai mais/menos superior/inferior antes/depois aceite,aprovado/rejeitado,recusado confirmado/desmentido "
    "igual,mesmo/diferente culpado,condenado/inocente,absolvido ganho/perdido obrigatório/facultativo gratuito,grátis/pago público/privado disponível/esgotado conhecido/desconhecido vivo/morto cheio/vazio com/sem contra/favor válido/nulo limpo/poluído retomado/suspenso primeiro/último possível/impossível",
    "sv": "öppen,öppet,öppnar/stängd,stängt,stänger tillåten,tillåtet/förbjuden,förbjudet positiv/negativ säker/osäker,farlig ökar,ökat,stiger,stigit/minskar,minskat,sjunker,sjunkit mer/mindre högre/lägre före/efter godkänd,antagen/avslagen,nekad bekräftad/dementerad samma/annan skyldig,dömd/oskyldig,frikänd "
    "vunnit/förlorat obligatorisk/frivillig gratis/avgift offentlig/privat tillgänglig/slutsåld känd/okänd levande/död full/tom med/utan mot/för giltig/ogiltig rent/förorenat återupptagen/inställd första/sista möjlig/omöjlig",
    "da": "åben,åbent,åbner/lukket,lukker tilladt/forbudt positiv/negativ sikker/usikker,farlig stiger,steget,øget/falder,faldet,mindsket mere/mindre højere/lavere før/efter godkendt,vedtaget/afvist,forkastet bekræftet/afvist samme/anden skyldig,dømt/uskyldig,frikendt vundet/tabt obligatorisk/frivillig "
    "gratis/betalt offentlig/privat kendt/ukendt levende/død fuld/tom med/uden mod/for gyldig/ugyldig rent/forurenet genoptaget/indstillet første/sidste mulig/umulig",
    "pl": "otwarty,otwarte,czynny/zamknięty,zamknięte,nieczynny dozwolony,dozwolone/zabroniony,zakazane pozytywny/negatywny bezpieczny/niebezpieczny rośnie,wzrosła,wzrósł/spada,spadła,spadł więcej/mniej wyższy/niższy przed/po przyjęty,zatwierdzony/odrzucony potwierdzony/zdementowany "
    "winny,skazany/niewinny,uniewinniony wygrał/przegrał obowiązkowy/dobrowolny bezpłatny/płatny publiczny/prywatny dostępny/wyprzedany znany/nieznany żywy/martwy pełny/pusty z/bez ważny/nieważny czysty/skażony wznowiony/zawieszony pierwszy/ostatni możliwy/niemożliwy",
    "ru": "открыт,открыта,открыто/закрыт,закрыта,закрыто разрешен,разрешено/запрещен,запрещено положительный/отрицательный безопасный/опасный растет,вырос,увеличился/падает,снизился,уменьшился больше,более/меньше,менее выше/ниже до/после принят,одобрен/отклонен,отвергнут подтвержден/опровергнут "
    "виновен/невиновен,оправдан выиграл/проиграл обязательный/добровольный бесплатный/платный государственный/частный известен/неизвестен жив/мертв полный/пустой с/без первый/последний возможно/невозможно",
}


def pairs() -> frozenset[tuple[str, str]]:
    """Every pair of opposites, both ways round."""
    found = set()
    for line in OPPOSITES.values():
        for group in line.split():
            one, _, other = group.partition("/")
            for a in one.split(","):
                for b in other.split(","):
                    found.update({(a, b), (b, a)})
    return frozenset(found)
