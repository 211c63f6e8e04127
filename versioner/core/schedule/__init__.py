"""When to look at a page, and how late it was looked at."""
