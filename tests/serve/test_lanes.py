"""One answer for all who ask the same, and no quick question behind a slow one."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from kg.serve import lanes as lanes_module
from kg.serve.lanes import Lanes
from kg.serve.pool import Answer


class Stub:
    """A pool whose process is free when `free` is set, and answers after so many seconds."""

    def __init__(self, seconds: float = 0.01, status: int = 200, size: int = 10) -> None:
        self.seconds, self.status, self.size = seconds, status, size
        self.free = asyncio.Event()
        self.free.set()
        self.asked: list[Any] = []
        self.cancelled = 0

    async def ask(self, head: dict[str, Any], body: bytes, begun: Callable[[], object]) -> Answer:
        try:
            await self.free.wait()
            begun()
            self.asked.append(head["q"])
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return Answer(self.status, "text/plain", b"x" * self.size)


def made(quick: Stub, slow: Stub, states: list[int]) -> Lanes:
    return Lanes(Stub(), quick, slow, lambda: states[0])  # type: ignore[arg-type]


def test_who_asks_the_same_gets_one_answer_until_the_store_changes() -> None:
    async def scene() -> list[str]:
        quick, states = Stub(), [1]
        lanes = made(quick, Stub(), states)
        await asyncio.gather(
            *(lanes.ask({"op": "query", "q": "a"}) for _ in range(5)), lanes.ask({"op": "query", "q": "b"})
        )
        await lanes.ask({"op": "query", "q": "a"})
        assert sorted(quick.asked) == ["a", "b"]
        states[0] = 2
        await lanes.ask({"op": "query", "q": "a"})
        assert len(lanes.shared) == 1, "answers on older states are let go"
        return quick.asked

    assert sorted(asyncio.run(scene())) == ["a", "a", "b"]


def test_what_began_on_an_older_state_is_not_for_who_comes_later() -> None:
    async def scene() -> None:
        quick, states = Stub(0.05), [1]
        lanes = made(quick, Stub(), states)
        first = asyncio.create_task(lanes.ask({"op": "query", "q": "a"}))
        await asyncio.sleep(0.01)
        states[0] = 2
        await asyncio.gather(first, lanes.ask({"op": "query", "q": "a"}))
        assert len(quick.asked) == 2
        quick.free.clear()
        waiting = asyncio.create_task(lanes.ask({"op": "query", "q": "b"}))
        await asyncio.sleep(0.01)
        states[0] = 3
        later = asyncio.create_task(lanes.ask({"op": "query", "q": "b"}))
        await asyncio.sleep(0.01)
        quick.free.set()
        await asyncio.gather(waiting, later)
        assert quick.asked == ["a", "a", "b"], "what had not begun will see the newest state"

    asyncio.run(scene())


def test_what_took_long_is_asked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_module, "SLOW", 0.02)

    async def scene() -> None:
        quick, slow, states = Stub(0.05), Stub(0.001), [1]
        lanes = made(quick, slow, states)
        for state in (1, 2, 3):
            states[0] = state
            await lanes.ask({"op": "query", "q": "a"})
        assert (quick.asked, slow.asked) == (["a", "a"], ["a"]), "and comes back when it is quick again"

    asyncio.run(scene())


def test_pages_do_not_wait_for_queries() -> None:
    async def scene() -> None:
        pages, quick = Stub(), Stub()
        quick.free.clear()
        lanes = Lanes(pages, quick, Stub(), lambda: 1)  # type: ignore[arg-type]
        query = asyncio.create_task(lanes.ask({"op": "query", "q": "a"}))
        await asyncio.wait_for(lanes.ask({"op": "page", "q": "b"}), 5)
        assert pages.asked == ["b"] and not query.done()
        query.cancel()

    asyncio.run(scene())


def test_errors_are_not_kept() -> None:
    async def scene() -> None:
        quick = Stub(status=504)
        lanes = made(quick, Stub(), [1])
        for _ in range(2):
            assert (await lanes.ask({"op": "query", "q": "a"})).status == 504
        assert len(quick.asked) == 2 and not lanes.shared

    asyncio.run(scene())


def test_answers_that_are_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_module, "KEPT", 1000)

    async def scene() -> None:
        lanes = made(Stub(size=300), Stub(), [1])
        for number in range(20):
            await lanes.ask({"op": "query", "q": number})
        assert len(lanes.shared) <= 4

    asyncio.run(scene())


def test_an_answer_that_nobody_waits_for_is_ended() -> None:
    async def scene() -> None:
        quick = Stub(10)
        lanes = made(quick, Stub(), [1])
        clients = [asyncio.create_task(lanes.ask({"op": "query", "q": "a"})) for _ in range(2)]
        await asyncio.sleep(0.01)
        clients[0].cancel()
        await asyncio.sleep(0.01)
        assert not quick.cancelled
        clients[1].cancel()
        await asyncio.sleep(0.01)
        assert quick.cancelled == 1 and not lanes.shared

    asyncio.run(scene())
