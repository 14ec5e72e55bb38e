"""Outcomes on their way into a format that is built as a whole."""

from types import TracebackType
from typing import Self

from newsx.batch.work import Outcome
from newsx.export.record import ErrorRecord, printable_name
from newsx.export.stores import Store


class StoreOutput:
    """All documents in one store; left as it was if none succeeds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._errors: list[ErrorRecord] = []
        self._succeeded = False

    def write(self, name: str, outcome: Outcome) -> None:
        if outcome.error:
            self._errors.append(ErrorRecord(printable_name(outcome.source), outcome.error, outcome.advice))
        else:
            self._succeeded = True
            self._store.add(name, outcome.output)

    def finish(self) -> None:
        if self._succeeded or not self._errors:
            self._store.commit(self._errors)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()
