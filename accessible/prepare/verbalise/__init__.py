"""What is said for what is written, language by language."""
