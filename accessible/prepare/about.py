"""What a person wants to know of each cleaning rule: the one table from which messages and documents speak."""

from dataclasses import dataclass

from accessible.prepare.phrases import WHY


@dataclass(frozen=True, slots=True)
class About:
    """A rule in words that end without a full stop.

    `what` it does, beginning with a verb; `why`, as it is said beside a text that is not spoken; whether it may act
    `between` full paragraphs; what comes of it when it is `kept`, and what else goes when it is `dropped`, where that
    is not the same for all rules; `examples`, each a whole block that it takes out.
    """

    what: str
    why: str
    between: str = ""
    kept: str = ""
    dropped: str = ""
    examples: tuple[str, ...] = ()


def _phrase(
    rule: str, what: str, *examples: str, between: str = "yes, but a heading there stays", dropped: str = ""
) -> About:
    return About(f"takes out {what}", WHY[rule], between, dropped=dropped, examples=examples)


def _lifted(what: str, between: str, dropped: str) -> About:
    return About(f"lifts {what}", "you chose not to have it said first", between, "is said twice", dropped)


def _role(what: str) -> About:
    return About(what, "you chose to leave it out")


ABOUT = {
    "extraction": About(
        "takes out what the markup of an HTML page shows to be outside the article, and of a book or a Word document"
        " the cover, the title page, the imprint and the table of contents",
        "outside the article, as far as the page's markup tells",
        "yes",
    ),
    "furniture": About(
        "takes out what reads like the furniture of a page, and not like an article: by its words, its length, its"
        " place, what stands around it, and for a web page by its markup; learned from pages of many sites",
        "does not read like the article",
        "yes",
    ),
    "figure": About(
        "takes out the pictures of a web page that are not the article's: icons, portraits of authors, advertisements,"
        " teasers of other articles, and what stands away from its text; the others stay, with their captions",
        "describes a picture that is not the article's",
        "yes",
        dropped="all pictures of the article, with their captions",
    ),
    "repeated": About(
        "takes out a paragraph of a web page that says what others say, all of it in the same words",
        "the page says it twice",
        "yes",
    ),
    "caption": _phrase(
        "caption",
        "the credit of a picture, in a line of its own, and the caption of a picture of a web page that is not there",
        "Photo: Mara Lindqvist/CW",
        "Illustration by Jan de Vries",
        "Symbolbild: Eis im Hafen",
        "Crédit photo : Jan de Vries/AFP",
        "Fot. Jan de Vries/PAP",
        "Фото: Ян де Врис",
        "图片来源：新华社",
        "写真：ヤン・デ・フリース",
        between="yes, unless it ends like a sentence",
        dropped="captions between full paragraphs that end like a sentence",
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
        "Оставить комментарий",
        "发表评论",
    ),
    "share": _phrase(
        "share",
        "the words on buttons for sharing and printing",
        "Share Tweet Email Print",
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
    "paywall": _phrase(
        "paywall",
        "what tells that the page is for subscribers",
        "This article is for subscribers only",
        "Dieser Artikel ist nur für Abonnenten",
        "この記事は有料会員限定です",
        "Réservé aux abonnés",
    ),
    "player": _phrase(
        "player",
        "a control of an audio or video player",
        "Listen to this article",
        "0:00 / 1:23",
        "Artikel anhören",
        "Прослушать новость",
    ),
    "counts": _phrase(
        "counts",
        "how often the page was seen or liked",
        "12.3K views",
        "1,204 views · 31 shares",
        "340 просмотров",
        "阅读 1203",
    ),
    "contents": _phrase(
        "contents",
        "the page's own table of contents; the headings it points to stay",
        "Table of contents",
        "Inhaltsverzeichnis verbergen",
        "Table des matières",
        "Spis treści",
    ),
    "feedback": _phrase(
        "feedback",
        "what asks for corrections or for an opinion on the page",
        "Report an error",
        "Was this article helpful?",
        "Fehler melden",
        "Signaler une erreur",
    ),
    "app": _phrase(
        "app",
        "an invitation to install the site's app",
        "Download our app",
        "App herunterladen",
        "Descarga la app",
        "下载客户端",
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
        dropped="words of a menu that stand alone between full paragraphs",
    ),
    "title": _lifted(
        "the title where it stands again above the text, or the first line of a text without one: it is spoken first",
        "no, only above the first of them",
        "the line, which is not made the title",
    ),
    "byline": _lifted(
        "author, source and date, in lines of their own: they are spoken after the title",
        "no, only above the first and below the last of them",
        "the line, from which no author, source or date is taken",
    ),
    "subtitle": _lifted(
        "one line that is no sentence, between the title and the text: it is spoken after the title",
        "no, only above the first of them",
        "the line, which is not made the subtitle",
    ),
    "standfirst": _lifted(
        "the lines under the title of a web page that sum it up, where they do not read like its text: they are spoken"
        " after the title",
        "no, only below the title",
        "the lines",
    ),
    "pull quote": About(
        "takes out a quote that the text says too",
        "a pull quote: the text says it too",
        "yes",
    ),
    "author_note": About(
        "moves the biography of the author to the end, as a note",
        "the biography of the author",
        "yes, in the last blocks",
        "stays where it stood, as a paragraph",
        "the biography",
    ),
    "heading": _role("every heading"),
    "blockquote": _role("every paragraph of a quotation"),
    "list": _role("every item of a list"),
    "table": _role("every row of a table"),
    "code": _role("every block of code"),
    "note": _role("every note, also that about the author"),
}
"""Every rule by its name."""
