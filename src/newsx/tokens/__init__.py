"""Words: the segmenter, and many names matched at once."""

from typing import Literal

SegmenterName = Literal["auto", "jieba", "rjieba"]
"""Here, for the options of the command line need the names and not the segmenters."""
