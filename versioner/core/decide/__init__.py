"""The decision: what of a new observation is an edit, what is noise, what waits, and the state that remembers it."""
