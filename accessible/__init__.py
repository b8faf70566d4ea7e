"""Turn a web article into a read-along EPUB 3 and a podcast file."""
