"""Abbreviations, and words that begin sentences, by language: what tells a full stop from an end."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache


class Kind(Enum):
    """What stands after an abbreviation, and so whether a sentence can end with it."""

    NAME = auto()  # "Dr. Brook": a name follows, and never a new sentence
    NUMBER = auto()  # "p. 5", "Jan. 5": ends a sentence now and then, but not before a number
    INNER = auto()  # "e.g. this": hardly ever ends a sentence
    LAST = auto()  # "etc.", "Ltd.": ends a sentence as often as not


@dataclass(frozen=True, slots=True)
class Usage:
    """How a language writes: abbreviations without their last full stop, and first words of sentences.

    `has_ordinals` says that a full stop after a figure makes an ordinal ("3. Mai"), `has_capital_nouns` that a
    capital letter does not tell a new sentence. English is apart: sentencex knows its names and abbreviations
    best, and it is often written without capitals.
    """

    abbreviations: dict[str, Kind]
    openers: frozenset[str]
    has_ordinals: bool
    has_capital_nouns: bool
    is_english: bool


_NAME = {
    "": (
        "Dr Mr Mrs Ms Mx Prof St Ste Mme Mmes Mlle MM Sr Sra Hr Fr Rev Gen Col Capt Lt Sgt Mgr Msgr Pr Ft Mt "
        "dr prof hon"
    ),
    "en": "Messrs Mts Gov Sen Rep Reps Sens Pres Adm Cdr Cmdr Maj Brig Cpl Pvt Supt Insp Hon Bros Esq Det Rt",
    "de": "Hrn Frl Dipl Ing Mag Hl hl geb verh Hrsg Kard Pfr Bgm Abg Dres Priv Doz vgl Vgl Fa Fam gez Sankt Proff",
    "fr": "M Me Mlles Mes Drs Sté Exc Cdt Cne Gal Dom LL vve mgr bd Bd av Av",
    "es": (
        "D Dña Da Dª Dra Srta Srtas Sres Sras Dres Ud Uds Vd Vds Profa Lic Ing Arq Gral Gob Pdte Sto Sta Av "
        "Avda Excmo Excma Ilmo Ilma Fco Cía Mons Pbro Hno Hna Cap Cnel Tte Abg Mtro Mtra"
    ),
    "it": (
        "sig sigg sig.ra sig.na dott dott.ssa ing avv arch geom rag on sen gen col mons prof.ssa proff egr "
        "spett gent gent.ma sac comm cav uff S SS card mag"
    ),
    "pt": (
        "D Dra Srs Sras Srta Profa Profª Drª Srª Sto Sta S Eng Engª Arq Cel Cap Ten Sarg Maj Gal Mons Pe Av R "
        "Pça Tv Al Estr Rod Exmo Exma Ilmo Ilma Des Min Dep Sen"
    ),
    "nl": "dhr mevr mej mw mr drs ir ing ds jhr kapt lt hr",
    "pl": (
        "ul al pl os św ks bp abp kard o s br mgr inż lek hab doc adw gen płk ppłk mjr kpt por ppor sierż "
        "plut red dyr pseud mec prez tow ob śp woj pow gm"
    ),
    "ru": (
        "ул просп пр пер пл наб бул г гр проф акад доц инж св ген полк кап обл пос дер с д кн кв корп стр о "
        "оз р пп тов респ"
    ),
    "uk": "вул просп пл бул м проф акад доц св ген обл пос смт с п гр",
    "bg": "ул бул пл проф акад доц инж св ген г-н г-жа д-р гр с обл",
    "sr": "ul mr ing sv gen акад проф ул св",
    "sv": "hr fr fru doc gen kapt s:t s:ta adv ing civ",
    "da": "hr fr fru frk adv ing kapt gen skt",
    "no": "hr fr fru frk adv ing kapt gen",
    "fi": "tri toht ins maist kenr",
    "cs": "p pí sl Ing Bc MUDr JUDr PhDr RNDr doc sv gen plk mjr ul nám tř st",
    "sk": "p pí sl Ing Bc MUDr JUDr PhDr RNDr doc sv gen plk mjr ul nám",
    "hu": "id ifj özv gen Szt Kft vő",
    "ro": "dl dna d-na d-l dra conf ing arh av gen col str bd Sf sf acad min",
    "tr": "Av Doç Yrd Sn Hz Cad Sok Mah Bul Op Uzm Alb Org Müh",
    "id": "Bpk Ibu Sdr Sdri Jl Jln Ir Drs Dra Kol Tn Ny Kab Kec H Hj",
    "vi": "TP TS ThS GS PGS BS KS Tp Q P TX",
    "ca": "D Dra Srta Il·lm Av Pl Gral Mn",
    "el": "κ κκ δρ καθ Δρ Καθ Αγ οδ λεωφ στρ",
    "hr": "g gđa gosp mr ing sv gen ul mons vlč",
    "sl": "g ga gdč mag inž sv gen ul",
    "lt": "p doc gen šv gerb g pr al",
    "lv": "doc kg sv",
    "et": "hr pr kol",
    "is": "sr próf frú hr",
    "hi": "डॉ श्री सुश्री प्रो पं",
    "mr": "डॉ श्री सौ प्रो पं",
    "bn": "ডা ড মো প্রফ",
    "he": "פרופ",
}
_NUMBER = {
    "": "No no Nos nos Nr nr pp Fig Figs fig figs vol vols Vol Vols Art art ca p tel Tel",
    "en": (
        "max min ch chs sec secs sect eds ed ver pt pts approx circa c fl Ch Sec Jan Feb Apr Jun Jul Aug Sep "
        "Sept Oct Nov Dec eq Eq eqn ref Ref Rm Apt Ste cir"
    ),
    "de": (
        "S Abb Abs Bd Bde Kap Ziff Anm Bl Rn Rz Tab Taf Zl Aufl Bsp Str str Pkt Lfg Jan Feb Febr Apr Aug Sept "
        "Okt Nov Dez Mär Tsd Std Min Sek Jh Jhdt Jhd Lj ff f Sp Hs Nrn Mio Mrd"
    ),
    "fr": "chap pag éd al ann n num t liv v vs env janv févr avr juil sept oct nov déc paragr tabl pl",
    "es": "pág págs núm núms cap caps t párr ed n apdo C.P",
    "it": "pag pagg n nn num capp sez par tab s sec lett co",
    "pt": "pág págs n nº cap caps séc tab inc ed",
    "nl": "blz bl hfst hs afb tab par dl jrg lid bijl jan febr apr aug sept okt nov dec",
    "pl": "str rozdz ust pkt poz tab rys t ryc zał wyd ok ur zm",
    "ru": "рис гл табл ст п т тт вып илл разд ч см млн млрд тыс тел",
    "uk": "стор рис гл табл ст т тт вип розд ч див млн млрд тис",
    "bg": "стр фиг гл табл чл ал т бр",
    "sv": "sid kap kl avd tab s st jan feb febr apr aug sept okt nov dec",
    "da": "kap kl sp stk afs s jan feb febr apr aug sept okt nov dec",
    "no": "kap kl sp avs s jan feb febr apr aug sept okt nov des",
    "fi": "klo s taul n",
    "cs": "č čl odst kap obr tab str s hl cca roč",
    "sk": "č čl ods kap obr tab str s hl cca roč",
    "hu": "old bek kb sz kot",
    "ro": "pag cap alin lit aprox",
    "tr": "sf s bl md çev Nu",
    "id": "hlm ps ay",
    "ca": "pàg pàgs núm cap",
    "el": "σελ σ αρ αριθ εικ κεφ τόμ παρ",
    "hr": "str br čl st god",
    "sl": "str št čl",
    "hi": "सं पृ",
}
_INNER = {
    "": "vs e.g i.e cf al viz ibid op cit z.B",
    "en": (
        "incl resp orig Dept gov abbr adj intl natl Calif Fla Conn Mass Mich Minn Okla Ore Penn Tenn Tex Wash "
        "Wis Ariz Ill Ind Kan La Mo Neb Nev Va Vt Pa Del Ga Ala Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
        "mil bn avg misc N.B Nat Mus Univ Inst Assn Acad ft lb lbs oz sq mi yd hr hrs a.k.a v est"
    ),
    "de": (
        "bzw ca evtl ggf gem inkl exkl sog z zzgl d u i m o v bspw einschl entspr insb insbes jew allg amtl "
        "ausschl bes betr ehem eigtl erg etw franz engl lat griech ital dt gegr gest d.h i.d.R s Red ugs "
        "urspr Univ vorm zit zzt zz rd röm max min mind bisl verm wg mtl jährl tägl abzgl o.ä Mi Do Fr Sa So "
        "Mo Di u.U"
    ),
    "fr": "p.ex ex c.-à-d c.à.d càd apr ap hab dép suiv ms Cf Ex id Ibid adj fém litt",
    "es": "p.ej ej aprox atte dcha izda prov depto Depto Dpto dpto tel ref máx mín impr p s adm admón",
    "it": "es p.es cfr Cfr ca seg segg tel fam abbr oss",
    "pt": "p.ex ex aprox obs Obs ref depto dept máx mín ap tel prov",
    "nl": (
        "bijv b.v bv d.w.z o.a m.b.t n.a.v t.o.v i.p.v t.a.v i.v.m m.a.w evt incl excl resp vgl zgn a.u.b ca "
        "mln mld gem t.g.v t.w.v i.h.k.v"
    ),
    "pl": (
        "np tzn tj tzw m.in ww zob jw ew bm wł łac ang niem franc godz sek tys mln mld dn tel opr przyp przeł "
        "resp n.e p.n.e im"
    ),
    "ru": (
        "т.е т.к т.н напр ср англ нем фр лат греч ред изд сост прим сокр тж ок букв мин сек чел шт экз сер нач кон им"
    ),
    "uk": "т.зв т.к напр пор англ нім фр лат ред вид пер укл прим бл ім",
    "bg": "т.е т.нар напр вж ср ст хил млн млрд прибл им",
    "sr": "npr tj tzv str tzn нпр тј тзв",
    "hr": "npr tj tzv usp odn tzn tis mil mlrd",
    "sl": "npr tj oz t.i prim tzn tis mio mrd",
    "sv": "t.ex d.v.s dvs bl.a bl s.k m.a.o fr.o.m t.o.m jfr resp ca inkl exkl eg ev f.d f.n tex milj mdr",
    "da": "f.eks fx dvs d.v.s bl.a bl s.k jf ca inkl ekskl evt if.m mht pga vedr mio mia",
    "no": "f.eks dvs bl.a bl s.k jf ca inkl ekskl evt ifm mht pga vedr mill mrd",
    "fi": "esim eli ts mm ml ns nk vrt ks milj mrd eKr jKr",
    "cs": "např tj tzn tzv resp popř příp mj zvl srov tis mil mld kupř zn max min",
    "sk": "napr tj tzn tzv resp popr príp porov tis mil mld max min",
    "hu": "pl ill ún vö ld max min ti tkp mrd",
    "ro": "ex cca resp d.e d.p mil mld",
    "tr": "örn bkz yakl yy mil",
    "id": "mis dgn yg dll spt tsb dng",
    "vi": "vd v.d",
    "ca": "p.ex ex aprox",
    "el": "π.χ δηλ βλ πρβλ λ.χ εκ εκατ δισ",
    "lt": "pvz t.y vad plg tūkst mln mlrd",
    "lv": "piem t.i t.s sal tūkst milj mljrd apm",
    "et": "nt st s.t nn vt u mln mld",
    "is": "t.d þ.e m.a s.s sbr u.þ.b þús",
    "kk": "т",
}
_LAST = {
    "": (
        "etc Etc Co co Inc Ltd Corp Jr Cie Bros a.m p.m A.M P.M U.S U.K U.N E.U U.S.A D.C Ph.D M.D B.A M.A "
        "B.C A.D LLC plc PLC"
    ),
    "en": "Ave Blvd Rd Sq dept Sr St Ln Mt Hwy Pkwy Wm",
    "de": "usw usf u.a Chr n.Chr v.Chr e.V jr jun sen",
    "fr": "Cies av.J.-C J.-C S.A",
    "es": "EE.UU UU S.A S.L C.V a.C d.C",
    "it": "ecc S.p.A S.r.l S.n.c a.C d.C",
    "pt": "Ltda Cia S.A a.C d.C",
    "nl": "enz v.Chr n.Chr e.d B.V N.V jl",
    "pl": "itd itp r w zł gr S.A o.o wg",
    "ru": "др т.д т.п гг в вв руб коп э н.э США долл",
    "uk": "ін т.д т.п р рр грн коп е н.е д",
    "bg": "др т.н г гг в лв",
    "sr": "itd sl др год",
    "hr": "itd sl",
    "sl": "itd ipd l",
    "sv": "osv m.m m.fl o.d",
    "da": "osv m.m m.v mv o.lign A/S",
    "no": "osv m.m mv o.l",
    "fi": "jne ym yms",
    "cs": "atd apod r s.r.o a.s o.p.s",
    "sk": "atď apod r s.r.o a.s o",
    "hu": "stb Rt Zrt Nyrt",
    "ro": "ș.a S.A S.R.L",
    "tr": "vb vs Şti A.Ş",
    "ca": "S.A S.L",
    "el": "κ.λπ κλπ κ.ά π.Χ μ.Χ",
    "lt": "m d pan t.t kt",
    "lv": "g utt",
    "et": "a jne jms",
    "kk": "т.б б ж",
    "hi": "आदि",
}
_OPENERS = {
    "en": (
        "the a an i this that these those it he she we they you his her its our their my your there here who "
        "what when where why how which and but or so then yet if as at by for from in on with after before "
        "since while although because not no yes is are was were do does did has have had can could will "
        "would should may now one some many most all both each every please let's let even just still also "
        "however whose nobody everyone everybody someone nothing perhaps maybe today"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer er sie es wir ich ihr man du und aber doch denn "
        "dann da im in am an auf aus bei mit nach seit von vor zu zum zur für als auch so wenn weil wie was "
        "wer wo warum wann welche dies diese dieser dieses diesen heute gestern jetzt nun hier dort danach "
        "dabei damit dazu dafür daher dennoch sein seine ihre mein unser unsere kein keine alle alles viele "
        "einige nur noch schon bis durch gegen ohne um über unter zwischen während trotz wegen ob nein ja "
        "nicht sogar insgesamt zudem außerdem allerdings jedoch jeder jede jedes manche laut beim vom war ist "
        "sind hat haben wird werden"
    ),
    "fr": (
        "le la il elle ils elles on je tu nous vous ce c cela ça cette ces cet un une les des du au aux mais "
        "et ou où donc or ni car si quand lorsque puis alors ensuite ainsi pourtant cependant dans en sur "
        "sous pour par avec sans après avant depuis selon comme que qui quoi quel quelle comment pourquoi son "
        "sa ses leur leurs mon ma mes notre nos votre vos aujourd hier ici là non oui y a est sont tout toute "
        "tous toutes plusieurs chaque l j s n qu"
    ),
    "es": (
        "el la los las un una unos unas él ella ellos ellas yo tú usted ustedes nosotros esto eso este esta "
        "estos estas ese esa y e o pero mas sino aunque si cuando donde como porque pues entonces luego "
        "después antes en a al de del con sin por para desde hasta según sobre entre tras se lo le les su sus "
        "mi tu nuestro qué quién cómo cuándo dónde cuál no sí también ahora hoy ayer aquí allí es son fue era "
        "hay ha han todo todos cada muchos además"
    ),
    "it": (
        "il lo la i gli le un uno una egli lui lei loro io tu noi voi questo questa questi queste quello "
        "quella ciò e ed o ma però se quando dove come perché poiché poi allora dopo prima in a al alla di "
        "del della da dal con su per tra fra secondo si non sì chi che cosa quale è sono era ha hanno c anche "
        "ora oggi ieri qui là tutti ogni molti suo sua inoltre nel nella l"
    ),
    "pt": (
        "o a os as um uma uns umas ele ela eles elas eu tu você vocês nós isto isso este esta estes estas "
        "esse essa aquele e ou mas porém se quando onde como porque pois então depois antes em no na nos nas "
        "ao à de do da com sem por para desde até segundo sobre entre após seu sua seus suas meu minha que "
        "quem qual não sim também agora hoje ontem aqui ali é são foi era há tem têm todos cada muitos além"
    ),
    "nl": (
        "de het een hij zij ze ik jij je wij we jullie u dit dat deze die er en maar of want dus toen dan als "
        "wanneer omdat hoewel in op aan bij met na naar over onder uit van voor tot door tussen volgens sinds "
        "tijdens wie wat waar waarom hoe welke zijn haar hun ons onze mijn geen niet ook nu vandaag gisteren "
        "hier daar ja nee is was waren heeft hebben alle veel sommige elk"
    ),
    "pl": (
        "on ona ono oni one ja ty my wy to ten ta te ci tamten a i ale lecz jednak oraz lub albo bo gdy kiedy "
        "gdzie jak ponieważ że jeśli jeżeli potem wtedy następnie po przed w we na z ze do od u o za dla bez "
        "przez pod nad między według kto co dlaczego czy nie tak też także teraz dziś wczoraj tu tam jest są "
        "był była było były ma mają wszyscy każdy wiele jego jej ich mój nasz"
    ),
    "ru": (
        "он она оно они я ты мы вы это этот эта эти тот та те а и но однако или либо если когда где как так "
        "потому что чтобы потом затем тогда после до перед в во на с со к ко от у о об за для без через под "
        "над между по при кто почему зачем какой не да нет также тоже теперь сегодня вчера здесь там был была "
        "было были есть все каждый многие его её ее их мой наш"
    ),
    "uk": (
        "він вона воно вони я ти ми ви це цей ця ці той та ті а і й але проте однак або чи якщо коли де як "
        "так бо що щоб потім тоді після до перед у в на з зі із к від о про за для без через під над між по "
        "при хто чому не ні також тепер сьогодні вчора тут там був була було були є всі кожен його її їх"
    ),
    "sv": (
        "den det de en ett han hon vi jag du ni man och men eller för så då när om eftersom där här i på av "
        "med till från efter före under över vid mellan enligt sedan vem vad var varför hur vilken detta "
        "denna dessa inte nej ja också nu idag är har hade alla många hans hennes deras"
    ),
    "da": (
        "den det de en et han hun vi jeg du man og men eller for så da når hvis fordi der her i på af med til "
        "fra efter før under over ved mellem ifølge siden hvem hvad hvor hvorfor hvordan hvilken dette denne "
        "disse ikke nej ja også nu var er har havde alle mange hans hendes deres"
    ),
    "no": (
        "den det de en et ei han hun vi jeg du man og men eller for så da når hvis fordi der her i på av med "
        "til fra etter før under over ved mellom ifølge siden hvem hva hvor hvorfor hvordan hvilken dette "
        "denne disse ikke nei ja også nå var er har hadde alle mange hans hennes deres"
    ),
    "fi": (
        "hän he se ne minä sinä me te tämä nämä ja mutta tai kun jos koska sitten myös ei on oli ovat mitä "
        "kuka miksi missä"
    ),
    "cs": (
        "on ona ono oni já ty my vy to ten ta ti a i ale však nebo když kde jak protože že jestli pak potom "
        "po před v ve na z ze do od u o za pro bez přes pod nad mezi podle kdo co proč ne ano také teď dnes "
        "včera tady tam je jsou byl byla bylo byli má mají všichni každý jeho její jejich"
    ),
    "sk": (
        "on ona ono oni ja ty my vy to ten tá tí a aj ale však alebo keď kde ako pretože že ak potom po pred "
        "v vo na z zo do od u o za pre bez cez pod nad medzi podľa kto čo prečo nie áno tiež teraz dnes včera "
        "tu tam je sú bol bola bolo boli má majú všetci každý jeho jej ich"
    ),
    "hu": (
        "a az egy ő ők én te mi ti ez és de vagy ha amikor ahol mert hogy aztán majd után nem igen is most ma "
        "ki mit miért"
    ),
    "ro": (
        "el ea ei ele eu tu noi voi un o acest această și dar sau dacă când unde cum pentru în pe la cu din "
        "de după nu da"
    ),
    "tr": "o bu şu bir ben sen biz siz onlar ve ama fakat veya eğer sonra ne kim neden nasıl değil evet hayır",
    "ca": (
        "el la els les un una ell ella ells jo tu això aquest aquesta i o però si quan on com en a amb per de "
        "no sí també"
    ),
    "hr": (
        "on ona ono oni ja ti mi vi to taj ta a i ali ili ako kad gdje kako jer da zatim u na s sa za od do "
        "po ne nije je"
    ),
    "sr": (
        "on ona ono oni ja ti mi vi to taj ta a i ali ili ako kad gde kako jer da zatim u na s sa za od do po "
        "ne nije je"
    ),
    "sl": "on ona ono oni jaz ti mi vi to ta a in ali ampak če ko kje kako ker da nato v na s z za od do po ne ni je",
    "bg": (
        "той тя то те аз ти ние вие това този тази тези а и но или ако когато къде как защото че след в на с "
        "за от до по не"
    ),
    "el": (
        "ο η το οι τα ένας μια ένα αυτός αυτή αυτό αλλά και ή αν όταν πού πώς γιατί στο στη στην με για από δεν ναι όχι"
    ),
}
_ORDINAL = frozenset(
    {
        "bs",
        "cs",
        "da",
        "de",
        "eo",
        "et",
        "eu",
        "fi",
        "fo",
        "hr",
        "hu",
        "is",
        "lb",
        "lv",
        "me",
        "nb",
        "nn",
        "no",
        "pl",
        "sh",
        "sk",
        "sl",
        "sr",
        "tr",
        "hsb",
        "dsb",
        "gsw",
        "als",
        "nds",
        "bar",
    }
)
_CAPITAL_NOUNS = frozenset({"de", "lb", "gsw", "als", "nds", "bar"})
_SAME = {"nb": "no", "nn": "no", "gsw": "de", "als": "de", "lb": "de", "bar": "de", "bs": "hr", "gl": "pt", "be": "ru"}
"""Languages that are written like another one: nearly all abbreviations are the same."""


@cache
def usage(language: str) -> Usage:
    """Return how `language`, a primary subtag of BCP 47, writes; for an unknown one, what most languages share."""
    like = _SAME.get(language, language)
    kinds = ((Kind.LAST, _LAST), (Kind.INNER, _INNER), (Kind.NUMBER, _NUMBER), (Kind.NAME, _NAME))
    shared = {word: kind for kind, words in kinds for word in words[""].split()}
    own = {word: kind for kind, words in kinds for word in words.get(like, "").split()}
    return Usage(
        shared | own,
        frozenset(_OPENERS.get(like, "").split()),
        language in _ORDINAL,
        language in _CAPITAL_NOUNS,
        language == "en",
    )
