"""Pages, API, feeds and widget over the same use cases as the command line."""
