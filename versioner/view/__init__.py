"""What people and programs are told: sentences and JSON shapes, shared by CLI, pages, feeds and API."""
