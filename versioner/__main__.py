"""`python -m versioner`."""

from versioner.cli.main import main

main()
