"""The scheduler: a handful of interval jobs over the schedule in the database."""
