"""The one description that all tables of the state database stand on."""

from __future__ import annotations

from sqlalchemy import MetaData

METADATA = MetaData()
