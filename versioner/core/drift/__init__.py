"""The source moved on and the article still says the old thing."""

from versioner.core.drift.assess import assess
from versioner.core.drift.model import DriftItem, DriftKind, SourceDrift, Where

__all__ = ["DriftItem", "DriftKind", "SourceDrift", "Where", "assess"]
