"""Sentences of English, kind by kind: each line is a text, with a bar where a sentence ends."""

import pytest

from accessible.prepare.segment import segment

KINDS = {
    "plain": ["It froze.|The boats stayed.", "What is it?|It is ice.", "Stop!|Nobody moved."],
    "initials": [
        "My aunt is Clara W. Hughes.|She paints.",
        "Then J. R. Hill and A.B. Wood came.",
        "It is our turn, you and I.|Did you meet Carl I. Ross?",
    ],
    "titles": [
        "Rev. Dr. Hall and Lt. Col. Wood met Messrs. Lane and Hill.",
        "Dr. No is a film.|Capt. Nemo is in another.",
        "This is Ken Jr.'s bike.|It is red.",
    ],
    "firms": [
        "The bank bought Lowe, Hart & Co. in June.",
        "They hired Lowe, Hart & Co.|It went well.",
        "Was Omar and co. there?|Ask the Hills and co.|They know it.",
        "Acme Ltd. sold it.|Brown Bros. Inc. bought it.",
    ],
    "places": [
        "We climbed Mt. Hood and saw St. Louis.|Ft. Worth was closed.",
        "St. Mary's is on 3rd St. by the park.",
        "He lives on Elm St.|She lives on Fifth Ave. in town.",
    ],
    "countries": [
        "She moved to the E.U.|Did you know?",
        "He was born in the U.K.|What about her?",
        "He works for the U.S. Army in Texas.",
        "They stayed in the U.S. for a year.|We flew to the U.S.A. in May.",
    ],
    "times": [
        "We met at 7 p.m. on Friday.|He came at 8 p.m.|She left at nine.",
        "At 7 a.m. Mrs. Lane got up.|She left at 9 P.M.|Mr. Lane stayed.",
        "We open Mon. to Fri. from 9 a.m. to 5 p.m. daily.",
        "It opens at 9:30 a.m. EST and shuts at 9 p.m. GMT.|It was 6 p.m. (CET).|At 8 a.m. UTC+2 Ann left.",
        "It was Jan. 5 and then Feb. 6.|They came in Sept.|We left.",
    ],
    "numbers": [
        "Please read p. 12 and Fig. 3 before noon.",
        "It cost $45.90 in May.|It is $50.00.|Too much.",
        "The file is at No. 1026.253.|That is it.",
        "The No. 1 hit.|No.|Really no.",
        "She said no.|Peter laughed.|Ann said no.|I left.",
        "It was 5 ft. long and 3 in. wide.",
    ],
    "addresses": [
        "Mail joe.bloggs@mail.example today.|He answers.",
        "Go to http://www.example.org/a.b/c.html?D=e.|Read it.",
        "Open setup.exe or main.py in ML.NET.|Then run it.",
    ],
    "quotations": [
        '"We won!" he said.|"Did we?" she asked.',
        'He cried, "We won!"|They danced.',
        "'We won.' he said.",
        "“I know.”|He paused.|“I think.”",
        "He said: “It froze.|It thawed.”|Then he left.",
    ],
    "brackets": [
        "The singer (She was born in 1950.) lives in Rome.",
        "(It froze.)|It thawed.",
        "He is late (is he not?)|She is not.",
        '"Kant [...] wrote of it [...]" (Allen 12).',
        "We need it for (a) ships, (b) boats and (c) rafts.",
    ],
    "notes": [
        "He said so.³|Then he left.",
        "It froze.[1]|Peter left.[2][3]|It thawed.",
        "“It froze.”¹²|Peter left.",
    ],
    "marks": [
        "Really!!|I can't believe it.",
        "What!?|Is it you?",
        "She works at Yahoo! in sales.|He plays Yahtzee! every day.",
        "Jeopardy! is over.|Good!",
    ],
    "ellipses": [
        "He waited... and then he went.|Then he left.",
        "He waited… and then he went.",
        "He waited…|Then he left.",
        "She never said so....|They went home.",
        "I was ... um, it is...look . . . what I want . . . I don't know.",
        "Words are left out at an end . . . .|The next sentence.",
        'He wrote that "the sea is calm. . . ."',
    ],
    "lists": [
        "1. Wash it.|2. Dry it.|3. Fold it.",
        "1.) Wash it|2.) Dry it",
        "To do:|1) Wash it|2) Dry it",
        "• Wash it|• Dry it|• Fold it",
        "• 3. Wash it|• 4. Dry it",
        "⁃3. Wash it|⁃4. Dry it",
        "a. Wash it|b. Dry it|c. Fold it",
        "a) Wash it|b) Dry it",
        "i. Wash it|ii. Dry it|iii. Fold it",
    ],
    "no lists": [
        "We had room 1.|Then we got room 2.|Both were cold.",
        "They won in round 1.|She won in round 2.|Both won.",
        "It ended 2) or so.",
    ],
    "abbreviations": [
        "See Vol. II.|Then stop.|See ch. IV of it.",
        "Smith et al. found it, cf. that, i.e. this, e.g. those.",
        "He sold apples, pears, etc.|They were good.",
        "They sell pens, ink, etc. and paper.",
        "Prof. A. Smith, Ph.D., spoke.|He has a Ph.D. from Leeds.",
    ],
    "words that look like abbreviations": [
        "The cat sat.|The dog ran.",
        "Look at the map.|Go in.|Come out.",
        "He reads The Sun.|Harry does not.|It was on Sat.|Nobody came.",
        "We left in Oct.|She came back in Dec.|They stayed.",
        "She loves modern art.|Peter does not.",
        "This is art.|Is it a fig?|No.|It is a plum.",
        "Parents went to the fun fair to see Jan.|They stayed.",
    ],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_a_sentence_ends_where_its_readers_hear_an_end(kind: str, line: str) -> None:
    expected = line.split("|")
    text = " ".join(expected)
    assert [text[start:end].strip() for start, end in segment(text, "en")] == expected, kind
