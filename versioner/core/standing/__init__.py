"""Whether a block is the article or merely stands beside it."""
