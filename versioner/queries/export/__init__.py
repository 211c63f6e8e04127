"""Hand a history on: each format stands in a file of its own and writes whole or not at all."""
