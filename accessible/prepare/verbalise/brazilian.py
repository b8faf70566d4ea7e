"""What is said in the Portuguese of Brazil, where it is not that of Portugal."""

from dataclasses import replace

from accessible.prepare.verbalise import portuguese
from accessible.prepare.verbalise.grammar import dates_in_figures, nouns, rules_of


def dates(text: str) -> str:
    """A date in figures is said with the name of the month; the first of a month is an ordinal."""
    return dates_in_figures(text, _named)


def _named(day: str, month: str, year: str) -> str:
    return f"{'primeiro' if int(day) == 1 else int(day)} de {portuguese.MONTHS[int(month) - 1]} de {year}"


TONGUE = replace(
    portuguese.TONGUE,
    cents=True,
    units={
        **portuguese.TONGUE.units,
        **nouns("""
        km: m quilômetro|quilômetros
        km²: m quilômetro quadrado|quilômetros quadrados
        km/h: m quilômetro por hora|quilômetros por hora
    """),
    },
    magnitudes={
        **portuguese.TONGUE.magnitudes,
        **nouns("""
        tri: m trilhão|trilhões
    """),
    },
    currencies={
        **portuguese.TONGUE.currencies,
        **nouns("""
        US$: m dólar|dólares
    """),
    },
    minor={
        **portuguese.TONGUE.minor,
        **nouns("""
        € EUR: m centavo|centavos
    """),
    },
)
RULES = rules_of(TONGUE, dates, portuguese.ordinals, portuguese.times, centuries=portuguese.centuries)
