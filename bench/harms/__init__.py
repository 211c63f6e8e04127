"""Faults of disks, databases, clocks, servers and processes, a module an idea; `bench/faults.py` plays them."""
