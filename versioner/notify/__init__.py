"""Telling people: one file a way of telling; the outbox says what is to be told, `deliver` tells it."""
