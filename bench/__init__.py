"""Benchmarks that a user can rerun."""
