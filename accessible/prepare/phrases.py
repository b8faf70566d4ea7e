"""What page chrome says, by rule. A phrase has to be the whole block.

Three ways, the quick ones first: whole lines, labels with a colon or the like behind them (both are tables of
`accessible.prepare.lexicon`), and patterns. All are matched in any case of letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from accessible.prepare.lexicon.furniture import FURNITURE
from accessible.prepare.lexicon.labels import LABELS
from accessible.prepare.lexicon.outside import OUTSIDE
from accessible.prepare.lexicon.readers import TO_READERS
from accessible.prepare.lexicon.table import Table

LONGEST_PHRASE = 40  # words
LONGEST_TEXT = 400  # characters: no phrase is longer, and no pattern is tried on more
_LONGEST_LABEL = 40  # characters
_LONGEST_REST = 200  # characters
_WORDS_IN_A_BAR = 4  # of one of its items
_SHORTEST_BAR = 3  # items; two, if they are about sharing, or can stand anywhere

WHY = {
    "caption": "the credit of a picture, or the caption of one that is not here",
    "tags": "a list of subjects, kept as metadata",
    "comments": "belongs to the comments below the article",
    "share": "buttons for sharing",
    "newsletter": "an invitation to subscribe or sign in",
    "related": "a pointer to another article",
    "advertising": "marks an advertisement",
    "cookies": "a notice about cookies",
    "legal": "a legal line of the site",
    "reading time": "how long the page thinks that reading takes",
    "paywall": "tells that the page is for subscribers",
    "player": "a control of an audio or video player",
    "counts": "how often the page was seen or liked",
    "contents": "the page's own table of contents",
    "feedback": "asks for corrections or for an opinion on the page",
    "app": "an invitation to install the site's app",
    "navigation": "a way around the site",
}
"""Why a rule removes what it removes, in words for a reader. A line that two rules know goes to the first of them."""

_SITES = r"(?:facebook|twitter|x|instagram|youtube|linkedin|pinterest|whatsapp|telegram|reddit|tiktok|tumblr|flipboard|mastodon|threads|bluesky|snapchat|google news|google\+|google|social media|messenger|viber|discord|spotify|apple news|e-?mail|вконтакте|телеграм|дзен|одноклассники)"
_AGENCIES = r"(?:getty(?: images)?|afp|associated press|reuters|ap|epa(?:-efe)?|efe|dpa|ansa|shutterstock(?:\.com)?|istock(?:photo)?|alamy(?: stock photo)?|unsplash|pexels|pixabay|imago(?: images)?|picture[ -]alliance|bloomberg|xinhua|afp via getty images|getty images/istockphoto|adobe stock|depositphotos|dreamstime|flickr|wikimedia(?: commons)?|keystone|belga|anp|lusa|pap|tass|тасс|риа новости|унiан|新华社|中新社|视觉中国|時事|共同通信|연합뉴스|뉴시스|zuma(?: press)?|zuma wire|nurphoto|pa wire|pa images|pa media|rex features|sipa|upi)"
_PICTURE = r"(?:photo(?:graph)?s?|photo credits?|image credits?|picture credits?|foto|fotos|fot\.|bildquelle|symbolbild|symbolfoto|crédits? photos?|crédits?|imagen|immagine|фото|写真|撮影|图片来源|사진)"
_MINUTES = r"(?:min(?:s|\.|ute|utes|uten|uti|uto|utos|uut|uten|ut|uter|utter|utten)?|minuta|minuty|мин(?:ут[аы]?)?\.?|хв(?:илин)?\.?|dk\.?|dakika|分钟|分鐘|分|분|دقائق|دقيقة|मिनट)"
_READING = r"(?:read(?:ing)?(?: time)?|to read|lesezeit|lesedauer|de lecture|de lectura|di lettura|de leitura|leestijd|lezen|czytania|чтения|читать|читання|lästid|läsning|læsetid|lesetid|čtení|okuma(?: süresi)?|阅读|閱讀|で読めます|읽기|소요|قراءة|للقراءة)"
_COUNTED = r"(?:views?|page ?views|likes?|shares?|retweets?|reads|downloads|followers|subscribers|reactions?|claps|upvotes|reposts?|impressions|people like this|vues|j'aime|partages|visitas|vistas|visualizaciones|me gusta|visualizzazioni|mi piace|visualizações|curtidas|compartilhamentos|weergaven|aufrufe|gefällt mir|wyświetle(?:ń|nia)|polubie(?:ń|nia)|просмотр(?:ов|а)?|перегляд(?:ів|и)|visningar|visninger|zobrazení|görüntülenme|beğeni|次浏览|次閱讀|次阅读|阅读|浏览|播放|次观看|次播放|回視聴|いいね|조회|مشاهدة|مشاهدات|إعجاب)"
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d"

# What begins with anything looks ahead first, as (?=.*word), for what it cannot do without: most texts lack that.
_PATTERNS = {
    "caption": [
        r"(?:photo|photograph|illustration|image)s? (?:by|courtesy(?: of)?|credits?|via) .{1,120}",
        r"(?:foto|bild|zdjęcie|immagine|imagem) (?:von|de|di|by|door|av|af|autor) .{1,60}|fot\. .{1,80}",
        r"[(\[](?:photo|image|illustration|foto|bild|fot\.|фото|写真|图|사진)\b.{1,120}[)\]]",
        rf"(?:©|\(c\)|\()?\s*(?:[\w .,'’&-]{{2,60}}+\s*[/|·—–©]\s*|(?=.*via)[\w .,'’&-]{{2,60}}?\s*\bvia\b\s*)?{_AGENCIES}(?:\s*(?:/|\bvia\b|\||·|—|–)\s*[\w .'’&-]{{2,40}})?\)?",
        r"[(\[]?(?:ap|afp|epa|reuters|getty|tass|xinhua|file) ?(?:photo|images?)\s*[/|:：-].{1,60}",
        r"(?=.*\((?:photo|image|picture|credit))[^.!?(]{3,160}\((?:(?:photo|image|picture)[^():]{0,20}|credits?)[:：][^()]{2,60}\)",
    ],
    "comments": [
        r"please enable javascript to view the comments.{0,80}|this site uses akismet.{0,120}",
        r"\d+ (?:thoughts?|comments?|responses?|replies) (?:on|to) .{1,160}|(?:ein gedanke|\d+ gedanken|\d+ kommentare?|\d+ antworten) (?:zu|auf) .{1,160}",
        r"\d+ (?:réflexions?|commentaires?) (?:sur|au sujet de) .{1,160}|\d+ (?:comentarios?|respuestas?) (?:en|a) .{1,160}|\d+ (?:comentários?) (?:em|sobre) .{1,160}",
        r"(?:\d+ )?(?:pensieri?|commenti) su .{1,160}|\d+ gedachten? over .{1,160}|(?=.*комментари).{0,40}\d+ комментари\w+ к .{1,160}",
        r"(?:leave a|post a|submit a|add a|write a) (?:comment|reply) (?:to|on|below|cancel)\b.{0,80}",
        r"you must be .{0,20}logged in .{0,20}to .{0,30}(?:comment|reply).{0,40}|(?:log|sign) in (?:or \w+(?: \w+)? )?to (?:leave|post|add|write|join|comment|reply).{0,60}",
        r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off|moderated).{0,60}|notify me (?:of|when) .{1,80}",
        r"your e-?mail address will not be (?:published|shared).{0,80}|save my name.{0,100}",
        r"(?:du musst|sie müssen) (?:dich |sich )?(?:angemeldet|anmelden|eingeloggt).{0,80}kommentar.{0,40}|(?:vous devez|debes|devi|você precisa|je moet|musisz) .{0,60}(?:comment|coment|reacti|skoment)\w*.{0,40}",
    ],
    "share": [
        rf"(?:click to )?(?:share|tweet|post|save|send|e-?mail|print)(?: this| it)?(?: article| story| post| page| recipe)? (?:on|to|via|by|with|through) (?:{_SITES}|a friend|friends|your friends|your network)\b.{{0,60}}",
        rf"(?:please )?(?:follow|like|find|join|visit|connect with|get) (?:us|me|him|her|the author|[\w.'’&-]+(?: [\w.'’&-]+){{0,3}}) (?:on|at|via) (?:our |his |her )?{_SITES}\b.{{0,80}}",
        rf"(?:(?:auf|über|via|per|bei|in) {_SITES} (?:teilen|folgen|weiterleiten))|(?:folgen sie|folge|folgt) .{{1,40}} (?:auf|bei) {_SITES}\b.{{0,60}}",
        rf"(?:partager|partagez|suivez[ -]nous|suivre|retrouvez[ -]nous) .{{0,30}}sur {_SITES}\b.{{0,60}}|(?:compartir|comparte|s[ií]guenos|s[ií]ganos|seguir) .{{0,30}}(?:en|por) {_SITES}\b.{{0,60}}",
        rf"(?:condividi|seguici|segui) .{{0,30}}su {_SITES}\b.{{0,60}}|(?:compartilh\w+|partilh\w+|siga|segue)(?:[ -]nos)? .{{0,30}}n[oa]s? {_SITES}\b.{{0,60}}|(?:deel|volg) .{{0,30}}op {_SITES}\b.{{0,60}}",
        r"\d[\d.,]*[km]? ?shares?|shares? ?\d[\d.,]*[km]?|(?:تابعونا|تابعنا|شارك) (?:على|عبر) .{1,60}",
        r"share (?:this|the) (?:article|story|post|page|recipe|news|content|entry)\b[^.]{0,60}",
    ],
    "newsletter": [
        r"(?:subscribe|sign up|join|get|register)\b.{0,80}\b(?:newsletters?|inbox|mailing list|e-?mail (?:alerts?|updates?|list))\b.{0,80}",
        r"(?:sign|log) in (?:or \w+(?: \w+)? )?to (?:continue|read|save|view|access|your).{0,40}|(?:thanks|thank you) for (?:subscribing|signing up|registering).{0,80}",
        r"by (?:signing up|subscribing|submitting|registering|entering your|providing your|creating an account|checking this|clicking|continuing)\b.{0,120}\b(?:agree|accept|acknowledge|consent)\b.{0,200}",
        r"(?=.*newsletter)(?:.{0,40}newsletter abonnieren|melden sie sich .{0,40}newsletter|jetzt .{0,20}newsletter|hier .{0,30}newsletter|.{0,40}zum newsletter anmelden).{0,60}",
        r"(?:abonnez[ -]vous|inscrivez[ -]vous|recevez|suscríbete|suscríbase|apúntate|recibe|iscriviti|ricevi|assine|inscreva-se|subscreva|receba|meld je aan|schrijf je in|ontvang|abonneer je|zapisz się|subskrybuj|подпи(?:сывайтесь|шитесь)|підпи(?:суйтесь|шіться)|prenumerera|tilmeld dig|meld deg på)\b.{0,100}(?:newsletter|infolettre|lettre|boletín|boletines|canal|nieuwsbrief|nyhetsbrev|nyhedsbrev|рассылк|розсилк|новост|новин|канал|telegram|youtube|e-mail).{0,60}",
        r"(?:订阅|訂閱|关注).{1,30}(?:邮件|電子報|电子报|通讯|公众号|频道|频道|newsletter|新闻信|微信).{0,30}|メールマガジン.{0,30}登録.{0,20}",
    ],
    "related": [
        r"more from [^.]{1,60}",
        r"(?:read|see|view|browse|show|find|explore|discover) (?:more|all|other|our other)(?: of)?(?: \w+)? (?:articles|stories|posts|news|coverage|by)\b.{0,80}",
        r"continue reading .{1,120}|(?:latest|recent|other|all) (?:posts|articles|stories) (?:by|from) .{1,60}",
        r"(?:mehr|weitere|alle) (?:artikel|beiträge|nachrichten|meldungen|texte) (?:von|aus|zu|zum|über|des|der|in) .{1,60}|alle (?:artikel|beiträge) anzeigen.{0,40}",
        r"(?:tous les|plus d['’]|voir les) ?(?:articles|actualités) (?:de|sur|du) .{1,60}|(?:ver|más) (?:todos los |todas las )?(?:artículos|noticias) (?:de|sobre) .{1,60}|(?:todos os artigos|mais (?:notícias|artigos)|tutti gli articoli|alle artikelen|все (?:статьи|материалы|новости)) (?:de|sobre|di|van|автора|раздела) .{1,60}",
    ],
    "advertising": [
        r"(?:article|story|content|post|text) continues (?:below|after).{0,40}|scroll (?:down )?(?:to|for) (?:continue|more).{0,40}",
        r"(?:advertisement|anzeige|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|reklama|广告|広告)\s*[-–—|·:]\s*.{1,60}",
    ],
    "cookies": [
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our (?:\w+ )?partners)?(?: also)? (?:use|uses|store|stores)\b.{0,60}\bcookies?(?: to\b| and (?:similar|other)\b| on (?:this|our|your)\b|\W*$).{0,300}",
        r"by (?:using|continuing|clicking|browsing|closing|accepting)\b.{0,100}\bcookies?\b.{0,300}|(?:learn|read|find out) more about .{0,40}cookies?.{0,60}",
        r"(?:diese (?:web)?(?:site|seite)|wir|unsere (?:web)?(?:site|seite)) (?:verwende[tn]?|nutz(?:t|en)|setz(?:t|en)) .{0,30}cookies.{0,300}|(?:ce site|nous|notre site) utilis(?:e|ons) (?:des|les) cookies.{0,300}",
        r"(?:este sitio(?: web)?|esta (?:web|página)|utilizamos|usamos|este site|esta página) (?:utiliza |usa )?(?:\w+ )?cookies.{0,300}|(?:questo sito|utilizziamo)(?: web)? (?:utilizza |usa )?(?:i )?cookie.{0,300}",
        r"(?:deze (?:web)?site|wij|we) (?:gebruikt|gebruiken|maakt gebruik van|maken gebruik van) .{0,20}cookies.{0,300}|(?:ta strona|nasza strona|serwis|używamy|strona) .{0,30}(?:plików cookies?|ciasteczek|pliki cookies?|cookies).{0,300}|(?=.*использ).{0,40}(?:используем|использует|использования)(?: файлы| файлов)? (?:cookies?|куки).{0,300}",
    ],
    "legal": [
        r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?(?:\d{4}|by\b|.{1,60}\b(?:19|20)\d\d\b).{0,160}",
        r"(?:this )?(?:material|content|article|story|work) (?:may|is|was) (?:not be|licensed|originally published|republished|protected by).{0,160}(?:licen[cs]e|permission|copyright|redistributed|recaptcha).{0,80}",
    ],
    "reading time": [
        r"(?:(?:estimated |average )?read(?:ing)? time|lesezeit|lesedauer|geschätzte lesezeit|temps de lecture|durée de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania|время (?:на )?чтени[яе]|час читання|lästid|læsetid|lesetid|doba čtení|okuma süresi|lukuaika|阅读时间|预计阅读时间|閱讀時間|読了時間|읽는 시간|وقت القراءة|مدة القراءة)\s*[:：-]?\s*(?:ca\.?|about|approx\.?|etwa|environ|~|约|約|<|>)?\s*\d.{0,20}",
        rf"(?:ca\.?|about|approx\.?|~|約|约|本文约需|全文约|<|>)?\s*\d+(?:\s?[-–]\s?\d+)?[\s-]?{_MINUTES}[\s-]?{_READING}.{{0,12}}",
        rf"{_READING}[:：\s]+\d+\s?{_MINUTES}",
    ],
    "paywall": [
        r"you(?: ha|['’])ve (?:\d+ |read |reached |used |hit |run out ).{0,50}(?:free|remaining|limit|monthly).{0,60}|you have \d+ .{0,20}articles? .{0,20}(?:left|remaining).{0,40}",
        r"already (?:a|an|have an?)(?: \w+)? (?:subscriber|member|account|subscription|user)\W{0,3}(?:please )?(?:log|sign) in.{0,30}|not (?:a|an) (?:subscriber|member)(?: yet)?\W{0,3}(?:subscribe|sign up|join|register).{0,40}",
        r"(?:this|the full|the rest of this) (?:article|story|content|post|page)(?: is| has been)? (?:only )?(?:available|reserved|for|exclusively|exclusive)\b.{0,40}(?:subscribers?|members?)\b.{0,60}",
        r"(?:subscribe|register|sign up|upgrade)(?: now| today| here)? (?:to|for) .{0,40}(?:unlock|continue reading|keep reading|read the (?:full|rest)|full access|unlimited access|full article).{0,60}",
        r"dieser (?:artikel|inhalt|beitrag|text) ist .{0,40}(?:abonnenten|abonnent\*?innen|mitglieder).{0,40}|il (?:vous )?reste .{1,20} (?:de cet article )?à lire.{0,60}|残り\s?[:：]?\s?\d+文字.{0,30}",
    ],
    "player": [
        rf"(?:(?:video|audio|listen|play|watch|duration|podcast|dauer|durée|duración|durata|длительность)\W*)?{_CLOCK}\s*[/|]\s*{_CLOCK}|(?:video|audio|listen|play|duration|dauer|durée|duración|durata)\W*{_CLOCK}\W?",
        r"listen to .{0,30}(?:article|story)\b.{0,40}|your browser (?:does not|doesn['’]t) support .{0,80}|(?:this )?audio (?:is |was )?(?:auto-?generated|generated|produced|narrated).{0,80}",
        r"(?:diesen |den )?(?:artikel|beitrag) (?:anhören|vorlesen).{0,30}|(?:écoute[rz]|escuchar?|ascolta|ouvir|ouça|beluister|posłuchaj|прослушать|слушать) .{0,15}(?:article|artículo|articolo|artigo|notícia|noticia|artikel|artykuł\w*|стать\w+)\W*(?:\d.{0,15})?",
    ],
    "feedback": [
        r"(?:see|spot|spotted|found|noticed|have you spotted|if you (?:see|spot|find)) (?:an?|any|something) (?:error|mistake|typo|inaccuracy|wrong)\b.{0,100}",
        r"was this (?:\w+ ){1,2}(?:helpful|useful)\b.{0,20}|rate this (?:article|post|page)\b.{0,20}|(?:fehler|rechtschreibfehler) .{0,30}(?:gefunden|entdeckt|melden)\b.{0,80}",
    ],
    "app": [
        r"(?:download|get|install|try) (?:the|our) (?:free )?(?:[\w&'’.]+ ){0,3}(?:mobile )?app\b[^.]{0,60}",
        r"(?:laden sie|lade|hol dir|holen sie sich) .{0,40}\bapp\b.{0,40}|(?:téléchargez|télécharger) (?:l['’]appli|notre appli|gratuitement).{0,60}|(?:descarga|baixe|scarica) .{0,15}\bapp\b.{0,40}|скача(?:ть|йте) .{0,20}приложение.{0,40}",
    ],
    "counts": [
        rf"(?:\d[\d.,]*+\s?+(?:(?:k|m|tsd\.?|mil|тыс\.?|万)\+?\s?|\+\s?)?{_COUNTED}[\s·•|,/]*+)+",
        r"(?:views?|hits|aufrufe|vues|visitas|просмотров|просмотры|wyświetleń|阅读|阅读量|阅读次数|浏览|浏览量|点击|点击数|조회수?|المشاهدات)\s*[:：(]?\s*\d[\d.,]*\s?[km万]?\)?",
    ],
    "navigation": [
        r"\[button\b[^\]]{0,300}\].{0,200}\[/button\]|\[[a-z]+[-_][a-z_-]+(?: [^\]]{0,200})?\]",
        r"(?:home|homepage|start|startseite|accueil|inicio|início|home page|strona główna|главная|головна|首页|首頁|ホーム|トップ|홈|الرئيسية)(?:\s*+[>»/›|→·•][^>»›|→/·•<=;{}]{0,62}+)+(?<![>»/›|→·•])",
        r"[^>»›<=;(){}.!?]{1,42}+(?:[»›][^>»›<=;(){}.!?]{1,42}+){2,}|[^>»›<=;(){}.!?]{1,42}+(?:(?<= )> [^>»›<=;(){}.!?]{1,42}+){2,}",
        r"(?:home|startseite|accueil|inicio|início|главная|首页)(?:[\s|·•]+[\w&'-]+){0,8}[\s|·•]+(?:news|sports?|politics|opinion|business|world|nachrichten|politik|wirtschaft|économie|politique|deportes|economía|política|политика|спорт)(?:[\s|·•]+[\w&'-]+){0,8}",
        r"(?:page|image|photo|slide|picture|seite|bild|página|pagina|strona|страница|foto) \d+ (?:of|/|von|sur|de|di|van|z|из) \d+.{0,20}",
        r"(?:pdf|docx?|xlsx?|zip|epub|jpe?g|png|mp3)?\s?[(\[]?(?:pdf|docx?|xlsx?|zip|epub|jpe?g|png|mp3)?[\s,·|-]*\d+(?:[.,]\d+)?\s?(?:kb|mb|ko|mo)[)\]]?",
    ],
}
_OUTSIDE_PATTERNS = {
    "comments": [
        r"(?=[^:：]*+[:：]).{1,40}\s(?:says|said|writes|wrote|commented|replied|sagt|sagte|schreibt|schrieb|meint|a dit|dit|dice|dijo|disse|diz|zegt|schreef|napisał|пишет|сказал)(?: (?:on|am|le) .{1,40})?\s?[:：]",
        r"(?:in reply to|replying to|reply to|antwort auf|antworten auf|en réponse à|en respuesta a|responder a|in risposta a|w odpowiedzi na|ответ на|回复) .{1,60}",
    ],
    "related": [
        r"more (?:in|on|about|by|stories|news|articles|coverage)\b[^.?!]{0,60}|most (?:read|popular|viewed|shared|commented)\b[^.?!]{0,40}|(?:click|tap) here (?:to|for) [^.]{1,80}",
        r"(?:latest|recent|popular|trending|featured|top) (?:news|stories|articles|posts|videos|blog posts|headlines)\b[^.?!]{0,30}|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)\b.{0,60}",
    ],
    "reading time": [
        rf"(?:~|ca\. )?\d+\s?{_MINUTES}"
    ],
    "legal": [
        r"(?:proudly )?powered by [^.]{1,40}|(?:website|site|theme|design|web design)(?: design(?:ed)?)?(?: and develop\w+)? by [^.]{1,40}|part of the [^.]{1,60} (?:network|group)",
    ],
    "advertising": [
        r"(?:sponsored|presented|brought to you|supported) by [^.]{1,40}",
    ],
    "tags": [
        r"(?:posted (?:in|under)|filed under|tagged(?: with| as)?|categori[sz]ed(?: as| under| in)?) [\w ,&'’/|-]{1,120}",
        r"#\w+(?:[\s,]+#\w+)+",
        r"this (?:entry|post) was (?:posted|tagged|filed) .{1,200}",
    ],
    "caption": [
        rf"(?=[^:：/©]*+[:：/©]).{{12,240}}?[\s(\[.|–—]{_PICTURE}\s?(?:by)?\s?[:：/©]\s?[^.:!?]{{2,50}}[)\]]?",
        r"(?:©|\(c\)) ?[\w .,'’&/-]{2,60}",
    ],
}  # fmt: skip
"""Patterns that could begin a sentence too: only above or below the body of the article."""

_RESERVED = (
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
    "tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden", "wszelkie prawa zastrzeżone",
    "все права защищены", "усі права захищені", "всі права захищені", "版权所有", "版權所有", "無断転載", "무단전재", "무단 전재",
    "جميع الحقوق محفوظة", "všechna práva vyhrazena", "tüm hakları saklıdır", "alle rettigheder forbeholdes",
    "protected by recaptcha",
)  # fmt: skip
_LONGEST_RESERVED = 200  # characters
_LABEL = re.compile(
    rf"(?=[^:：»›>|/©→–—-]*+[:：»›>|/©→–—-])([^:：»›>|/©]{{1,{_LONGEST_LABEL}}}?)\s*(?:[:：»›>|/©→]+|\s[–—-]\s)\s*(.{{1,{_LONGEST_REST}}})",
    re.DOTALL,
)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*(?:[km]\b)?\+?")
_SPACE = re.compile(r"[\W_]+")
_SUBJECTS = re.compile(
    r"(?:(?:posted|filed) (?:in|under)|tagged(?: with| as)?|categori[sz]ed(?: as| under| in)?) |(?=#)", re.IGNORECASE
)
_LISTED = re.compile(r"[,;|、，#]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a text is: the rule that knows it, whether only outside the body, and the subjects it lists."""

    rule: str
    outside: bool = False
    subjects: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return `text` in small letters, with 0 for every number and one space for all between words.

    >>> plain("Comments (1,234)")
    'comments 0'
    """
    if text.isascii() and text.isalpha():
        return text.lower()  # the same, at once
    return _SPACE.sub(" ", _NUMBER.sub("0", text.casefold())).strip()


@lru_cache(maxsize=1 << 14)
def phrase(text: str) -> Phrase | None:
    """Return what kind of chrome `text` is, as a whole, or None if it is not known to be any."""
    if len(text) > LONGEST_TEXT:
        return None
    pieces = text.split()
    text = " ".join(pieces)
    said = plain(text) if can_be_lines(pieces) else ""
    return _lines().get(said) or _labelled(text) or _matched(text) or _bar(said.split())


def can_be_lines(pieces: Sequence[str]) -> bool:
    """Say at once whether a text, split at its spaces, begins and ends as known lines do. Signs tell nothing."""
    begins, ends = _ends()
    return (
        bool(pieces) and plain(pieces[0]).partition(" ")[0] in begins and plain(pieces[-1]).rpartition(" ")[2] in ends
    )


def _bar(said: Sequence[str]) -> Phrase | None:
    """Return what a row of known lines is, such as "Share Tweet Print": chrome of the first's kind."""
    known: list[Phrase] = []
    place = 0
    while place < len(said):
        sizes = range(min(_WORDS_IN_A_BAR, len(said) - place), 0, -1)
        size = next((size for size in sizes if " ".join(said[place : place + size]) in _lines()), 0)
        if not size:
            return None
        known.append(_lines()[" ".join(said[place : place + size])])
        place += size
    is_outside = all(piece.outside for piece in known)
    is_for_sharing = all(piece.rule == "share" for piece in known)
    shortest = _SHORTEST_BAR - 1 if is_for_sharing or not any(piece.outside for piece in known) else _SHORTEST_BAR
    return Phrase(known[0].rule, is_outside) if len(known) >= shortest else None


def _labelled(text: str) -> Phrase | None:
    match = _LABEL.fullmatch(text)
    rule = _labels().get(plain(match[1])) if match else None
    if match is None or rule is None:
        return None
    return Phrase(rule, subjects=_listed(match[2]) if rule == "tags" else ())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _LISTED.split(text) if name.strip())


def _matched(text: str) -> Phrase | None:
    folded = text.casefold()
    if len(text) <= _LONGEST_RESERVED and any(map(folded.__contains__, _RESERVED)):
        return Phrase("legal")
    for pattern, outside in _patterns():
        if match := pattern.fullmatch(folded):
            rule = str(match.lastgroup).replace("_", " ")
            return Phrase(rule, outside, _subjects(text) if rule == "tags" else ())
    return None


def _subjects(text: str) -> tuple[str, ...]:
    match = _SUBJECTS.match(text)
    return _listed(text[match.end() :]) if match else ()


@cache
def _lines() -> dict[str, Phrase]:
    """Return what every whole line is, by its plain form."""
    known: dict[str, Phrase] = {}
    for table, outside in ((TO_READERS, False), (FURNITURE, False), (OUTSIDE, True)):
        for rule, line in _entries(table):
            known.setdefault(line, Phrase(rule, outside))
    return known


@cache
def _ends() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last words of the known lines, each with the empty word."""
    lines = [line.split() for line in _lines()]
    return frozenset({"", *(line[0] for line in lines)}), frozenset({"", *(line[-1] for line in lines)})


@cache
def _labels() -> dict[str, str]:
    """Return the rule of every label, by its plain form."""
    return {label: rule for rule, label in reversed([*_entries(LABELS)])}


def _entries(table: Table) -> Iterator[tuple[str, str]]:
    for rule, languages in table.items():
        for row in languages.values():
            yield from ((rule, plain(line)) for line in row.split("|"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the two big patterns, whose groups are the rules, and whether they hold outside the body only."""
    return tuple(
        (_alternatives(patterns), outside) for patterns, outside in ((_PATTERNS, False), (_OUTSIDE_PATTERNS, True))
    )


def _alternatives(patterns: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{rule.replace(' ', '_')}>{'|'.join(patterns[rule])})" for rule in patterns), re.DOTALL
    )
