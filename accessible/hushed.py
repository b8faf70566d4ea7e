"""Loaded into the process that workers are forked from: where it can fork no more, its parent says so in a sentence."""

import sys

sys.excepthook = lambda *_: None
