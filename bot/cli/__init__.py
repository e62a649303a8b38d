"""The command line: one file a group of commands; each puts the parts together for its own work."""
