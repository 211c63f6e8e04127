"""Who may do what of those whom an OpenID provider vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from versioner.core.identity import Identity
from versioner.frozen import dataclass
from versioner.web.access import Role

if TYPE_CHECKING:
    from versioner.web.provider import Provider  # needs the extra `oidc`


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Signing in by a provider, and what people may do then.

    Attributes:
        name: what people know the provider by.
        others: what somebody may do who is on none of the lists.
        people: by role, verified e-mail addresses and "group:NAME".
    """

    provider: Provider
    name: str = "your organisation"
    others: Role = Role.NOBODY
    people: tuple[tuple[Role, frozenset[str]], ...] = ()

    def role_of(self, who: Identity) -> Role:
        """The most that a person may do by any list."""
        if who.issuer != self.provider.issuer:
            return Role.NOBODY
        # an address that spells a group is no member of it
        addresses = {who.email} if who.email and not who.email.startswith("group:") else set()
        names = addresses | {f"group:{one}" for one in who.groups}
        return max((role for role, listed in self.people if names & listed), default=self.others)
