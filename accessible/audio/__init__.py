"""Sound: PCM, its loudness, and its encoding."""
