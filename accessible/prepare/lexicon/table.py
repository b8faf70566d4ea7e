"""How the tables of this package are written."""

Table = dict[str, dict[str, str]]
"""Rule, then language, then lines between bars.

Case, punctuation and emoji do not count, and 0 stands for any number (`accessible.prepare.phrases:plain`).
"""
