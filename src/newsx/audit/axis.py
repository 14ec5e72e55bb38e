"""What a pivot may lay out as columns; apart, so that ``newsx --help`` loads no pipeline."""

from typing import Literal

Axis = Literal["period", "subject", "indicator"]
