"""Everything that is asked: one function a use case, from the database, without a fetch or a write."""
