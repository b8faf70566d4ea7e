"""What each command does: a module with a function `run`, loaded when the command is asked for."""
