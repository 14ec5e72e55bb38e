"""Runs a peer in its own interpreter over cases and brings back the spans that it finds."""

import json
import subprocess
from typing import Any

JIONLP = """
import json, sys, time
import jionlp
for line in sys.stdin:
    case = json.loads(line)
    spans = []
    try:
        if case["category"] == "money":
            spans = [m["text"] for m in jionlp.ner.extract_money(case["input"])] or [""]
            spans = [s for s in spans if s]
        elif case["category"] == "datetime":
            spans = [t["text"] for t in jionlp.ner.extract_time(case["input"], time_base=time.time())]
    except Exception as error:
        spans = []
    print("\\x01" + json.dumps(spans, ensure_ascii=False), flush=True)
"""
RECOGNIZERS = """
import json, sys
from recognizers_text import Culture
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension, recognize_temperature
from recognizers_date_time import recognize_datetime
by = {"money": recognize_currency, "dimension": recognize_dimension, "temperature": recognize_temperature,
      "percent": recognize_percentage, "number": recognize_number, "datetime": recognize_datetime}
for line in sys.stdin:
    case = json.loads(line)
    spans = []
    try:
        if case["category"] in by:
            spans = [r.text for r in by[case["category"]](case["input"], Culture.Chinese)]
    except Exception as error:
        spans = []
    print("\\x01" + json.dumps(spans, ensure_ascii=False), flush=True)
"""


def read_with_peer(name: str, python: str, cases: list[dict[str, Any]]) -> list[list[str]]:
    """The spans that the peer finds in each case, blanks removed; empty lists where it has no such reader."""
    script = {"jionlp": JIONLP, "recognizers": RECOGNIZERS}[name]
    lines = "".join(json.dumps({k: c[k] for k in ("input", "category")}) + "\n" for c in cases)
    done = subprocess.run([python, "-c", script], input=lines, capture_output=True, text=True, check=True)
    out = [json.loads(line[1:]) for line in done.stdout.splitlines() if line.startswith("\x01")]
    return [[span.replace(" ", "") for span in spans] for spans in out]
