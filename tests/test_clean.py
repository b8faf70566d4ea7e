"""What of a page is the article, and that nothing else is lost without a trace."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Metadata, Removed, Role
from accessible.prepare.clean import clean
from accessible.readers import read
from accessible.readers.source import Source

TEXT = """
The harbour of the small town froze over twice that winter, and the fishers walked across it to the market with their
baskets full of smoked herring and bread.

Nobody in the council had seen such ice before, so the engineer who was called from the capital measured it with a
ruler that he had borrowed from the school.

He wrote down a number, thought about it for a while, and then told the mayor: "It will bear a horse, but not the
horse, the cart and the brewer."

In spring the boats came back one after the other, and the price of herring fell to what it had been in the year before
the war.
"""
BODY = tuple(" ".join(paragraph.split()) for paragraph in TEXT.split("\n\n"))
NOTE = "The author is a historian of small harbours and lives on one of them."
LIKE_THE_SEED = f"""Two winters of ice taught a harbour to wait

By Mara Lindqvist Source:Coast Weekly Published: 2016-2-9 6:05:07

What the fishers learned when the sea would not move

Illustration: Jan de Vries/CW

{BODY[0]}

{BODY[1]}

{BODY[2]}

{BODY[3]}

{NOTE}

Posted in: History, Fishing

blog comments powered by Disqus
"""


def article(*texts: str, **known: str | tuple[str, ...]) -> Article:
    return Article(replace(Metadata(), **known), tuple(map(Block, texts)))  # type: ignore[arg-type]  # fields of Metadata


def from_text(text: str) -> Article:
    return read(Source(text, "text/plain"))


def kept(cleaned: Article) -> list[str]:
    return [block.text for block in cleaned.blocks]


def dropped(cleaned: Article) -> list[tuple[str, str]]:
    return [(entry.rule, entry.text) for entry in cleaned.removed]


# The format that the project began with


def test_a_copied_column_becomes_title_byline_subtitle_body_and_note() -> None:
    cleaned = clean(from_text(LIKE_THE_SEED))
    assert cleaned.metadata == Metadata(
        title="Two winters of ice taught a harbour to wait",
        subtitle="What the fishers learned when the sea would not move",
        authors=("Mara Lindqvist",),
        source="Coast Weekly",
        published="2016-02-09T06:05:07",
        subjects=("History", "Fishing"),
    )
    assert cleaned.blocks == (*(Block(text) for text in BODY), Block(NOTE, Role.NOTE, about="author"))
    assert dropped(cleaned) == [
        ("caption", "Illustration: Jan de Vries/CW"),
        ("tags", "Posted in: History, Fishing"),
        ("comments", "blog comments powered by Disqus"),
    ]
    assert all(entry.why for entry in cleaned.removed)


def test_the_article_that_the_project_began_with(shared: Callable[[str], Path]) -> None:
    text = shared("articles/seed.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) == 14
    cleaned = clean(from_text(text))
    metadata = cleaned.metadata
    assert metadata.title == "Intl cooperation needed to curb online drug trade" == lines[0]
    assert metadata.subtitle == "New approach required as dealers use Web to avoid detection" == lines[2]
    assert metadata.authors == ("Chris Dalby",)
    assert (metadata.source, metadata.published) == ("Global Times", "2015-07-07T22:43:29")
    assert metadata.subjects == ("Columnists",)
    assert cleaned.blocks[:7] == tuple(Block(line) for line in lines[4:11])
    assert cleaned.blocks[7:] == (Block(lines[11], Role.NOTE, about="author"),)
    assert dropped(cleaned) == [("caption", lines[3]), ("tags", lines[12]), ("comments", lines[13])]


# Nothing vanishes

CHROME = (
    "Share",
    "Tweet",
    "Advertisement",
    "Photo: Ann Lee/CW",
    "Read more: Ten harbours without ice",
    "Subscribe to our newsletter",
    "3 comments",
    "Tags: Ice, Herring",
    "5 min read",
    "© 2016 Coast Weekly. All rights reserved.",
    "Skip to content",
    "This website uses cookies to make it better.",
)
OTHERS = (
    "Hello",
    "Wait.",
    "A line that is no sentence, of eight words",
    "•••",
    "NEW YORK, NY",
    NOTE,
    "Comments by the minister",
)
HEADINGS = ("Comments", "Two winters of ice", "Related", "Home")
CREDITS = {
    "By Mara Lindqvist and Jan de Vries": ("authors", ("Mara Lindqvist", "Jan de Vries")),
    "By Carl Moss": ("authors", ("Carl Moss",)),
    "Published: 2016-02-09": ("published", "2016-02-09"),
    "July 7, 2015": ("published", "2015-07-07"),
    "Source: Coast Weekly": ("source", "Coast Weekly"),
}
LINES = st.one_of(
    st.sampled_from(BODY).map(Block),
    st.sampled_from(CHROME).map(Block),
    st.sampled_from(OTHERS).map(Block),
    st.sampled_from(HEADINGS).map(lambda text: Block(text, Role.HEADING, 2)),
    st.sampled_from(sorted(CREDITS)).map(Block),
    st.builds(Block, st.sampled_from(("smoked herring", "Share", BODY[0])), st.just(Role.LIST_ITEM), st.just(1)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_what_goes_in_is_kept_removed_or_in_the_metadata_letter_for_letter(blocks: list[Block]) -> None:
    cleaned = clean(Article(Metadata(), tuple(blocks)))
    assert cleaned.blocks
    lifted = Counter(block.text for block in blocks)
    lifted.subtract(kept(cleaned))
    lifted.subtract(entry.text for entry in cleaned.removed)
    assert min(lifted.values()) >= 0, "something was added or changed"
    for text in +lifted:
        name, value = CREDITS.get(text, ("", ""))
        in_metadata = name and getattr(cleaned.metadata, name) == value
        assert in_metadata or text in {cleaned.metadata.title, cleaned.metadata.subtitle}, f"{text!r} has vanished"
    body = [block for block in cleaned.blocks if block.about != "author"]
    rest = iter(blocks)
    assert all(block in rest for block in body), "the order has changed"
    assert [block for block in cleaned.blocks if block.about == "author"] == list(cleaned.blocks[len(body) :])
    order = iter([block.text for block in blocks])
    assert all(entry.text in order for entry in cleaned.removed)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_cleaning_twice_takes_no_more_from_the_body(blocks: list[Block]) -> None:
    once = clean(Article(Metadata(title="Known"), tuple(blocks)))
    full = [block for block in once.blocks if block.text in BODY]
    assert [block for block in clean(once).blocks if block.text in BODY] == full
    assert Counter(block.text for block in full) == Counter(block.text for block in blocks if block.text in BODY)


@pytest.mark.parametrize(
    "texts", [["Hello"], ["Share"], ["Share", "Tweet", "Print"], ["By Mara Lindqvist"], ["Share", "July 7, 2015"]]
)
def test_a_text_of_nothing_but_a_few_words_is_kept_whole(texts: list[str]) -> None:
    assert clean(article(*texts)) == article(*texts)


@pytest.mark.parametrize(
    ("known", "line", "lost"),
    [
        ({"authors": ("Ann Lee",)}, "By Carl Moss", "Carl Moss"),
        ({"authors": ("Ann Lee",)}, "By Ann Lee and Carl Moss", "Carl Moss"),
        ({"source": "Coast Weekly"}, "Source: The Gazette", "The Gazette"),
        ({"published": "2015-07-07"}, "Updated: 8 July 2016", "2016"),
    ],
)
def test_a_byline_that_says_something_else_leaves_a_trace(
    known: dict[str, str | tuple[str, ...]], line: str, lost: str
) -> None:
    cleaned = clean(article(line, *BODY, title="Ice", **known))
    for name, value in known.items():
        assert getattr(cleaned.metadata, name)[: len(value)] == value
    traces = [*kept(cleaned), *(entry.text for entry in cleaned.removed), repr(cleaned.metadata)]
    assert any(lost in trace for trace in traces)


def test_two_dates_in_one_line_leave_a_trace_of_both() -> None:
    cleaned = clean(article("Published: 2015-07-07 Updated: 2016-02-09", *BODY, title="Ice"))
    assert cleaned.metadata.published == "2015-07-07"
    assert any("2016-02-09" in text for text in (*kept(cleaned), *(entry.text for entry in cleaned.removed)))


def test_a_byline_that_is_known_is_not_said_twice() -> None:
    cleaned = clean(article("By Ann Lee", *BODY, title="Ice", authors=("Ann Lee",)))
    assert kept(cleaned) == list(BODY)
    assert cleaned.metadata.authors == ("Ann Lee",)


def test_what_was_removed_before_stays_noted() -> None:
    before = Removed("Old line", "old rule", "it was old")
    cleaned = clean(Article(Metadata(title="Ice"), (Block("Share"), *map(Block, BODY)), (before,)))
    assert cleaned.removed[0] == before
    assert dropped(cleaned)[1:] == [("share", "Share")]


# Title and subtitle


def test_the_title_above_the_text_is_not_said_twice() -> None:
    blocks = (Block("Ice in the Harbour", Role.HEADING, 1), *map(Block, BODY))
    cleaned = clean(Article(Metadata(title="Ice in the harbour"), blocks))
    assert kept(cleaned) == list(BODY)


def test_a_heading_that_is_only_the_beginning_of_a_word_of_the_title_stays() -> None:
    blocks = (Block("Paris", Role.HEADING, 1), *map(Block, BODY))
    cleaned = clean(Article(Metadata(title="Parisians love ice"), blocks))
    assert kept(cleaned) == ["Paris", *BODY]


def test_a_first_line_that_is_a_full_paragraph_is_no_title() -> None:
    cleaned = clean(article(*BODY))
    assert cleaned.metadata.title == ""
    assert kept(cleaned) == list(BODY)


@pytest.mark.parametrize(
    "line", ["It rained for a week before the ice came.", "Feature", "Who pays for it when the sea stands still?"]
)
def test_a_sentence_or_a_label_is_no_subtitle(line: str) -> None:
    cleaned = clean(article(line, *BODY, title="Ice in the Harbour"))
    assert cleaned.metadata.subtitle == ""
    assert kept(cleaned) == [line, *BODY]


# The author


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "The authors are historians at a small university.",
        "Mara Lindqvist is a freelance journalist based in Umeå.",
        "About the author: Mara Lindqvist writes about ice.",
        "Die Autorin ist Historikerin und lebt in Kiel.",
        "L’auteur est historien et vit à Brest.",
        "作者是一位历史学家。",
    ],
)
def test_a_biography_at_the_end_is_a_note_about_the_author_and_comes_last(note: str) -> None:
    cleaned = clean(article(*BODY, note, "Thanks to the harbour master.", "Share", title="Ice"))
    assert cleaned.blocks == (
        *map(Block, BODY),
        Block("Thanks to the harbour master."),
        Block(note, Role.NOTE, about="author"),
    )


def test_a_person_in_the_first_paragraph_is_not_the_author() -> None:
    first = (
        "Jan de Vries is a reporter who was seen on the ice every morning, in shoes that were not made for it at all."
    )
    cleaned = clean(article(first, *BODY, title="Ice"))
    assert kept(cleaned) == [first, *BODY]


# The body is left alone


LIKE_CHROME = """
Share prices rose in the first week of the frost, and they fell again when the icebreaker came, as everybody but the
bank had foreseen.

Related to this is the question of who owns the ice, which the court in the capital has been asked to answer three
times.

Comments by the minister did not help, and nor did the photograph of him on skates, which every paper in the country
printed the next day.

Subscribe to the theory that ice is only slow water, as the engineer does, and the whole winter begins to look like
one long wave.

Photo by photo the album tells the story of the frost, from the first skater to the last horse that was led across.

We baked cookies for the whole street that winter, because the oven was the only warm thing in the house and flour
was cheap.

Get to the office early and the inbox is still empty, she says, but the ice outside is already full of people.

By Friday the town was empty, and those who had stayed were counted by the mayor, who came to ninety, the dogs
included.

Source: that was the word on the note which the engineer had pinned to the map, with an arrow to a lake that nobody
knew.

Posted in Kabul for three years, the colonel had learned to wait, and he was the only one whom the ice did not make
nervous.

Join the queue at the harbour and you will hear it: the mailing list of the fishers is where the price of herring is
made.
"""


@pytest.mark.parametrize(
    "paragraph", [" ".join(text.split()) for text in LIKE_CHROME.split("\n\n")], ids=lambda text: text[:12]
)
def test_a_full_paragraph_is_never_taken_for_chrome(paragraph: str) -> None:
    cleaned = clean(article(BODY[0], paragraph, BODY[1], title="Ice"))
    assert kept(cleaned) == [BODY[0], paragraph, BODY[1]]
    last = clean(article(BODY[0], BODY[1], paragraph, title="Ice"))
    assert kept(last) == [BODY[0], BODY[1], paragraph]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share this burden equally, the bishop said.",
        "More from life than ice was what she wanted.",
        "Nobody left a comment.",
        "Home is where the herring is.",
        "By noon it was over.",
    ],
)
def test_a_short_sentence_between_paragraphs_stays(sentence: str) -> None:
    assert kept(clean(article(BODY[0], sentence, BODY[1], title="Ice"))) == [BODY[0], sentence, BODY[1]]


@pytest.mark.parametrize(
    "text", ["Comments", "Related", "Tags: a history", "Share", "Advertisement", "Cookie settings"]
)
def test_a_heading_inside_the_body_stays_and_after_it_goes(text: str) -> None:
    heading = Block(text, Role.HEADING, 2)
    cleaned = clean(Article(Metadata(title="Ice"), (Block(BODY[0]), heading, Block(BODY[1]), heading)))
    assert cleaned.blocks == (Block(BODY[0]), heading, Block(BODY[1]))
    assert [entry.text for entry in cleaned.removed] == [text]


def test_a_dateline_is_part_of_the_body() -> None:
    paragraph = f"NEW YORK, NY/COASTWIRE/July 7, 2015 — {BODY[0]}"
    assert kept(clean(article(paragraph, *BODY[1:], title="Ice"))) == [paragraph, *BODY[1:]]


# Chrome in other languages

FOREIGN = {
    "de": {
        "caption": "Foto: Jan de Vries/dpa",
        "tags": "Schlagwörter: Eis, Hafen",
        "comments": "12 Kommentare",
        "share": "Artikel teilen",
        "related": "Lesen Sie auch: Zehn Häfen ohne Eis",
        "newsletter": "Newsletter abonnieren",
        "advertising": "Anzeige",
        "legal": "Alle Rechte vorbehalten",
        "reading time": "Lesezeit: 3 Minuten",
    },
    "fr": {
        "caption": "Crédit photo : Jan de Vries/AFP",
        "tags": "Mots-clés : glace, port",
        "comments": "3 commentaires",
        "share": "Partager sur Facebook",
        "related": "Lire aussi : Dix ports sans glace",
        "newsletter": "Abonnez-vous à notre newsletter",
        "advertising": "Publicité",
        "legal": "Tous droits réservés",
        "reading time": "Temps de lecture : 3 min",
    },
    "es": {
        "caption": "Foto: Jan de Vries/EFE",
        "tags": "Etiquetas: hielo, puerto",
        "comments": "Comentarios",
        "share": "Compartir",
        "related": "Lea también: Diez puertos sin hielo",
        "newsletter": "Suscríbete a nuestro boletín",
        "advertising": "Publicidad",
        "legal": "Todos los derechos reservados",
        "reading time": "Tiempo de lectura: 3 minutos",
    },
    "it": {
        "caption": "Foto: Jan de Vries/ANSA",
        "tags": "Argomenti: ghiaccio, porto",
        "comments": "Commenti",
        "share": "Condividi",
        "related": "Leggi anche: Dieci porti senza ghiaccio",
        "newsletter": "Iscriviti alla newsletter",
        "advertising": "Pubblicità",
        "legal": "Tutti i diritti riservati",
        "reading time": "Tempo di lettura: 3 minuti",
    },
    "pt": {
        "caption": "Foto: Jan de Vries/Lusa",
        "tags": "Etiquetas: gelo, porto",
        "comments": "Comentários",
        "share": "Compartilhar",
        "related": "Leia também: Dez portos sem gelo",
        "newsletter": "Assine a nossa newsletter",
        "advertising": "Publicidade",
        "legal": "Todos os direitos reservados",
        "reading time": "Tempo de leitura: 1 minuto",
    },
    "nl": {
        "caption": "Foto: Jan de Vries/ANP",
        "tags": "Onderwerpen: ijs, haven",
        "comments": "3 reacties",
        "share": "Delen",
        "related": "Lees ook: Tien havens zonder ijs",
        "newsletter": "Meld je aan voor de nieuwsbrief",
        "advertising": "Advertentie",
        "legal": "Alle rechten voorbehouden",
        "reading time": "Leestijd: 3 minuten",
    },
    "pl": {
        "caption": "Fot. Jan de Vries/PAP",
        "tags": "Tagi: lód, port",
        "comments": "Komentarze",
        "share": "Udostępnij",
        "related": "Czytaj także: Dziesięć portów bez lodu",
        "newsletter": "Zapisz się do newslettera",
        "advertising": "Reklama",
        "legal": "Wszelkie prawa zastrzeżone",
        "reading time": "Czas czytania: 3 min",
    },
    "ru": {
        "caption": "Фото: Ян де Врис/ТАСС",
        "tags": "Теги: лёд, порт",
        "comments": "Комментарии",
        "share": "Поделиться",
        "related": "Читайте также: Десять портов без льда",
        "newsletter": "Подпишитесь на нашу рассылку",
        "advertising": "Реклама",
        "legal": "Все права защищены",
        "reading time": "Время чтения: 3 минуты",
    },
    "zh": {
        "caption": "图片来源：新华社",
        "tags": "标签：冰，港口",
        "comments": "发表评论",
        "share": "分享",
        "related": "相关阅读：十个没有冰的港口",
        "newsletter": "订阅我们的新闻邮件",
        "advertising": "广告",
        "legal": "版权所有 2016 海岸周刊",
    },
    "ja": {
        "caption": "写真：ヤン・デ・フリース",
        "tags": "タグ：氷、港",
        "comments": "コメント",
        "share": "シェア",
        "related": "関連記事：氷のない港",
        "advertising": "広告",
    },
}


MORE_KINDS = {
    "paywall": [
        "This article is for subscribers only",
        "You have 3 free articles remaining.",
        "Already a subscriber? Log in",
        "Dieser Artikel ist nur für Abonnenten.",
        "Il vous reste 75 % de cet article à lire.",
        "Contenido exclusivo para suscriptores",
        "この記事は有料会員限定です",
    ],
    "player": [
        "Listen to this article",
        "0:00 / 1:23",
        "Play Video",
        "Artikel anhören",
        "Écouter l’article",
        "Escuchar artículo",
        "Прослушать новость",
        "この記事を音声で聞く",
    ],
    "counts": ["12.3K views", "5 likes", "1,204 views · 31 shares", "阅读 1203", "340 просмотров", "1.2万次播放"],
    "contents": ["Table of contents", "Inhaltsverzeichnis", "Sommaire", "Spis treści", "目次", "جدول المحتويات"],
    "feedback": [
        "Report an error",
        "Was this article helpful?",
        "Fehler melden",
        "Signaler une erreur",
        "Нашли ошибку?",
    ],
    "app": ["Download our app", "Get it on Google Play", "App herunterladen", "Descarga la app", "下载客户端"],
    "advertising": [
        "Advertisement - scroll to continue",
        "ADVERTISEMENT",
        "Article continues after advertisement",
        "La suite après cette publicité",
        "광고",
        "إعلان",
    ],
    "share": [
        "Follow us on Twitter",
        "Síguenos en Facebook",
        "تابعنا على",
        "شارك المقال",
        "공유하기",
        "Поделиться ссылкой",
    ],
    "comments": [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "23 Comments",
        "Deja una respuesta",
        "댓글 3",
        "أضف تعليقا",
        "0条评论",
    ],
    "related": ["You might also like", "اقرأ أيضا: عشرة موانئ بلا جليد", "관련기사", "Læs også: Ti havne uden is"],
    "caption": [
        "John Smith/Getty Images",
        "(AP Photo/Jane Doe)",
        "© AFP",
        "사진: 연합뉴스",
        "تصوير: أحمد علي",
        "Fotoğraf: AA",
    ],
    "legal": ["© 2019 Coast Weekly", "Privacy Policy | Terms of Service", "جميع الحقوق محفوظة"],
    "navigation": [
        "Home > News > Harbour",
        "Jump to comments",
        "Previous article: Ten harbours",
        "About us",
        "Kontakt",
    ],
    "newsletter": [
        "Sign in",
        "Créer un compte",
        "登录",
        "تسجيل الدخول",
        "By signing up, you agree to our Terms of Use",
    ],
}
LINES_OF_KINDS = [
    *((rule, line) for lines in FOREIGN.values() for rule, line in lines.items()),
    *((rule, line) for rule, lines in MORE_KINDS.items() for line in lines),
]


@pytest.mark.parametrize(("rule", "line"), LINES_OF_KINDS)
def test_chrome_is_known_in_many_languages(rule: str, line: str) -> None:
    cleaned = clean(article(*BODY, line, title="Ice"))
    assert kept(cleaned) == list(BODY)
    assert dropped(cleaned) == [(rule, line)]


def test_tags_in_any_writing_become_subjects() -> None:
    cleaned = clean(article(*BODY, "Tags: Ice; Herring | Winter", "标签：冰，港口、冬天", "タグ：氷、港", title="Ice"))
    assert cleaned.metadata.subjects == ("Ice", "Herring", "Winter", "冰", "港口", "冬天", "氷", "港")


@pytest.mark.parametrize(
    "chrome", ["Home News Sport Opinion", "Menü", "Aller au contenu", "Ir al contenido", "首页 > 科技 > 新闻"]
)
def test_a_line_of_navigation_is_not_the_title(chrome: str) -> None:
    body = "The harbour froze in the night, and by morning the boats could not move, so that the whole town came out."
    article = clean(Article(Metadata(), (Block(chrome), Block("Ice in the harbour"), Block(body))))
    assert article.metadata.title == "Ice in the harbour"
    assert [entry.text for entry in article.removed] == [chrome]


def test_the_title_of_a_short_text_is_not_read_twice() -> None:
    article = clean(Article(Metadata(), (Block("A short piece"), Block("It has one sentence."))))
    assert article.metadata.title == "A short piece"
    assert [block.text for block in article.blocks] == ["It has one sentence."]


@pytest.mark.parametrize("line", ["Share Tweet Email Print", "Facebook | Twitter | WhatsApp", "Teilen Drucken"])
def test_a_row_of_buttons_is_known_as_one(line: str) -> None:
    assert dropped(clean(article(*BODY, line, title="Ice"))) == [("share", line)]


# Where a line stands


@pytest.mark.parametrize("line", ["News", "Contact", "Reviews", "Pricing", "Politik", "Über uns", "新闻", "Reply"])
def test_a_word_that_can_be_a_heading_goes_only_above_and_below_the_body(line: str) -> None:
    cleaned = clean(article(*BODY[:2], line, *BODY[2:], line, title="Ice"))
    assert kept(cleaned) == [*BODY[:2], line, *BODY[2:]]
    short = article("Hello", line, "It is a short text", title="Ice")
    assert clean(short) == short


@pytest.mark.parametrize(
    "heading",
    ["Release", "Legacy", "Related work", "Comments on the text", "Reception", "Contents of the box", "Sources"],
)
def test_a_section_of_an_encyclopedia_stays(heading: str) -> None:
    for block in (Block(heading), Block(heading, Role.HEADING, 2)):
        blocks = (*map(Block, BODY[:2]), block, *map(Block, BODY[2:]))
        assert clean(Article(Metadata(title="Ice"), blocks)).blocks == blocks


@pytest.mark.parametrize("said", ["Listen.", "Pause!", "Hide.", "Next.", "“Play!”", "Stay informed."])
def test_a_short_sentence_of_a_story_stays(said: str) -> None:
    assert kept(clean(article(*BODY[:2], said, *BODY[2:], title="Ice"))) == [*BODY[:2], said, *BODY[2:]]


@pytest.mark.parametrize("role", [Role.CODE, Role.TABLE])
def test_code_and_tables_are_never_chrome(role: Role) -> None:
    block = Block("Share", role)
    blocks = (*map(Block, BODY), block)
    assert clean(Article(Metadata(title="Ice"), blocks)).blocks == blocks


def test_an_item_of_a_numbered_list_is_never_chrome() -> None:
    blocks = (*map(Block, BODY), Block("Share", Role.LIST_ITEM, 1, number=3))
    assert clean(Article(Metadata(title="Ice"), blocks)).blocks == blocks


COMMENTS = (
    "3 Comments",
    "Ann Lee says:",
    "March 3, 2016 at 10:12 am",
    "My grandfather walked across it too, with a cow and two geese, and he told us of it every winter until he died.",
    "Reply",
    "Carl",
    "2 days ago",
    "Nonsense.",
    "Reply",
)


def test_comments_go_from_their_heading_to_the_last_one() -> None:
    cleaned = clean(article(*BODY, *COMMENTS, title="Ice"))
    assert kept(cleaned) == list(BODY)
    assert dropped(cleaned) == [("comments", line) for line in COMMENTS]


def test_what_stands_behind_a_link_to_the_comments_stays() -> None:
    cleaned = clean(article("3 Comments", *BODY, *COMMENTS, title="Ice"))
    assert kept(cleaned) == list(BODY)


def test_a_heading_called_comments_without_comments_below_takes_nothing_with_it() -> None:
    blocks = (*map(Block, BODY[:2]), Block("Comments", Role.HEADING, 2), *map(Block, BODY[2:]), Block("Reply"))
    assert clean(Article(Metadata(title="Ice"), blocks)).blocks == blocks[:-1]


HEADINGS_OF_TEXT = ("How the ice came", "Who measured the ice", "What the mayor said", "Where the herring went")


def sections() -> list[str]:
    return [text for pair in zip(HEADINGS_OF_TEXT, BODY, strict=True) for text in pair]


@pytest.mark.parametrize("label", [["Table of contents"], ["Contents"], []])
def test_a_table_of_contents_goes_and_the_headings_stay(label: list[str]) -> None:
    numbered = [f"{number}. {heading}" for number, heading in enumerate(HEADINGS_OF_TEXT, 1)]
    for listed in (list(HEADINGS_OF_TEXT), numbered):
        cleaned = clean(article(BODY[0] + " Twice.", *label, *listed, *sections(), title="Ice"))
        assert kept(cleaned) == [BODY[0] + " Twice.", *sections()]
        assert dropped(cleaned) == [("contents", line) for line in (*label, *listed)]


def test_a_list_that_a_sentence_announces_stays() -> None:
    texts = [BODY[0] + " Twice.", "They asked four things:", *HEADINGS_OF_TEXT, *sections()]
    assert kept(clean(article(*texts, title="Ice"))) == texts


def test_a_menu_that_stands_above_and_below_goes_both_times() -> None:
    menu = ("Harbour notes", "Boats for sale", "Tide tables", "The old crane")
    cleaned = clean(article(*menu, "Ice", *BODY, *menu, title="Ice"))
    assert kept(cleaned) == list(BODY)
    assert [rule for rule, _ in dropped(cleaned)] == ["navigation"] * 8


def test_a_pull_quote_goes_and_a_quote_that_is_said_once_stays() -> None:
    pulled = "“It will bear a horse, but not the horse, the cart and the brewer.”"
    other = "“It will bear nothing at all, and certainly not the brewer.”"
    cleaned = clean(article(*BODY[:2], pulled, other, *BODY[2:], title="Ice"))
    assert kept(cleaned) == [*BODY[:2], other, *BODY[2:]]
    assert dropped(cleaned) == [("pull quote", pulled)]


@pytest.mark.parametrize(
    "piece", ["a ", "> ", "a > ", "5 views ", "1:00 ", "#a ", "Photo: ", "| ", "©", "\u00a0", "字", "reply\n"]
)
def test_a_block_of_one_thing_again_and_again_takes_no_time(piece: str) -> None:
    clean(article(*CHROME))  # which compiles the patterns
    begin = time.process_time()
    clean(article(*(piece * times for times in (20, 100, 5000)), title="Ice"))
    assert time.process_time() - begin < 0.5


# Pictures, notes and lines


def test_pictures_and_notes_are_no_lines_of_the_text() -> None:
    """No rule takes one for a title, a byline or a biography, and none counts them."""
    note = Block(f"Smith is a writer. {BODY[0]}", Role.NOTE, about="note", name="1")
    blocks = (
        Block("By Jan de Vries", Role.FIGURE),
        Block("What the fishers learned when the sea would not move"),
        *map(Block, BODY),
        note,
        Block(NOTE),
        *(replace(note, name=str(number)) for number in range(2, 12)),
    )
    cleaned = clean(Article(Metadata(title="Ice"), blocks))
    assert cleaned.metadata.authors == ()
    assert cleaned.metadata.subtitle == blocks[1].text
    assert [block.role for block in cleaned.blocks if block.role is Role.FIGURE] == [Role.FIGURE]
    assert [block.name for block in cleaned.blocks if block.about == "note"] == [str(n) for n in range(1, 12)]
    assert cleaned.blocks[-1] == Block(NOTE, Role.NOTE, about="author")


def test_a_byline_of_several_lines_is_read_and_a_poem_keeps_its_lines() -> None:
    poem = Block("\n".join(BODY[0].split(" and ")), Role.BLOCKQUOTE)
    blocks = (Block("By Mara Lindqvist\nPublished: 2016-2-9"), *map(Block, BODY), poem, Block(BODY[1]))
    cleaned = clean(Article(Metadata(title="Ice"), blocks))
    assert (cleaned.metadata.authors, cleaned.metadata.published) == (("Mara Lindqvist",), "2016-02-09")
    assert cleaned.blocks == blocks[1:]


def test_a_title_of_two_lines_is_known_as_one() -> None:
    cleaned = clean(Article(Metadata(), (Block("Two winters\nof ice", Role.HEADING, 1), *map(Block, BODY))))
    assert cleaned.metadata.title == "Two winters of ice"


def test_a_subtitle_that_is_known_is_not_said_again() -> None:
    standfirst = "The harbour froze over twice, and the fishers walked to market."
    cleaned = clean(article(standfirst, *BODY, title="Ice", subtitle=standfirst))
    assert [block.text for block in cleaned.blocks] == list(BODY)
    assert cleaned.metadata.subtitle == standfirst
