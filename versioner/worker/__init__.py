"""Many machines on one PostgreSQL: a queue wakes a worker for every host that is due (extra `workers`)."""
