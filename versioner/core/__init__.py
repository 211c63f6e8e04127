"""The pure heart: values and the functions that decide. No I/O, clock, randomness, logging, settings or SQL."""
