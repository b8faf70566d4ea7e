"""What is needed to judge an EPUB, whoever made it: clock values, texts that nobody narrates, sound files."""
