"""Many articles in one run: a list of them, workers, a journal that survives whatever happens, and a summary."""
