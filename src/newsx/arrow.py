"""Arrow record batches of documents -> record batches of facts; for engines and for your own programs.

Needs ``pip install 'newsx[arrow]'``.
"""

from newsx.batch.arrow import SCHEMA, Limits, extract_batch
from newsx.batch.extraction import ExtractOptions
from newsx.batch.records import Fields

__all__ = ["SCHEMA", "ExtractOptions", "Fields", "Limits", "extract_batch"]
