"""The source moved on and the article still says the old thing."""

from versioner.core.drift.assess import SPAN, assess, held, horizon, stands
from versioner.core.drift.model import DriftItem, DriftKind, SourceDrift, Where

__all__ = ["SPAN", "DriftItem", "DriftKind", "SourceDrift", "Where", "assess", "held", "horizon", "stands"]
