"""What an edit means: its kind, and how much it matters."""

from versioner.core.classify.judge import change_between, judge

__all__ = ["change_between", "judge"]
