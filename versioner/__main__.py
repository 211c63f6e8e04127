"""`versioner`, and `python -m versioner`."""

from versioner import collecting


def main() -> None:
    """Run the command line; what it loads is looked at for garbage by nobody (`versioner.collecting`)."""
    collecting.hardly()
    from versioner.cli.main import main as command  # noqa: PLC0415 - all that it loads comes after that

    command()


if __name__ == "__main__":
    main()
