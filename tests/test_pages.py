"""Pages of a fixed size."""
