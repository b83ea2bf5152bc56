"""What is written down although the request is refused: carried out once its transaction is undone.

A refusal keeps nothing of what was done on the way to it. Where a rule asks that the try itself be told
(MR-11), the telling is left here and the middleware of the writes carries it out, in its own transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Act = Callable[[], None]
_kept: ContextVar[list[Act] | None] = ContextVar("afterwards", default=None)


@contextmanager
def listening() -> Iterator[list[Act]]:
    """Collect what is to be done if the request inside is refused."""
    acts: list[Act] = []
    token = _kept.set(acts)
    try:
        yield acts
    finally:
        _kept.reset(token)


def even_if_refused(act: Act) -> None:
    """Leave an act that must happen although what is being done is about to be refused. It may run twice."""
    acts = _kept.get()
    if acts is None:
        raise RuntimeError("nobody listens: acts after a refusal belong to a request")
    acts.append(act)
