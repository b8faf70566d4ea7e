"""What the program costs, beside the bare engine and beside a plain script."""
