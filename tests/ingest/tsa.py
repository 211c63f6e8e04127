"""A time stamping authority on loopback: OpenSSL's, with certificates of its own, behind real HTTP."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_SETTINGS = """[tsa]
default_tsa = here
[here]
serial = {place}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Tsa:
    """The authority: its root for those who trust it; a test can make it refuse or lie."""

    def __init__(self, place: Path) -> None:
        self.place, self.url = place, ""
        self.answer: bytes | None = None
        self.status, self.kind = 200, "application/timestamp-reply"
        self.asked: list[bytes] = []
        key, self.root = _certificate("The root", None)
        ours, leaf = _certificate("The clock", (key, self.root))
        (place / "root.pem").write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        (place / "leaf.pem").write_bytes(leaf.public_bytes(serialization.Encoding.PEM))
        (place / "leaf.key").write_bytes(
            ours.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        (place / "serial").write_text("01\n")
        (place / "tsa.cnf").write_text(_SETTINGS.format(place=place))

    @property
    def roots(self) -> Path:
        """Its root certificate, in PEM."""
        return self.place / "root.pem"

    def stamped(self, query: bytes) -> bytes:
        """OpenSSL's answer to a query."""
        ask, told = self.place / "ask.tsq", self.place / "told.tsr"
        ask.write_bytes(query)
        signer: list[str | Path] = ["-signer", self.place / "leaf.pem", "-inkey", self.place / "leaf.key"]
        config: list[str | Path] = ["-config", self.place / "tsa.cnf"]
        command: list[str | Path] = [
            "openssl",
            "ts",
            "-reply",
            *config,
            "-queryfile",
            ask,
            *signer,
            "-out",
            told,
        ]
        subprocess.run(command, check=True, capture_output=True)
        return told.read_bytes()


def _certificate(
    name: str, by: tuple[rsa.RSAPrivateKey, x509.Certificate] | None
) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    if by is not None:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(usage, critical=True)
    return key, made.sign(by[0] if by else key, hashes.SHA256())


@contextmanager
def authority(place: Path) -> Iterator[Tsa]:
    """An authority that is open while the block runs."""
    tsa = Tsa(place)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            assert self.headers["content-type"] == "application/timestamp-query"
            tsa.asked.append(body)
            told = tsa.stamped(body) if tsa.answer is None else tsa.answer
            self.send_response(tsa.status)
            self.send_header("Content-Type", tsa.kind)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tsa.url = f"http://127.0.0.1:{server.server_address[1]}/stamp?for=us"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield tsa
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
