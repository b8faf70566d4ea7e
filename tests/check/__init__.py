"""Books with one thing wrong in each, and what has to be said of it: a folder a code."""
