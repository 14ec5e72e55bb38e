"""Writes countries.tsv and cities.tsv (foreign) from CLDR's territory names and jionlp's list of the world."""

import json
import re

from tables import NAME_COLUMNS, sources, write_table

SKIP = re.compile(r"[0-9]|EU|EZ|UN|XA|XB|ZZ|QO|CN|HK|MO|TW")
ALIASES = {
    "CN": [], "KR": ["南韩"], "KP": ["北朝鲜"], "RU": ["俄国"], "SA": ["沙特"], "AE": ["阿联酋"], "GB": ["大不列颠"], "ID": ["印尼"],
    "MN": ["蒙古国", "蒙古"], "BA": ["波黑"], "CD": ["民主刚果", "刚果民主共和国"], "CG": ["刚果"], "CF": ["中非共和国"], "PG": ["巴新"],
    "AU": ["澳洲"], "PS": ["巴勒斯坦"], "ML": ["马里"], "TG": ["多哥"], "NE": ["尼日尔"], "LA": ["寮国"], "DO": ["多米尼加"], "NL": ["尼德兰"], "MK": ["马其顿"], "MM": ["缅国"],
    "SZ": ["斯威士兰"], "US": ["美利坚合众国"], "BD": ["孟加拉"], "ST": ["圣多美和普林西比"], "CZ": ["捷克共和国"],
}  # fmt: skip
WEAK = {"CF": ["中非"]}


def clean(name: str) -> str:
    return re.sub(r"[（(].*[)）]", "", name)


def main() -> None:
    folder = sources() / "countries"
    territories = json.loads((folder / "cldr_zh_territories.json").read_text())
    world = json.loads((folder / "jionlp_world_location.json").read_text())
    codes = {clean(name): code for code, name in territories.items() if not SKIP.search(code)}
    for code, names in [*ALIASES.items(), *WEAK.items()]:
        codes.update((name, code) for name in names)
    codes["中国"] = "CN"
    full: dict[str, list[str]] = {}
    cities: dict[str, tuple[str, str]] = {}
    for entry in world:
        code = codes.get(clean(entry["short"]))
        if code is None:
            continue
        full.setdefault(code, []).extend([clean(entry["short"]), entry["full"]])
        capital = entry["capital"].removesuffix("市")
        if code != "CN":
            for city in [capital, *entry["cities"]]:
                if city not in codes and city not in ("亚伦", "圣乔治", "亚历山大", "巴新"):
                    cities.setdefault(city, (code, "capital" if city == capital else "city"))
    rows = []
    for code, name in sorted(territories.items()):
        if SKIP.search(code) and code != "CN":
            continue
        weak = WEAK.get(code, [])
        names = [clean(name), *full.get(code, []), *ALIASES.get(code, [])]
        names = [n for n in dict.fromkeys(names) if n not in weak or (n == clean(name) and code == "XX")]
        if not names:
            names = [clean(name)]
        canonical = clean(name)
        aliases = [n for n in names if n != canonical and len(n) > 1]
        if "（" in name or "(" in name:
            aliases += [
                name.replace("(", "（").replace(")", "）"),
                name.replace("（", "(").replace("）", ")"),
            ]
        rows.append((canonical, code, "country", "|".join(dict.fromkeys(aliases)), "|".join(weak)))
    write_table("countries", NAME_COLUMNS, rows)
    write_table("cities", NAME_COLUMNS, [(city, code, kind) for city, (code, kind) in sorted(cities.items())])


main()
