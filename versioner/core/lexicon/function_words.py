"""Words that hold a sentence together and name nothing: articles, pronouns, prepositions, auxiliaries; by language, folded.

Source: written for this project from the grammars' closed classes, with verbs of saying that every news text has.
Only words of four letters and more are listed: shorter ones are told by their length.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "en": "about above after again against ahead along also although among another around away back became because become been before "
    "behind being below between both came come comes coming could does doing done down during each either even ever every first from further gave "
    "gets give given goes going gone good have having here hers herself himself however into itself just kept know last later least less like made make "
    "makes many might more most much must near nearly need never next none nothing only onto other others over part quite rather said same says several "
    "shall should since some soon still such take taken takes than that their them themselves then there these they thing things this those though "
    "three through together told took toward under until upon used very want wants well went were what when where whether which while whom whose will "
    "with within without would your according already almost enough yesterday today",
    "de": "aber alle allem allen aller alles also andere anderen anderer anderes auch außer bald beim beiden bereits besonders bevor bleibt bleiben "
    "damit danach dann daran darauf daraus darf darin darüber darum dass davon davor dazu dein deine dem denen denn dennoch derer deren derzeit "
    "deshalb dessen dich diese diesem diesen dieser dieses doch dort drei durch durfte eben ebenso eigentlich eine einem einen einer eines einige "
    "einigen einmal erst etwa etwas fast für gab ganz geben gegen gehen geht genau gerade gern gibt haben hatte hatten hätte hier hinter ihnen "
    "ihre ihrem ihren ihrer immer indem insgesamt jede jedem jeden jeder jedes jedoch jene jetzt kann kein keine keinen keiner können könnte kommen "
    "kommt lassen laut lässt machen macht mehr mehrere mein meist müssen muss musste nach nachdem nahe neben nicht nichts noch nun nur oder ohne "
    "sagt sagte schon sehen sehr sein seine seinem seinen seiner seit selbst sich sicher sind sodass sogar solche soll sollen sollte somit sondern "
    "sonst soweit sowie statt stehen steht trotz über überhaupt unser unter viel viele vielen vier vom von vor vorher wann ward waren warum was "
    "weil weiter weitere weiteren welche welcher welches wenig wenige weniger wenn werde werden wieder will wird wirklich wobei wohl wollen wollte "
    "worden wurde wurden während zudem zugleich zuletzt zum zumindest zur zurück zwar zwei zwischen",
    "fr": "afin ailleurs ainsi alors après assez aucun aucune aujourd aura auront aussi autre autres avant avec avoir ayant beaucoup bien "
    "cela celle celles celui cent certain certaine certains cette ceux chacun chaque chez comme comment contre dans davantage déjà depuis dernier "
    "dernière derrière des dès désormais deux devant devrait dire disent dit doit doivent donc dont durant elle elles encore enfin ensuite entre "
    "environ étaient était étant être eux faire fait faut font fois fut hors ici ils jamais jusqu jusque laquelle lequel lesquels leur leurs lors "
    "lorsque lui mais malgré même mêmes mieux moins mon notamment notre nous ont ou outre par parce parfois parmi pas pendant peut peuvent plus "
    "plusieurs plutôt pour pourquoi pourrait pourtant près presque puis puisque quand quant que quel quelle quelque quelques quels qui quoi sans sauf "
    "selon sera seront ses seul seule seulement sinon soit sont sous souvent suivant sur surtout tandis tant tel telle tels tous tout toute toutefois "
    "toutes très trois trop une vers voici voilà votre vous",
    "es": "además ahora algo algún alguna algunas alguno algunos allí ante antes aquel aquella aquellos aquí así aunque bajo bastante bien cada "
    "casi como cómo con contra cual cuales cualquier cuando cuanto debe deben del desde después dice dicen dijo donde dónde durante ella ellas "
    "ellos entonces entre eran eres esas ese eso esos esta está están estaba estado estar estas este esto estos fue fueron fuera gran grandes "
    "haber había habían habrá hace hacen hacer hacia han hasta hay hecho hoy incluso luego manera mayor media menos mientras misma mismas mismo mismos "
    "mucha muchas mucho muchos muy nada ninguna ninguno nosotros nuestra nuestro nunca otra otras otro otros para parece parte pero poca poco pocos "
    "podrá podrán podría porque primera primero puede pueden pues que quien quienes según segundo ser será serán sería sido siempre siendo sigue siguen "
    "sin sino sobre solo sólo son suya suyo tal también tampoco tanto tener tenía tiene tienen toda todas todavía todo todos tras tres una unas uno "
    "unos usted vez veces ya",
    "it": "abbia abbiamo adesso agli alcuna alcune alcuni alla alle allo allora altra altre altri altro anche ancora aveva avevano avere bene "
    "chi ciascuno cioè come comunque con contro cosa così cui dagli dai dalla dalle dallo degli dei della delle dello dentro devono dice dopo dove "
    "dovrà due durante ecco entro era erano essa esse essere essi fare fatto fino fra fuori già gli hanno invece loro lungo mentre meno meglio "
    "molta molte molti molto negli nei nel nella nelle nello nessun nessuna niente noi nostra nostro ogni ognuno oltre oppure ora per perché però "
    "poco poi possono presso prima primo proprio può qualche quale quali quando quanto quasi quella quelle quelli quello questa queste questi questo "
    "qui quindi sarà saranno sarebbe secondo sempre senza sia siano solo sono sopra sotto stata state stati stato stessa stesso sugli sui sul sulla "
    "sulle suo sua suoi tale tali tanto tra tre troppo tutta tutte tutti tutto una uno verso viene vengono",
    "nl": "aan aantal achter alle alleen alles als altijd ander andere anders beide bij binnen blijft boven daar daarmee daarna daarom daarvoor "
    "dan dat deze dezelfde die dit doch doen door drie dus echter een eens eerst eerste elk elke enkele er even gaan gaat geen geven geweest haar had "
    "hadden hebben heeft heel hem hen het hier hij hoe hoeven hun iedereen ieder iedere iets in inmiddels is ja jaar kan komen komt kon konden kunnen langs "
    "later maar maken me meer men met mij moest moet moeten mogen na naar naast niet niets nog nooit nu of om omdat onder ons ook op over per "
    "reeds samen sinds slechts sommige staan staat steeds tegen ten ter terwijl tijdens toch toen tot tussen twee uit van vanaf vaak veel verder volgens "
    "voor vooral voordat waar waarbij waarin waren wanneer want was wat weer wel welke werd werden wie wil willen wordt worden zal zeer zegt zelf "
    "zich zij zijn zo zoals zodat zonder zou zouden zullen",
    "pt": "agora ainda algo alguém algum alguma algumas alguns além antes após aquela aquelas aquele aqueles aqui assim até bem cada cerca coisa "
    "com como contra contudo da das debaixo dela dele deles depois desde dessa desse desta deste deve devem disse diz dois dos duas durante ela elas ele "
    "eles embora enquanto entre então era eram essa essas esse esses esta está estão estas estava estavam este estes estar fazer faz feito foi foram "
    "fora haver hoje isso isto já junto lhe logo longo mais mas mesma mesmo menos muita muitas muito muitos nada nas nem nenhum nenhuma nessa nesse "
    "nesta neste ninguém nos nossa nosso numa nunca onde ontem outra outras outro outros para parte pela pelas pelo pelos pode podem pois por porque "
    "porém pouco poucos primeira primeiro quais qual qualquer quando quanto quase que quem segundo seja sempre sem sendo ser será serão seu seus sido "
    "sobre sua suas só também tanto tem têm ter toda todas todo todos tudo três uma umas vai vão várias vários você",
    "sv": "aldrig alla allt andra annan annat att bara bland blev bli blir både dem den denna deras dess dessa detta dock efter eller endast ett "
    "finns flera från före genom gör göra hade hans har hela henne hennes hos hur inför ingen inget inom inte innan kan kommer kunde kunna lika man "
    "många med mellan men mer mest mindre minst mot mycket måste någon något några när nästan också olika oss redan samma samt sedan sig sina "
    "sitt själv ska skall skulle som stor större säger till två under upp utan varit varje vara vara vilka vilken vilket ville äldre ännu över",
    "da": "aldrig alle allerede alt anden andet andre bare begge blandt blev blive bliver både deres den denne der derfor dette disse dog efter "
    "eller endnu enten finde flere for fordi fra før gennem gøre hans har have havde hele helt hende hendes her hos hver hvor hvordan hvis hvilke "
    "hvilken hvor igen ikke ind indtil ingen kan kom komme kommer kunne lige man mange med mellem men mere mest mindre mod meget måtte nogen noget nogle når "
    "også omkring over samme samt siden selv sig siger sin sit skal skulle som stadig større til under uden var ved vil ville være været",
    "no": "aldri alle allerede andre annen annet bare begge blant ble bli blir både deres den denne der derfor dette disse etter eller ennå fikk "
    "flere for fordi fra før gjennom gjøre hans har hadde hele helt henne hennes her hos hver hvor hvordan hvis hvilke hvilken igjen ikke inn ingen "
    "kan kom komme kommer kunne like man mange med mellom men mer mest mindre mot mye måtte noen noe når også omkring over samme samt siden selv seg "
    "sier sin sitt skal skulle som store større til under uten var ved vil ville være vært",
    "pl": "aby albo ale ani bardzo bez będą będzie bowiem był była było były być chce choć ciągle dalej dla dlatego dlaczego dobrze dopiero dość "
    "dwa dwie dwóch gdy gdyż gdzie godz ich ile inne innych jak jako jakie jego jednak jeden jednego jedna jej jest jeszcze jeśli już każdy kiedy "
    "kilka który która które których którym którzy lub lecz łącznie mają mieć między mimo może można mogą nad nadal nas nasz nawet niego niej niektóre "
    "niż oni oraz pod podczas poza ponad ponieważ potem powiedział powiedziała przed przede przez przy razem również się są sobie swoje swój tak "
    "taka takie także tam tego tej ten teraz też tych tylko tym tymczasem wiele więc według wszyscy wszystkie wszystko wśród został została zostały "
    "zostaną zawsze",
    "cs": "aby ale ani anebo asi během bude budou by byl byla byli bylo být co další dnes dvě ho i jak jako jaké je jeho jejich její jen ještě již "
    "jsem jsme jsou kde kdo kdy kdyby když která které který kteří lze mají mezi mimo může mohou musí nad nebo něco některé než o od on ona oni pak po "
    "pod podle pokud pouze pro proto protože před přes při s se si stále svůj ta tak také takže tato tedy ten tento to toho tom tomto tuto ty už v více však "
    "všech všechny velmi za zatím ze že",
    "fi": "aina ainakin ainoastaan eivät ennen enemmän että hän hänen ilman itse johon joka joiden joille jolla joista jossa jotka jälkeen kaikki "
    "kanssa kerran kertoo kertoi keskellä koko koska kuin kuitenkin kuka kun lisäksi läpi melko mikä minkä missä molemmat monet mukaan muta muut myös nyt "
    "niiden niin ollut olla olisi olivat oman ovat paljon pitää sanoo sanoi saa sekä sen siellä siis siitä silloin sitten tai tällä tämä tämän tänään "
    "toinen tulee tuli vaan vaikka vain vastaan vielä voi voidaan voivat vuonna yhä",
    "hu": "a abban addig ahol aki akik alatt amely amelyek amelyet amikor ami arra arról azok azon azonban azt azért által bármely belül ebben egy "
    "egyes egyik együtt ekkor elég ellen előtt először eléggé emellett ennek erre ezek ezen ezt ezzel fel felé hanem hogy hogyan illetve ilyen így "
    "is itt jelenleg jól kell keresztül később ki kívül között közül legyen lehet lesz lett majd már más másik még mellett mert mint mintegy minden "
    "mindig most nagy nagyon nekik nélkül nincs olyan össze után vagy vagyis valaki valami van vannak vele volt voltak",
    "ru": "больше более будет будут была были было быть ведь весь вместе вместо возле вокруг время всего всех если есть ещё еще затем здесь "
    "именно иначе когда который которая которое которые которых кроме лишь между менее меньше много может можно могут надо например нужно однако около она "
    "они оно отметил очень перед после потом потому почему почти при про против рядом себя сказал сказала свои своих сейчас снова также такой такие там "
    "того тоже только тогда хотя через часть чего чтобы чтобы чуть этого этой этом этот",
    "uk": "адже або більше був була були було бути ваш вже він від всіх вона вони воно для до досить його інші їхні коли котрий крім лише між менше може "
    "можна можуть навіть над наш нижче однак перед під після поки потім про проти саме себе своїх сказав та так також там тепер тільки тоді тому хоча "
    "цього цей через щоб якщо який яка яке які яких",
    "ro": "acea aceasta această aceste acest acesta acum acolo afară aici aproape asupra atât atunci avea avem ca care către cât când ceea cei cel "
    "cele ceva cine către cum dar dacă decât deja deși despre din dintre după doar două este eram erau fără fel fiecare fiind foarte fost iar "
    "încă între însă înainte lângă lor mai mult multe mulți nici noi nostru nu numai oricare pentru peste poate pot prin printre sale sau sunt "
    "spre sub toate toți totul trebuie trei unde unei unele unor unui",
}


def _listed() -> frozenset[str]:
    return frozenset(word for words in FUNCTION_WORDS.values() for word in words.split())


# All languages' words in one set: a page's language is often wrongly declared, and these words name nothing in any.
EVERYWHERE = _listed()
