"""Dates: those that a page declares, and the honest ones that are told of it."""
