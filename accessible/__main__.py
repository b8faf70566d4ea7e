"""`python -m accessible` is the `accessible` command."""

from accessible.cli import main

if __name__ == "__main__":
    main()
