"""Who worked on an article beside its authors, how names are filed, and whose the text is: where a source says so."""

import pytest

from accessible.document import Contributor, Metadata
from accessible.prepare.collection import collect
from accessible.readers import read
from accessible.readers.source import Source
from accessible.report import known
from tests.archives import epub
from tests.test_metadata import URL, linked, meta, of

CARLA, DAN = {"@type": "Person", "name": "Carla Diaz"}, {"@type": "Person", "name": "Dan Wu"}


def declared(**properties: object) -> Metadata:
    return of(linked({"@type": "NewsArticle", "headline": "Ice in the Harbour", **properties}))


# Pages


def test_persons_are_contributors_under_the_roles_that_they_are_declared_in() -> None:
    found = declared(editor=CARLA, translator=[DAN, {"@id": "#eva"}], illustrator="Fay Orr and Gus Pym").contributors
    assert found == (
        Contributor("Carla Diaz", "edt"),
        Contributor("Dan Wu", "trl"),
        Contributor("Fay Orr", "ill"),
        Contributor("Gus Pym", "ill"),
    )


@pytest.mark.parametrize(
    "editor",
    [{"@type": "Organization", "name": "The News Desk"}, "admin", "", None, 7, {"name": ["", None]}, [[]]],
)
def test_what_is_no_person_contributes_nothing(editor: object) -> None:
    assert declared(editor=editor).contributors == ()


def test_the_site_is_no_contributor() -> None:
    site = {"@type": "Organization", "name": "Harbour Gazette"}
    assert declared(publisher=site, editor="Harbour Gazette", translator=DAN).contributors == (
        Contributor("Dan Wu", "trl"),
    )


@pytest.mark.parametrize(
    ("person", "filed"),
    [
        ({"name": "Ann Lee", "givenName": "Ann", "familyName": "Lee"}, (("Ann Lee", "Lee, Ann"),)),
        ({"givenName": "Jan", "familyName": "de Vries"}, (("Jan de Vries", "de Vries, Jan"),)),
        ({"name": "李明", "givenName": "明", "familyName": "李"}, ()),
        ({"name": "Ann Lee", "familyName": "Lee"}, ()),
        ({"name": "Ann Lee"}, ()),
    ],
)
def test_a_name_is_filed_where_the_page_tells_family_from_given_name(
    person: dict[str, str], filed: tuple[tuple[str, str], ...]
) -> None:
    assert declared(author={"@type": "Person", **person}).file_as == filed


def test_a_name_is_filed_as_it_is_cited() -> None:
    found = of(meta(citation_author="Lee, Ann"))
    assert (found.authors, found.file_as) == (("Ann Lee",), (("Ann Lee", "Lee, Ann"),))


@pytest.mark.parametrize(
    ("head", "rights"),
    [
        (linked({"@type": "Article", "license": "https://cc.example/by/4.0/"}), "https://cc.example/by/4.0/"),
        (linked({"@type": "Article", "license": {"@type": "CreativeWork", "name": "CC BY 4.0"}}), "CC BY 4.0"),
        (linked({"@type": "Article", "copyrightNotice": "© 2024 Ann Lee", "license": "x"}), "© 2024 Ann Lee"),
        ('<link rel="license nofollow" href="/licence">', "https://gazette.example/licence"),
        (meta(dc__rights="All rights reserved").replace("dc:rights", "dc.rights"), "All rights reserved"),
        ('<meta name="copyright" content="The &lt;Gazette&gt;">', "The <Gazette>"),
        ('<link rel="license" href="javascript:alert(1)">', ""),
        ("", ""),
    ],
)
def test_the_rights_are_those_that_the_page_declares(head: str, rights: str) -> None:
    assert of(head, url=URL).rights == rights


def test_the_licence_of_a_picture_is_not_that_of_the_article() -> None:
    assert of(body='<h1>Ice</h1><figure><a rel="license" href="https://cc.example/by">CC BY</a></figure>').rights == ""


# Books and front matter


def test_a_book_names_its_contributors_in_either_version() -> None:
    people = (
        '<dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<meta refines="#a" property="file-as">Lee, Ann</meta>'
        '<dc:creator id="b">Bo Chen</dc:creator><meta refines="#b" property="role">ill</meta>'
        '<dc:contributor opf:role="trl" opf:file-as="Wu, Dan">Dan Wu</dc:contributor>'
        '<dc:contributor opf:role="bkp">calibre</dc:contributor><dc:contributor>Somebody</dc:contributor>'
        '<dc:contributor opf:role="edt">Ann Lee</dc:contributor><dc:rights>CC0</dc:rights>'
    )
    data = epub("<body><p>Ice.</p></body>", metadata=people)
    found = read(Source("", "application/epub+zip", "", data)).metadata
    assert found.authors == ("Ann Lee",)
    assert set(found.contributors) == {Contributor("Bo Chen", "ill"), Contributor("Dan Wu", "trl")}
    assert dict(found.file_as) == {"Ann Lee": "Lee, Ann", "Dan Wu": "Wu, Dan"}
    assert found.rights == "CC0"


def test_front_matter_names_who_translated_and_drew_it_and_its_licence() -> None:
    front = (
        "author: Ann Lee\ntranslator: Dan Wu\nillustrators:\n  - name: Fay Orr\neditor: visual\nlicense: CC BY-SA 4.0"
    )
    found = read(Source(f"---\n{front}\n---\nText.", "text/markdown", "")).metadata
    assert found.contributors == (Contributor("Dan Wu", "trl"), Contributor("Fay Orr", "ill"))
    assert found.rights == "CC BY-SA 4.0"


# What becomes of them


def test_a_book_of_several_articles_has_the_contributors_of_all() -> None:
    one = read(Source("---\ntitle: One\nlang: en\ntranslator: Dan Wu\n---\nText.", "text/markdown", ""))
    two = read(Source("---\ntitle: Two\nlang: en\nillustrator: Fay Orr\n---\nText.", "text/markdown", ""))
    labels = {"by": "By {}", "source": "Source: {}", "published": "Published: {}"}
    found = collect("Both", [one, two], lambda _: labels).metadata
    assert found.contributors == (Contributor("Dan Wu", "trl"), Contributor("Fay Orr", "ill"))


def test_what_is_printed_of_an_article_names_them() -> None:
    metadata = Metadata(contributors=(Contributor("Dan Wu", "trl"),), file_as=(("Ann Lee", "Lee, Ann"),), rights="CC0")
    assert dict(known(metadata)) == {"contributors": "Dan Wu (trl)", "file as": "Lee, Ann", "rights": "CC0"}
