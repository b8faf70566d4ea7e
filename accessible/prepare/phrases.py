"""What page chrome says, by rule. Each pattern has to match a whole block, in any case of letters."""

import re

_NAMES = {
    "caption": [
        r"(?:illustration|photo(?:graph)?s?|image|picture|caption|file photo|cartoon|graphic)(?: (?:by|credit|courtesy(?: of)?|via))?\s*[:/|].{1,200}",
        r"(?:photo|photograph|illustration|image) (?:by|courtesy of) .{1,120}",
        r"(?:foto|fotos|bild|bilder|abbildung|symbolbild|grafik|photo|crédit photo|imagen|fotografía|immagine|fotografia|imagem|beeld|afbeelding|zdjęcie|fot\.|фото|иллюстрация)\s*[:/|©].{1,200}",
        r"fot\. .{1,80}",
        r"[(\[](?:photo|image|illustration|foto|bild)\b.{1,120}[)\]]",
        r"(?:图|图片|图源|摄影|图片来源|写真|画像|사진)\s*[:：/].{1,100}",
    ],
    "tags": [
        r"(?P<label>posted in|filed under|filed in|tags?|tagged(?: with| as)?|categor(?:y|ies)|topics?|schlagw(?:o|ö)rter|themen|kategorien?|étiquettes|mots[- ]clés|catégories?|etiquetas|categorías?|argomenti|categorie|onderwerpen|tagi|kategorie|теги|рубрики|标签|分类|タグ|カテゴリ)\s*[:：]\s*(?P<subjects>.{1,300})",
        r"(?P<label2>posted in|filed under) (?P<subjects2>[\w ,&'-]{1,120})",
    ],
    "comments": [
        r"(?:blog )?comments powered by disqus\.?",
        r"please enable javascript to view the comments.{0,80}",
        r"(?:\d+|no|view(?: all)?|show|hide|load|leave a|post a|add a|write a|join the) (?:comments?|conversation|reply)(?: yet| \(\d+\)| »)?\.?",
        r"comments?(?: \(\d+\)|: ?\d+| are closed| closed| off)?\.?",
        r"(?:\d+ |keine )?kommentare?(?: \(\d+\)| anzeigen| schreiben)?|(?:\d+ |aucun )?commentaires?|(?:\d+ |sin )?comentarios?|(?:\d+ |sem )?comentários?|(?:\d+ |brak )?komentarz(?:e|y)|(?:\d+ |nessun )?comment[oi]|(?:\d+ )?reacties|(?:\d+ )?комментари(?:й|и|я|ев)|发表评论|评论\s*\(?\d*\)?|コメント",
    ],
    "share": [
        r"(?=.*\w)(?!x$)(?:share|tweet|pin|print|e-?mail|facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|copy link|teilen|drucken|partager|imprimer|compartir|condividi|compartilhar|delen|udostępnij|поделиться|分享|シェア|공유|\W)+",
        r"(?:like (?:this|what you read|it)\?? )?share (?:this|it)?\s*(?:article|story|post|page|on|via|with (?:a friend|friends))\b[^.]{0,60}\W?",
        r"(?:click to )?(?:print|email|share)(?: this)?(?: article| story| page| post)?(?: on \w+)?",
        r"(?:artikel teilen|diesen artikel teilen|auf \w+ teilen|partager (?:cet article|sur \w+)|compartir en \w+|condividi su \w+).{0,40}",
    ],
    "newsletter": [
        r"(?:subscribe|sign up|join|get)\b.{0,80}\b(?:newsletters?|inbox|mailing list|e-?mail (?:alerts?|updates?))\b.{0,80}",
        r"subscribe(?: now| today)?[.!]?|(?:sign|log) (?:in|up)(?: to (?:continue|read).{0,40})?[.!]?",
        r"(?:newsletter abonnieren|jetzt (?:newsletter )?abonnieren|abonnez-vous|s'abonner|inscrivez-vous|suscríbete|iscriviti|assine|meld je aan|zapisz się|подпи(?:сывайтесь|шитесь)|订阅|訂閱).{0,120}",
    ],
    "related": [
        r"(?:read (?:more|also|next)|see also|related(?: (?:articles?|stories|posts|news|content|topics))?|more (?:on this|from [^.]{1,40}|like this)|recommended(?: for you)?|you may also like|don'?t miss)\s*(?:[:：»>|-].{0,200})?",
        r"(?:mehr zum thema|lesen sie auch|das könnte sie auch interessieren|à lire aussi|lire aussi|sur le même sujet|le[ae]? también|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:także|też|więcej)|читайте также|相关(?:阅读|新闻|文章)|関連記事|관련기사)\s*(?:[:：»>|-].{0,200})?",
    ],
    "advertising": [
        r"(?:\W*)(?:advertisement|advert|ad|sponsored(?: content)?|promoted|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|scroll to continue.{0,40}|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|reklama|реклама|广告|広告|광고)(?:\W*)",
    ],
    "cookies": [
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? (?:use|uses|store|stores)\b.{0,60}\bcookies?(?: to\b| and (?:similar|other)\b| on (?:this|our|your)\b|\W*$).{0,300}",
        r"by (?:using|continuing|clicking).{0,80}\bcookies?\b.{0,300}",
        r"(?:accept|reject|manage|allow)(?: all)? cookies?|cookie (?:settings|policy|preferences)|(?:diese (?:website|seite)|wir) (?:verwende[tn]|nutz(?:t|en)) cookies.{0,300}|(?:ce site|nous) utilis(?:e|ons) des cookies.{0,300}",
    ],
    "legal": [
        r"(?:©|\(c\)|copyright)\s*(?:\d{4}|by\b|©).{0,160}",
        r".{0,80}\ball rights reserved\b.{0,80}|alle rechte vorbehalten.{0,80}|tous droits réservés.{0,80}|todos los derechos reservados.{0,80}|tutti i diritti riservati.{0,80}|todos os direitos reservados.{0,80}|alle rechten voorbehouden.{0,80}|wszelkie prawa zastrzeżone.{0,80}|все права защищены.{0,80}|版权所有.{0,80}",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy policy|impressum|datenschutz|mentions légales)(?:\W+(?:terms (?:of (?:use|service)|and conditions)|privacy policy|impressum|datenschutz|mentions légales))*",
    ],
    "reading time": [
        r"(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania|время чтения)\s*:?\s*(?:ca\. ?|about )?\d+.{0,20}",
        r"\d+[ -]?(?:min(?:ute)?s?\.?)(?: read| de lecture| lesezeit| de lectura| di lettura| de leitura)",
    ],
    "navigation": [
        r"skip to (?:main |page )?(?:content|navigation|article)|(?:back|return|scroll) to (?:the )?top|jump to (?:content|comments)",
        r"(?:home|start|startseite|accueil|inicio)(?:\s*+[>»/›|]\s*+[\w&'-][\w &'-]{0,39}+)+",
        r"(?:«|←|<|‹)?\s*(?:previous|next|older|newer)(?: (?:article|story|post|page)s?)?\s*(?:»|→|>|›)?",
        r"(?:zum (?:haupt)?inhalt(?: springen)?|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?|vai al contenuto(?: principale)?|(?:ir|pular) para o conteúdo(?: principal)?|(?:ga )?naar (?:de )?(?:hoofd)?inhoud|przejdź do (?:treści|głównej zawartości)|перейти к (?:основному )?(?:содержимому|содержанию)|跳(?:转)?(?:到|至)(?:主要)?内容|コンテンツ(?:へ|に)(?:スキップ|移動)|(?:انتقل|تخط[يى]?) إلى المحتوى)",
        r"[^>»›.!?]{1,40}+(?:[>»›][^>»›.!?]{1,40}+){2,}",
        r"(?:home|startseite|accueil|inicio|início|главная|首页)(?:[\s|·•]+[\w&'-]+){0,8}[\s|·•]+(?:news|sports?|politics|opinion|business|world|nachrichten|politik|wirtschaft|économie|politique|deportes|economía|política|политика|спорт)(?:[\s|·•]+[\w&'-]+){0,8}",
        r"menü|menú|menù|меню|菜单|メニュー|القائمة",
        r"menu|search|close|navigation|toggle navigation|open menu|main menu",
    ],
}

PHRASES = {
    rule: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.DOTALL)
    for rule, patterns in _NAMES.items()
}

WHY = {
    "caption": "the caption or credit of a picture that is not here",
    "tags": "a list of subjects, kept as metadata",
    "comments": "belongs to the comments below the article",
    "share": "buttons for sharing",
    "newsletter": "an invitation to subscribe or sign in",
    "related": "a pointer to another article",
    "advertising": "marks an advertisement",
    "cookies": "a notice about cookies",
    "legal": "a legal line of the site",
    "reading time": "how long the page thinks that reading takes",
    "navigation": "a way around the site",
}
"""Why a rule removes what it removes, in words for a reader."""
