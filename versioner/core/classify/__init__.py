"""What an edit means: its kind, and how much it matters."""

from versioner.core.classify.change import change_between
from versioner.core.classify.judge import judge

__all__ = ["change_between", "judge"]
