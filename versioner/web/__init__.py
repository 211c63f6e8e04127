"""Pages, API, feeds and widget over the same services as the command line."""
