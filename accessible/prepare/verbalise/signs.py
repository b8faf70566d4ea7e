"""Signs of computers in words: those of addresses, tags and code."""

import re
from functools import cache

_LANGUAGES = "en de fr es it pt nl pl ru".split()
_TABLE = """
@ | at | at | arobase | arroba | chiocciola | arroba | apenstaartje | małpa | собака
. | dot | Punkt | point | punto | punto | ponto | punt | kropka | точка
_ | underscore | Unterstrich | tiret bas | guion bajo | trattino basso | sublinhado | underscore | podkreślnik | подчёркивание
- | dash | Bindestrich | tiret | guion | trattino | hífen | streepje | myślnik | дефис
+ | plus | plus | plus | más | più | mais | plus | plus | плюс
/ | slash | Schrägstrich | barre oblique | barra | barra | barra | schuine streep | ukośnik | косая черта
\\ | backslash | Backslash | barre oblique inversée | barra inversa | barra inversa | barra invertida | backslash | ukośnik wsteczny | обратная косая черта
: | colon | Doppelpunkt | deux-points | dos puntos | due punti | dois pontos | dubbele punt | dwukropek | двоеточие
= | equals | gleich | égal | igual | uguale | igual | is gelijk aan | równa się | равно
!= | not equal to | ungleich | différent de | distinto de | diverso da | diferente de | ongelijk aan | różne od | не равно
< | less than | kleiner als | inférieur à | menor que | minore di | menor que | kleiner dan | mniejsze niż | меньше
> | greater than | größer als | supérieur à | mayor que | maggiore di | maior que | groter dan | większe niż | больше
>= | greater than or equal to | größer oder gleich | supérieur ou égal à | mayor o igual que | maggiore o uguale a | maior ou igual a | groter dan of gelijk aan | większe lub równe | больше или равно
<= | less than or equal to | kleiner oder gleich | inférieur ou égal à | menor o igual que | minore o uguale a | menor ou igual a | kleiner dan of gelijk aan | mniejsze lub równe | меньше или равно
-> => | arrow | Pfeil | flèche | flecha | freccia | seta | pijl | strzałka | стрелка
! | not | nicht | non | no | non | não | niet | nie | не
& && | and | und | et | y | e | e | en | i | и
|| | or | oder | ou | o | o | ou | of | lub | или
| | pipe | senkrechter Strich | barre verticale | barra vertical | barra verticale | barra vertical | verticale streep | kreska pionowa | вертикальная черта
* | star | Stern | astérisque | asterisco | asterisco | asterisco | sterretje | gwiazdka | звёздочка
# | hash | Raute | dièse | almohadilla | cancelletto | cardinal | hekje | krzyżyk | решётка
$ | dollar | Dollar | dollar | dólar | dollaro | dólar | dollar | dolar | доллар
% | percent | Prozent | pour cent | por ciento | per cento | por cento | procent | procent | процент
^ | caret | Zirkumflex | accent circonflexe | circunflejo | accento circonflesso | circunflexo | dakje | daszek | крышка
~ | tilde | Tilde | tilde | tilde | tilde | til | tilde | tylda | тильда
"""  # noqa: E501  a sign is a row
_BEFORE_PAUSE = re.compile(r" (?=[,.:!?](?:\s|$))")


@cache
def _humps() -> re.Pattern[str]:
    """Return the pattern of the places in a name where a word of it ends."""
    return re.compile(
        r"(?<=[^\W\d_A-ZÀ-ÞА-ЯЁ])(?=[A-ZÀ-ÞА-ЯЁ])|(?<=[A-ZÀ-ÞА-ЯЁ])(?=[A-ZÀ-ÞА-ЯЁ][^\W\d_A-ZÀ-ÞА-ЯЁ])|(?<=[^\W_])_+(?=[^\W_])"
    )


@cache
def _tokens() -> re.Pattern[str]:
    """Return the pattern of the parts of code; few articles have any."""
    return re.compile(
        r"(?P<kept>https?://\S+|(?<!\w)(?:[-−]?[$€£]?|v)\d+(?:[.,:]\d+)*%?(?!\w)|(?<=\w)[-'’](?=\w)|[.:!?]+(?=\s|$))"
        r"|(?P<sign>!=|>=|<=|->|=>|&&|\|\||_+|[@.+/\\:=<>!&|*#$%^~-])"
        r"|(?P<pause>[,;])|(?P<silent>[()\[\]{}\"'`«»“”‘’])|(?P<word>[^\W_]+(?:_+[^\W_]+)*)"
    )


@cache
def names(language: str) -> dict[str, str]:
    """Return what signs are called in `language`, a primary subtag of BCP 47; empty where that is not known."""
    if language not in _LANGUAGES:
        return {}
    column = _LANGUAGES.index(language) + 1
    rows = (re.split(r" \| ", line) for line in _TABLE.strip().splitlines())
    return {sign: row[column].strip() for row in rows for sign in row[0].split()}


def apart(name: str) -> str:
    """Return a name such as camelCase or snake_case as the words that it is made of."""
    return " ".join(_humps().split(name))


def spoken_code(code: str, language: str) -> str:
    """Return code in words: signs are named, names are cut into words, brackets and quotation marks are not said.

    In a language whose names for the signs are not known it stays as it is. `language` is a primary subtag of BCP 47.
    """
    known = names(language)
    if not known:
        return code

    def said(token: re.Match[str]) -> str:
        if token["sign"]:
            return f" {known['_' if token['sign'][0] == '_' else token['sign']]} "
        if token["word"]:
            return apart(token["word"])
        return ", " if token["pause"] else token["kept"] or " "

    words = _BEFORE_PAUSE.sub("", " ".join(_tokens().sub(said, code).split())).rstrip(",")
    return f"{' ' if code[:1].isspace() else ''}{words}{' ' if code[-1:].isspace() else ''}"
