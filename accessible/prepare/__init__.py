"""What happens between reading and speaking: pure functions from values to values."""
