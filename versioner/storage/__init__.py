"""The database and the snapshot store. SQLAlchemy stays in here; values go in and come out."""
