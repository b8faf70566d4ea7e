"""What a person wants to know of each cleaning rule: the one table from which messages and documents speak."""

from dataclasses import dataclass

from accessible.prepare.phrases import WHY

_ABOVE_OR_BELOW = "no: only above the first and below the last of them"


@dataclass(frozen=True, slots=True)
class About:
    """A rule in words. Sentences without their full stop, that follow a label.

    `what` it takes out, lifts or relabels; `why`, as it is said beside each text; whether it may act `between` full
    paragraphs; what happens when it is `kept`, and when it is in `drop`; `examples`, each a whole block that it takes.
    """

    what: str
    why: str
    between: str
    kept: str = "the block stays where it stood"
    dropped: str = "nothing more than without it"
    examples: tuple[str, ...] = ()


def _phrase(
    rule: str,
    what: str,
    *examples: str,
    between: str = "yes, but a heading there stays",
    dropped: str = "nothing more than without it",
) -> About:
    return About(what, WHY[rule], between, dropped=dropped, examples=examples)


def _role(what: str) -> About:
    return About(what, "you chose to leave it out", "yes", kept="it stays, as it does by itself", dropped=what)


ABOUT = {
    "extraction": About(
        "what the markup of an HTML page shows to be outside the article",
        "outside the article, as far as the page's markup tells",
        "yes",
    ),
    "caption": _phrase(
        "caption",
        "the caption or credit of a picture, in a line of its own",
        "Photo: Mara Lindqvist/CW",
        "Illustration by Jan de Vries",
        "Symbolbild: Eis im Hafen",
        "Crédit photo : Jan de Vries/AFP",
        "Fot. Jan de Vries/PAP",
        "Фото: Ян де Врис",
        "图片来源：新华社",
        "写真：ヤン・デ・フリース",
        between="yes, unless it ends like a sentence",
        dropped="also captions between full paragraphs that end like a sentence",
    ),
    "tags": _phrase(
        "tags",
        "a list of subjects; they become metadata of the book",
        "Posted in: History, Fishing",
        "Schlagwörter: Eis, Hafen",
        "Mots-clés : glace, port",
        "Onderwerpen: ijs, haven",
        "Теги: лёд, порт",
        "标签：冰，港口",
        "タグ：氷、港",
    ),
    "comments": _phrase(
        "comments",
        "labels and counts of the comments below an article",
        "12 comments",
        "Leave a reply",
        "Comments are closed.",
        "3 Kommentare",
        "2 commentaires",
        "Комментарии",
        "发表评论",
    ),
    "share": _phrase(
        "share",
        "the words on buttons for sharing and printing",
        "Share  Tweet  Email  Print",
        "Share this article",
        "Artikel teilen",
        "Partager sur Facebook",
        "Compartir",
        "Поделиться",
        "シェア",
    ),
    "newsletter": _phrase(
        "newsletter",
        "an invitation to subscribe, or to sign in",
        "Sign up for our weekly newsletter",
        "Subscribe now",
        "Newsletter abonnieren",
        "Abonnez-vous à notre lettre",
        "Suscríbete",
        "Zapisz się",
        "订阅",
    ),
    "related": _phrase(
        "related",
        "a pointer to another article",
        "Read more: Ten harbours without ice",
        "You may also like",
        "Lesen Sie auch: Zehn Häfen ohne Eis",
        "À lire aussi : Dix ports sans glace",
        "Leggi anche: Dieci porti senza ghiaccio",
        "Читайте также: Порты без льда",
        "関連記事：氷のない港",
    ),
    "advertising": _phrase(
        "advertising",
        "the label of an advertisement",
        "Advertisement",
        "Story continues below",
        "Anzeige",
        "Publicité",
        "Publicidad",
        "Реклама",
        "広告",
    ),
    "cookies": _phrase(
        "cookies",
        "a notice about cookies, and the buttons under it",
        "We use cookies to improve this site.",
        "Accept all cookies",
        "Wir verwenden Cookies, um die Seite zu verbessern.",
        "Nous utilisons des cookies pour mesurer l'audience.",
    ),
    "legal": _phrase(
        "legal",
        "copyright and other legal lines of a site",
        "© 2016 Coast Weekly",
        "Privacy Policy | Terms of Service",
        "Alle Rechte vorbehalten",
        "Tous droits réservés",
        "Todos los derechos reservados",
        "Все права защищены",
        "版权所有 2016 海岸周刊",
    ),
    "reading time": _phrase(
        "reading time",
        "how long the page thinks that reading takes",
        "5 min read",
        "Reading time: 4 minutes",
        "Lesezeit: 3 Minuten",
        "Temps de lecture : 3 min",
        "Tiempo de lectura: 3 minutos",
        "Время чтения: 3 минуты",
    ),
    "navigation": _phrase(
        "navigation",
        "a way around the site",
        "Skip to content",
        "Home > Science > Sea",
        "Zum Inhalt springen",
        "Aller au contenu",
        "Ir al contenido",
        "首页 > 科技 > 新闻",
        between="yes, but a single word or a heading there stays",
        dropped="also single words between full paragraphs that are words of a menu",
    ),
    "title": About(
        "the title where it stands again above the text, or the first line of a text without one; it is spoken first",
        "you chose not to have it said first",
        "no: only above the first of them",
        kept="the line stays as well: it is said twice",
        dropped="the line, instead of making it the title",
    ),
    "byline": About(
        "author, source and date, in lines of their own; they are spoken after the title",
        "you chose not to have it said first",
        _ABOVE_OR_BELOW,
        kept="the line stays as well: it is said twice",
        dropped="the line, and does not take author, source or date from it",
    ),
    "subtitle": About(
        "one line that is no sentence, between the title and the text; it is spoken after the title",
        "you chose not to have it said first",
        "no: only above the first of them",
        kept="the line stays as well: it is said twice",
        dropped="the line, instead of making it the subtitle",
    ),
    "author_note": About(
        "nothing: the biography of the author is moved to the end, as a note",
        "the biography of the author",
        "yes, in the last blocks",
        kept="it stays where it stood, as a paragraph",
        dropped="the biography",
    ),
    "heading": _role("every heading"),
    "blockquote": _role("every paragraph of a quotation that the page marks as one"),
    "list": _role("every item of a list"),
    "table": _role("every row of a table"),
    "code": _role("every piece of code that stands alone"),
    "note": _role("every note, that about the author as well"),
}
"""Every rule by its name."""
