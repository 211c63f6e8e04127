"""The command line: one file a command group; each reads options and calls one service."""
