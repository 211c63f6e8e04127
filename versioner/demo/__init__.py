"""A small newsroom on loopback and the story of what it does to its article."""
