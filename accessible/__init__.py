"""Turn a web article into a read-along EPUB 3, a podcast, and accessible copies."""
