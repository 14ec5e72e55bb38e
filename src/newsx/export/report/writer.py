"""The writer of the page: head, one block of data for each document, tail."""

from collections.abc import Sequence

from newsx.export.formats import WriterOptions
from newsx.export.record import ErrorRecord
from newsx.export.report.data import embed, pack_article
from newsx.export.report.page import read_words, render_head, render_tail
from newsx.export.views import ArticleView, ViewWriter


class ReportWriter(ViewWriter):
    """One page; its documents may be made in any process, and none of them is kept in memory."""

    def __init__(self, options: WriterOptions) -> None:
        self._title = options.title
        self._language = options.language

    def begin(self) -> bytes:
        return render_head(self._title, self._language).encode("utf-8")

    def write_views(self, views: Sequence[ArticleView]) -> bytes:
        data = embed([pack_article(view) for view in views])
        return b'<script type="application/json" class="document">' + data + b"</script>\n"

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        failed = embed([(error.source, error.error, error.advice) for error in errors])
        words = embed(read_words(self._language))
        return render_tail(failed.decode(), words.decode()).encode("utf-8")
