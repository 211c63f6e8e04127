"""An OpenID provider: where it signs people in, and whom it signed in (OpenID Connect Core 1.0, code flow, PKCE).

The one module that needs the extra `oidc`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from versioner.core.identity import Asked, Identity
from versioner.errors import ConfigError, SignInError
from versioner.frozen import dataclass
from versioner.web.client import is_loopback

_TIMEOUT = 10.0  # seconds for one request to the provider
_LEEWAY = 60  # seconds that two clocks may stand apart
_SCOPE = "openid email profile"
# What a provider signs with: never "none", never a secret that it shares with us (RFC 8725 §3.1).
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
_UNREACHED = (httpx2.HTTPError, httpx2.InvalidURL)
_PLACES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """An OpenID provider that we are registered with, by its issuer."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be: secrets go over https alone, or never leave this machine."""
        if not _safe(self.issuer) or not self.client_id or not self.client_secret:
            raise ConfigError(
                "signing in by OpenID Connect takes an https address in oidc_issuer, oidc_client_id and oidc_client_secret"
            )

    def address(self, asked: Asked, back: str) -> str:
        """Where to send a visitor.

        Raises:
            SignInError: the provider cannot be asked.
        """
        with self._client(back) as client:
            places = self._places(client)
            url, _ = client.create_authorization_url(
                places["authorization_endpoint"],
                state=asked.state,
                nonce=asked.nonce,
                code_verifier=asked.verifier,
            )
        return str(url)

    def signed_in(self, asked: Asked, code: str, back: str, now: datetime) -> tuple[Identity, str]:
        """Whom the provider signed in, and the token that says so.

        Raises:
            SignInError: nobody, or not for us, or not now, or not as we asked.
        """
        with self._client(back) as client:
            places = self._places(client)
            try:
                told = client.fetch_token(
                    places["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=asked.verifier,
                )
            except (*_UNREACHED, AuthlibBaseError, ValueError) as error:
                raise SignInError("the provider did not take the code that it gave") from error
            keys = self._json(client, places["jwks_uri"])
        token = str(told.get("id_token", ""))
        return _identity(self._claims(token, keys, asked, now)), token

    def farewell(self, who: Identity, token: str, back: str) -> str | None:
        """Where to send one who signs out (RP-Initiated Logout 1.0 §2); None where the provider has no such place.

        Args:
            who: whose session it was.
            token: that they were signed in with; "" where it is not at hand, and then the provider may ask them.
            back: where the provider sends them then; it must know that address.

        Raises:
            SignInError: the provider cannot be asked.
        """
        with self._client(back) as client:
            place = self._places(client).get("end_session_endpoint")
        if not isinstance(place, str) or not _safe(place):
            return None
        asked = {"client_id": self.client_id, "post_logout_redirect_uri": back}
        asked |= {"id_token_hint": token} if token else {"logout_hint": who.name}
        return f"{place}{'&' if urlsplit(place).query else '?'}{urlencode(asked)}"

    def _claims(self, token: str, keys: Mapping[str, Any], asked: Asked, now: datetime) -> Mapping[str, Any]:
        wanted = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": asked.nonce},
        )
        try:
            found = jwt.decode(token, KeySet.import_key_set(dict(keys)), algorithms=_ALGORITHMS)  # type: ignore[arg-type]
            wanted.validate(found.claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise SignInError("the provider's word cannot be believed: its token does not hold") from error
        # one token for several parties must name us as the one that it was made for (Core §3.1.3.7)
        if found.claims.get("azp", self.client_id) != self.client_id:
            raise SignInError("the provider's token was made for somebody else")
        return found.claims

    def _places(self, client: OAuth2Client) -> Mapping[str, str]:
        """The provider's addresses, by its own document (OpenID Connect Discovery 1.0 §4)."""
        found = self._json(client, f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise SignInError("the provider calls itself by another name than oidc_issuer")
        if not all(isinstance(found.get(name), str) and _safe(found[name]) for name in _PLACES):
            raise SignInError("the provider does not say where people sign in over https")
        return found

    @staticmethod
    def _json(client: OAuth2Client, url: str) -> Mapping[str, Any]:
        try:
            answer = client.request("GET", url, withhold_token=True)
            found = answer.raise_for_status().json()
        except (*_UNREACHED, ValueError) as error:
            raise SignInError("the provider cannot be reached now; try again in a moment") from error
        if not isinstance(found, dict):
            raise SignInError("the provider does not speak OpenID Connect")
        return found

    def _client(self, back: str) -> OAuth2Client:
        return OAuth2Client(
            client_id=self.client_id,
            client_secret=self.client_secret,
            scope=_SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=_TIMEOUT,
            follow_redirects=False,
        )


def _identity(claims: Mapping[str, Any]) -> Identity:
    email, groups = claims.get("email"), claims.get("groups")
    verified = claims.get("email_verified") is True and isinstance(email, str)
    return Identity(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        email=str(email).lower() if verified else "",
        groups=tuple(one for one in groups if isinstance(one, str)) if isinstance(groups, list) else (),
    )


def _safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
