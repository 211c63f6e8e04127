"""Values as text: pure functions of a value, a width and whether there is colour."""
