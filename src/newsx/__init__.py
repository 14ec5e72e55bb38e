"""newsx: checked, linked facts from Chinese economic news.

>>> import newsx
>>> extraction = newsx.extract("昌吉州实现工业增加值同比增长8.4%。", date="2023-10-01")
>>> [figure.text for figure in extraction.articles[0].figures]
['8.4%']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsx.export.dataframes import to_dataframe
    from newsx.pipeline import ArticleExtraction, Extraction, Pipeline, extract

__version__ = "0.1.0"
__all__ = ["ArticleExtraction", "Extraction", "Pipeline", "__version__", "extract", "to_dataframe"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: `newsx --help` needs the version and nothing of the pipeline.
    if name == "to_dataframe":
        from newsx.export.dataframes import to_dataframe

        return to_dataframe
    if name in __all__:
        from newsx import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
