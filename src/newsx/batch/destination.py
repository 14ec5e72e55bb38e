"""What the user means by ``-o``: one file, a folder with one output for each input, or standard output."""

import os
from dataclasses import dataclass

from newsx.batch.outputs import FolderOutput, Output, SingleOutput
from newsx.batch.parts import PartsOutput
from newsx.batch.stores import StoreOutput
from newsx.export.formats import Format, Writer, find_format
from newsx.export.stores import StoreError, create_store, open_database
from newsx.export.target import open_target
from newsx.translation import tr


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the output of a run goes."""

    path: str | None
    """As the user gave it; None for standard output, or where there is a database."""
    database: str | None = None
    """The URL of a database of a server."""

    @property
    def is_folder(self) -> bool:
        """Whether each input gets an output of its own: the path is a folder, or ends like one."""
        return self.path is not None and (self.path.endswith(("/", os.sep)) or os.path.isdir(self.path))

    @property
    def journal(self) -> str | None:
        """The path before ``.journal``; None where none can be kept: pipes and devices."""
        if self.path is None:
            return None
        if self.is_folder:
            return os.path.join(self.path, ".newsx")
        if os.path.exists(self.path) and not os.path.isfile(self.path):
            return None
        return os.path.realpath(self.path)

    @property
    def format(self) -> Format | None:
        """The format that the path's suffix stands for."""
        return None if self.path is None or self.is_folder else find_format(self.path)

    def own_files(self) -> tuple[str, ...]:
        """Absolute paths of what the run writes beside its output, or of the folder of its outputs."""
        if self.path is None:
            return ()
        if self.is_folder:
            return (os.path.abspath(self.path),)
        return tuple(os.path.abspath(self.path) + suffix for suffix in (".journal", ".results"))

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OSError: if it cannot be made.
        """
        if self.path is not None and self.is_folder:
            os.makedirs(self.path, exist_ok=True)

    def open(self, format_: Format, writer: Writer, *, alone: bool) -> Output:
        """What receives the outcomes of a format, whichever it is.

        Args:
            format_: the format.
            writer: that of the format.
            alone: as in `open_output`.

        Raises:
            OSError: if it cannot be written to.
            StoreError: if the format cannot go there.
        """
        if self.database is not None:
            return StoreOutput(open_database(format_, self.database))
        if format_.store:
            return StoreOutput(create_store(format_, self.path, self._hidden_name(alone)))
        if format_.parts:
            return self._open_parts(format_, writer, alone=alone)
        return self.open_output(writer, format_.suffixes[0], alone=alone)

    def open_output(self, writer: Writer, suffix: str, *, alone: bool) -> Output:
        """What receives the outcomes.

        Args:
            writer: the format.
            suffix: that of the format, for the outputs in a folder.
            alone: no other run writes here, for this one holds the journal.

        Raises:
            OSError: if it cannot be written to.
        """
        if self.path is not None and self.is_folder:
            return FolderOutput(self.path, suffix, writer, temporary=".newsx.tmp" if alone else "")
        return SingleOutput(open_target(self.path, temporary=self._hidden_name(alone)), writer)

    def _open_parts(self, format_: Format, writer: Writer, *, alone: bool) -> Output:
        if self.path is None or not self.is_folder:
            raise StoreError(tr("{name} is several files: name a folder with -o DIR/", name=format_.name))
        temporary = ".newsx.tmp" if alone else ""
        return PartsOutput(self.path, format_.parts, writer, temporary=temporary)

    def _hidden_name(self, alone: bool) -> str:
        return f".{os.path.basename(self.path)[:80]}.newsx.tmp" if alone and self.path else ""
