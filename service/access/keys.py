"""API keys: made here, shown once, kept only as hashes.

A key is `pilcrow_ID_SECRET`: the id is public and names it in lists and logs, the secret is 192 random
bits. A plain SHA-256 is enough for those (a slow hash protects guessable passwords; there is nothing to
guess here) and lets a request be checked in microseconds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from service.access.scopes import Scope
from service.errors import NotHeldError
from service.state.tables import METADATA
from service.state.times import as_utc

_FORM = re.compile(r"pilcrow_([0-9a-f]{8})_[0-9a-f]{48}")
_TABLE = sa.Table(
    "api_keys",
    METADATA,
    sa.Column("id", sa.String(8), primary_key=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("scopes", sa.String(100), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires", sa.DateTime(timezone=True)),
    sa.Column("revoked", sa.DateTime(timezone=True)),
)


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; times are UTC."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None

    def valid(self, now: datetime) -> bool:
        """Whether it may be used at `now`."""
        return self.revoked is None and (self.expires is None or now < self.expires)


class KeyStore:
    """Keys in the state database. Safe for many threads and processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def create(self, name: str, scopes: Sequence[Scope], expires: datetime | None = None) -> tuple[Key, str]:
        """A new key, and its text, which is nowhere kept and cannot be shown again."""
        identity = secrets.token_hex(4)
        text = f"pilcrow_{identity}_{secrets.token_hex(24)}"
        key = Key(identity, name, tuple(dict.fromkeys(scopes)), datetime.now(UTC), expires)
        row = {
            "id": key.id,
            "name": name,
            "hash": hashed(text),
            "scopes": " ".join(key.scopes),
            "created": key.created,
            "expires": expires,
        }
        with self._engine.begin() as connection:
            connection.execute(sa.insert(_TABLE).values(**row))
        return key, text

    def all(self) -> list[Key]:
        """Every key ever made, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_TABLE).order_by(_TABLE.c.created)).mappings().all()
        return [_key(row) for row in rows]

    def revoke(self, identity: str) -> None:
        """Refuse a key from now on; raises NotHeldError where there is none of that id."""
        change = sa.update(_TABLE).where(_TABLE.c.id == identity, _TABLE.c.revoked.is_(None))
        with self._engine.begin() as connection:
            changed = connection.execute(change.values(revoked=datetime.now(UTC))).rowcount
        if not changed:
            raise NotHeldError(
                f"there is no key {identity!r} in use; `pilcrow keys list` shows those there are"
            )

    def find(self, text: str) -> Key | None:
        """The key whose text this is, be it valid or not; None where there is none."""
        form = _FORM.fullmatch(text)
        if form is None:
            return None
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(_TABLE).where(_TABLE.c.id == form[1])).mappings().first()
        if row is None or not hmac.compare_digest(row["hash"], hashed(text)):
            return None
        return _key(row)


def hashed(text: str) -> str:
    """What is kept of a key's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _key(row: sa.RowMapping) -> Key:
    return Key(
        row["id"],
        row["name"],
        tuple(Scope(scope) for scope in row["scopes"].split()),
        as_utc(row["created"]),
        as_utc(row["expires"]) if row["expires"] else None,
        as_utc(row["revoked"]) if row["revoked"] else None,
    )
