"""Hostile pages, answers and archives, a module an idea; `bench/hostile.py` plays them."""
