"""Writes folds.tsv from OpenCC's character tables (package opencc-python-reimplemented, Apache-2.0).

One character for one: what OpenCC writes with two (a handful) is left out, and so is every pair whose plain
form no name of ours and no common word has.
"""

from pathlib import Path

import opencc
from tables import DICTIONARIES, word_tags, write_table

# Radicals that scanners and PDF exports put where the whole character belongs; NFKC knows only two of them.
RADICALS = (
    "⺟母⺠民⺫罒⺬示⺯糸⺼肉⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻌辶⻍辶⻎辶⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
NAME_TABLES = (
    "divisions", "divisions_former", "townships", "regions", "features", "zones", "companies", "firms",
    "enterprises", "universities", "banks", "organizations", "persons", "surnames", "foreign_places",
)  # fmt: skip


def read_pairs(name: str) -> dict[str, str]:
    """Character -> its first plain form."""
    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {key: values.split()[0] for key, values in pairs}


def is_shared(character: str, known: frozenset[str]) -> bool:
    """Simplified text has it too: 乾隆, 著名, 反覆; the folding of it waits for a text in traditional characters."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return character in known
    return True


def main() -> None:
    plain = read_pairs("TSCharacters")
    for name in ("HKVariantsRev", "TWVariantsRev"):
        for variant, standard in read_pairs(name).items():
            plain.setdefault(variant, plain.get(standard, standard))
    plain |= {"著": "着", "臺": "台", "檯": "台", "颱": "台", "妳": "你", "祢": "你", "牠": "它"}
    names = "".join((DICTIONARIES / f"{name}.tsv").read_text(encoding="utf-8") for name in NAME_TABLES)
    words = "".join(word for word, (frequency, _) in word_tags().items() if frequency > 3)
    known = frozenset(names)
    used = frozenset(words) | known
    example = read_examples()
    rows = []
    for character, form in sorted(plain.items()):
        if character in plain.values():
            # 么 is what 麼 is read as, and stays.
            continue
        if len(character) == len(form) == 1 and character != form and form in used:
            kind = "shared" if is_shared(character, known) else "traditional"
            rows.append((character, form, kind, example.get(character, character)))
    for radical, form in zip(RADICALS[0::2], RADICALS[1::2], strict=True):
        rows.append((radical, plain.get(form, form), "radical", radical))
    write_table("folds", ("character", "plain", "kind", "example"), rows)


def read_examples() -> dict[str, str]:
    """Character -> the first short word of OpenCC's phrases that is written with it."""
    path = Path(opencc.__file__).parent / "dictionary" / "STPhrases.txt"
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.partition("\t")[2].split(" ")[0]
        if 2 <= len(word) <= 4:
            for character in word:
                found.setdefault(character, word)
    return found


main()
