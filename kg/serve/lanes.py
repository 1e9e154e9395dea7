"""Many readers over few processes.

Those who ask the same on the same state get one answer; pages have processes of their own, and so have queries that
took long before, so that what is quick does not wait behind them.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.serve import frames
from kg.serve.pool import Answer, Pool

# Seconds from which a question is slow, and how many such are remembered.
SLOW, REMEMBERED = 0.5, 1000
# Bytes of answers that are kept for those who ask the same.
KEPT = 64_000_000


@dataclass(slots=True)
class _Shared:
    """A question being answered, or answered; `state` is that of the store when it began, None until then."""

    task: asyncio.Task[Answer]
    clients: int = 0
    state: int | None = None


class Lanes:
    """Questions to processes for pages, `quick` queries and `slow` ones; `state` is the number of the newest state."""

    def __init__(self, pages: Pool, quick: Pool, slow: Pool, state: Callable[[], int]) -> None:
        self.pages, self.quick, self.slow, self.state = pages, quick, slow, state
        self.shared: dict[bytes, _Shared] = {}
        self.long: dict[bytes, None] = {}

    async def ask(self, head: dict[str, Any], body: bytes = b"") -> Answer:
        """The answer on the newest state, or on one that was the newest when it was asked for."""
        key, now = frames.pack(head, body), self.state()
        shared = self.shared.get(key)
        if shared is None or shared.state not in (None, now):
            shared = self.shared[key] = _Shared(asyncio.create_task(self._answer(key, head, body)))
        shared.clients += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.clients -= 1
            if not shared.clients and not shared.task.done():
                # All who wanted it have gone.
                shared.task.cancel()
                self._forget(key, shared)

    async def _answer(self, key: bytes, head: dict[str, Any], body: bytes) -> Answer:
        shared = self.shared[key]
        start = time.monotonic()

        def begun() -> None:
            nonlocal start
            start, shared.state = time.monotonic(), self.state()

        pool = self.pages if head["op"] != "query" else self.slow if key in self.long else self.quick
        answer = await pool.ask(head, body, begun)
        self._note(key, time.monotonic() - start)
        if answer.status != 200:
            self._forget(key, shared)
        self._tidy()
        return answer

    def _note(self, key: bytes, seconds: float) -> None:
        """Remembers what took long."""
        self.long.pop(key, None)
        if seconds > SLOW:
            self.long[key] = None
        if len(self.long) > REMEMBERED:
            del self.long[next(iter(self.long))]

    def _tidy(self) -> None:
        """Lets go of answers on older states, and of the oldest where they are too much."""
        now, size = self.state(), 0
        for key, shared in reversed(list(self.shared.items())):
            if shared.task.done() and not shared.task.cancelled():
                size += len(key) + len(shared.task.result().body)
                if shared.state != now or size > KEPT:
                    self._forget(key, shared)

    def _forget(self, key: bytes, shared: _Shared) -> None:
        if self.shared.get(key) is shared:
            del self.shared[key]
