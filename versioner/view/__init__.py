"""What people and programs are told: sentences and JSON shapes, shared by CLI, pages, feeds and API."""

from importlib import import_module

from versioner.core.model.shaped import said_by

# whoever shows anything has the shapes that `core.model` asks for, and most that is shown is for people
said_by(lambda: import_module("versioner.view.shapes"))
