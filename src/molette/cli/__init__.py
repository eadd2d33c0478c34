"""The command line: the engine and the sources, no database needed."""
