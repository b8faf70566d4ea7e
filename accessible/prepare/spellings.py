"""How eight languages spell the sounds that they have.

Capital letters are sounds whose spelling depends on what stands beside them: the rules after the table settle it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple


class Spelling(NamedTuple):
    """The letters of each sound, by broad IPA, and patterns for what letters become beside others, in order.

    `accents` is what a stressed sound is written as instead, in words of more than `accented_from` sounds.
    """

    letters: Mapping[str, str]
    beside: tuple[tuple[re.Pattern[str], str], ...] = ()
    accents: Mapping[str, str] = {}
    accented_from: int = 0


def _table(text: str) -> dict[str, str]:
    """Return a table written as sound=letters, with space between; a tilde over a vowel is written as in the IPA."""
    return dict(pair.split("=") for pair in text.split())


def _rules(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


_COMMON = {sign: sign for sign in "abdefhijklmnoprstuvz"} | {"ɡ": "g", "ts": "ts"}

_GERMAN = Spelling(
    _COMMON
    | _table(
        """
        iː=ih ɪ=i eː=eh ɛ=e ɛː=äh ɑː=ah oː=oh ɔ=o uː=uh ʊ=u yː=üh y=ü ʏ=ü øː=öh ø=ö œ=ö ə=e ɐ=er ə˞=er æ=ä ɒ=o ʌ=a
        aɪ=ei aʊ=au ɔɪ=eu eɪ=eh oʊ=oh ʃ=sch ʒ=sch tʃ=tsch dʒ=dsch x=ch ç=ch ŋ=ng ŋk=nk v=w w=w s=S z=s ts=z kw=qu
        """
    ),
    _rules(("^S|S(?=[ptkmnlwz]|$)", "s"), ("S", "ss")),
)

_FRENCH = Spelling(
    _COMMON
    | _table(
        """
        e=é ɛ=è ɑ=a ɔ=o u=ou y=u ø=eu œ=eu ə=e ɜ=eu æ=a ʌ=eu ɛ\u0303=in ɑ\u0303=an ɔ\u0303=on œ\u0303=un ɥ=u w=ou
        j=y ʃ=ch ʒ=j tʃ=tch dʒ=dj ɲ=gn ŋ=ngue ŋɡ=ngue n=N m=M s=S x=kh oʊ=o eɪ=eï aɪ=aï aʊ=aou ɡ=G i=i
        """
    ),
    _rules(
        ("ngue(?=[aeiouyéèï])", "ng"),
        ("ngue(?=.)", "nn"),
        ("G(?=[eiéèy])", "gu"),
        ("(?<=[aeiouyéèï])S(?=[aeiouyéèï]|$)", "ss"),
        ("N$", "ne"),
        ("M$", "me"),
        ("(?<=[aeiouyéèï])N(?![aeiouyéèï])", "nn"),
        ("(?<=[aeiouyéèï])M(?![aeiouyéèï])", "mm"),
        ("([bcdfgklmnprstvzhjNMSG])$", r"\1e"),
    ),
)

_SPANISH = Spelling(
    _COMMON
    | _table(
        """
        ə=e ɛ=e ɑ=a æ=a ʌ=a ɔ=o tʃ=ch ʃ=sh ʒ=ll dʒ=y x=j h=j j=Y w=W ɲ=ñ ʎ=ll θ=z ð=d z=s v=b β=b ɣ=G ŋ=n ŋɡ=ng r=R
        ɾ=r ɹ=r ɡ=G aɪ=ai eɪ=ei oʊ=ou aʊ=au ɔɪ=oi y=u ø=e
        """
    ),
    _rules(
        ("(?<=[aeiouáéíóú])R(?=[aeiouáéíóú])", "rr"),
        ("G(?=[eiéí])", "gu"),
        ("(?<![A-Za-záéíóúñ])W|(?<=[aeiouáéíóú])W(?=[aeoáéó])", "hu"),
        ("W", "u"),
        ("(?<=[aeiouáéíóú])Y(?=[aeiouáéíóú])|Y(?=[aeouáéóú])|Y$", "y"),
        ("(?<=[bdfgklmnprst])y(?=[aeouáéóú])|Y", "i"),
    ),
    _table("a=á e=é i=í o=ó u=ú ai=ái ei=éi ou=óu au=áu oi=ói"),
    2,
)

_ITALIAN = Spelling(
    _COMMON
    | _table(
        """
        ə=e ɛ=e ɑ=a æ=a ʌ=a ɔ=o ɪ=i tʃ=C dʒ=J ʃ=X ʒ=J ɲ=gn ʎ=gli ts=z dz=z s=S z=s x=k h= j=i w=u ŋ=n ŋɡ=ng ɡ=G
        aɪ=ai eɪ=ei oʊ=ou aʊ=au ɔɪ=oi y=u ø=e ɹ=r
        """
    ),
    _rules(
        ("(C|J|X)(?=[iìeèé])", r"\1"),
        ("(C|J|X)(?![iìeèé])", r"\1i"),
        ("C", "c"),
        ("J", "g"),
        ("X", "sc"),
        ("G(?=[iìeèé])", "gh"),
        ("(?<=[aeiouàèìòù])S(?=[aeiouàèìòù])", "ss"),
        ("gli(?=i)", "gl"),
    ),
    _table("a=à e=è i=ì o=ò u=ù ai=ài ei=èi ou=òu au=àu oi=òi"),
    2,
)

_PORTUGUESE = Spelling(
    _COMMON
    | _table(
        """
        ə=e ɛ=e ɑ=a æ=a ʌ=a ɐ=a ɔ=o ɪ=i ʊ=u ɨ=e ɐ\u0303=ã a\u0303=ã e\u0303=en i\u0303=in o\u0303=on u\u0303=un
        ɛ\u0303=en ɔ\u0303=on ɐ\u0303w=ão ʃ=ch ʒ=j tʃ=tch dʒ=dj ɲ=nh ʎ=lh x=H h=H ʁ=H r=H ɾ=r ɹ=r s=S ɡ=G ŋ=n ŋɡ=ng
        j=i w=u θ=S aɪ=ai eɪ=ei oʊ=ou aʊ=au ɔɪ=oi y=u ø=e
        """
    ),
    _rules(
        ("(?<=[aeiouáéíóúã])H(?=[aeiouáéíóúã])", "rr"),
        ("H", "r"),
        ("(?<=[aeiouáéíóúã])S(?=[aeiouáéíóúã])", "ss"),
        ("G(?=[eiéí])", "gu"),
    ),
    {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "ai": "ái", "ei": "éi", "au": "áu", "oi": "ói"},
    2,
)

_DUTCH = Spelling(
    _COMMON
    | _table(
        """
        iː=ie i=ie ɪ=i eː=ee e=ee ɛ=e aː=aa a=aa ɑː=aa ɑ=a oː=oo o=oo ɔ=o u=oe uː=oe ʊ=oe y=uu ʏ=u ɵ=u ø=eu œ=u ə=e
        æ=e ʌ=u ɛɪ=ij œy=ui ʌʊ=ou aʊ=ou aɪ=aj eɪ=ee oʊ=oo ɔɪ=oj ʃ=sj ʒ=zj tʃ=tsj dʒ=dzj x=ch ɣ=g ŋ=ng ŋk=nk w=w ɲ=nj
        """
    ),
)

_POLISH = Spelling(
    _COMMON
    | _table(
        """
        ɨ=y ɪ=y ə=e ɛ=e ɑ=a æ=e ʌ=a ɔ=o ɔ\u0303=ą ɛ\u0303=ę ʃ=sz ʒ=ż tʃ=cz dʒ=dż ʂ=sz ʐ=ż tʂ=cz dʐ=dż ɕ=Ś ʑ=Ź tɕ=Ć
        dʑ=DŹ ɲ=Ń ts=c x=ch v=w w=ł ŋ=n ŋɡ=ng y=i ø=e aɪ=aj eɪ=ej oʊ=oł aʊ=ał ɔɪ=oj
        """
    ),
    _rules(
        ("Ś(?=i)", "s"),
        ("Ź(?=i)", "z"),
        ("Ć(?=i)", "c"),
        ("Ń(?=i)", "n"),
        ("Ś(?=[aeouąę])", "si"),
        ("Ź(?=[aeouąę])", "zi"),
        ("Ć(?=[aeouąę])", "ci"),
        ("Ń(?=[aeouąę])", "ni"),
    ),
)

_RUSSIAN = Spelling(
    _table(
        """
        a=а b=б v=в ɡ=г d=д e=Э ɛ=Э z=з i=и j=й k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф x=х h=х ɣ=г ts=ц tʃ=ч
        tɕ=ч dʒ=дж ʃ=ш ʒ=ж ʂ=ш ʐ=ж ɕ=щ ɨ=ы ɪ=и ə=а ɐ=а ɑ=а æ=Э ʌ=а ɔ=о ʊ=у y=ю ø=ё w=у ŋ=н ŋɡ=нг ʲ=Ь θ=т aɪ=ай eɪ=Эй
        oʊ=оу aʊ=ау ɔɪ=ой ɲ=нЬ ʎ=лЬ
        """
    ),
    _rules(
        ("(?:й|Ь)а", "я"),
        ("(?:й|Ь)о", "ё"),
        ("(?:й|Ь)у", "ю"),
        ("(?:й|Ь)Э", "е"),
        ("Ь(?=[иеяёю])", ""),
        ("(?<=[жшцчщ])Э", "е"),
        ("(?<=[жшцчщ])[ыи]", "и"),
        ("(?<=[бвгдзклмнпрстфхаеоуияё])я", "я"),
    ),
)

SPELLINGS: Mapping[str, Spelling] = {
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pl": _POLISH,
    "pt": _PORTUGUESE,
    "ru": _RUSSIAN,
}
