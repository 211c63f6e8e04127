"""The key that signs the log's checkpoints: made at first use, one file that only its owner reads."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from versioner.errors import StorageError
from versioner.frozen import dataclass
from versioner.storage.durable import sync, temporary

_SEED = 32


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, 64 bytes."""
        return self.private.sign(message)


def signing_key(path: Path) -> SigningKey:
    """The key in a file of 32 bytes; made, and readable by its owner only, where there is none.

    Raises:
        StorageError: the file is no key, or cannot be made.
    """
    if not path.exists():
        try:
            _make(path)
        except OSError as error:
            raise StorageError(
                "the log's key cannot be kept at {path}: {why}", path=path, why=error.strerror
            ) from error
    try:
        seed = path.read_bytes()
    except OSError as error:
        raise StorageError(
            "the log's key at {path} cannot be read: {why}", path=path, why=error.strerror
        ) from error
    if len(seed) != _SEED:
        raise StorageError("{path} is no key of 32 bytes; put the log's key back from a backup", path=path)
    return SigningKey(Ed25519PrivateKey.from_private_bytes(seed))


def _make(path: Path) -> None:
    """Put a new key there, whole or not at all; another process that does the same at once may win."""
    with temporary(path.parent, durable=True) as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    try:
        os.link(file.path, path)
    except FileExistsError:
        return
    finally:
        file.discard()
    sync(path.parent, durable=True)


def holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is one of that message by the owner of that public key (32 bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
