"""Who somebody is by the word of an OpenID provider."""

from __future__ import annotations

from versioner.core.model import Json
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person as a provider names them.

    Attributes:
        issuer, subject: together they name one person for good (OpenID Connect Core 1.0 §5.7).
        email: only one that the provider says it has verified; "" where it has none.
        groups: as the provider lists them.
    """

    issuer: str
    subject: str
    email: str = ""
    groups: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls them by."""
        return self.email or self.subject

    def to_json(self) -> Json:
        return {
            "issuer": self.issuer,
            "subject": self.subject,
            "email": self.email or None,
            "groups": list(self.groups),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What we asked a provider with, and want to see again."""

    state: str
    nonce: str
    verifier: str
