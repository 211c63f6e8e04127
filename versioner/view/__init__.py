"""What people and programs are told: sentences and JSON shapes, shared by CLI, pages, feeds and API."""

from versioner.view import (
    shapes as shapes,  # whoever shows anything has the shapes that `core.model` asks for
)
