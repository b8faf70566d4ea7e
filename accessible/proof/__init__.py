"""The check that what is heard is what is written, for any EPUB 3 with media overlays."""
