"""A small OpenID provider on loopback: it signs in whoever a test says, and can be told to lie."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "versioner", "a secret of both"


class OpenId:
    """The provider: what its tokens say, and what it was asked."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.signs_with = self.key
        self.issuer = ""
        self.claims: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.now = 0

    def authorise(self, url: str) -> str:
        """What the provider's page does when the visitor has signed in there: a code for this request."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return code

    def discovery(self) -> dict[str, Any]:
        """The provider's own document."""
        found = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorise",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return found | self.document

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The token for a code, once; None where the code, or who shows it, is not the one it was made for."""
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = sha256(form.get("code_verifier", "").encode()).digest()
        if asked is None or urlsafe_b64encode(verifier).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        if form.get("redirect_uri") != asked["redirect_uri"]:
            return None
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "anna",
            "email": "Anna@paper.example",
            "email_verified": True,
            "nonce": asked["nonce"],
            "iat": self.now,
            "exp": self.now + 300,
        } | self.claims
        header = {"alg": "RS256", "kid": "one"}
        return {
            "access_token": "x",
            "token_type": "Bearer",
            "id_token": jwt.encode(header, claims, self.signs_with),
        }


@contextmanager
def open_id():
    """A provider that is open while the block runs."""
    provider = OpenId()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            keys = {"keys": [provider.key.as_dict(private=False)]}
            self._tell(keys if self.path == "/keys" else provider.discovery())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            found = provider.token({name: values[0] for name, values in parse_qs(body).items()})
            self._tell(found or {"error": "invalid_grant"}, 200 if found else 400)

        def _tell(self, value, status=200):
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
