"""What a server is started with."""

import os
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from kg.errors import KgError


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits are seconds, bytes, and for `memory` megabytes of a query process; `write` lets documents be posted."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8080
    token: str = ""
    write: bool = False
    workers: int = 0
    timeout: float = 60.0
    waiting: float = 120.0
    memory: int = 4096
    longest_query: int = 100_000
    longest_text: int = 1_000_000
    longest_answer: int = 100_000_000
    model: str | None = None

    @property
    def processes(self) -> int:
        """How many queries run at once."""
        return self.workers or max(2, os.cpu_count() or 2)


def check(settings: Settings) -> Settings:
    """The settings; raises KgError where they would open the store to others without a token."""
    if not is_loopback(settings.host) and not settings.token:
        raise KgError(
            f"{settings.host} can be reached by others: give a --token too (or KG_TOKEN), or keep to 127.0.0.1"
        )
    if settings.token and len(settings.token) < 16:
        raise KgError("the token is too short to be safe: give one of at least 16 characters")
    return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
