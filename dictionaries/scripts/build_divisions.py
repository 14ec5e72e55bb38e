"""Writes divisions.tsv, divisions_former.tsv and townships.tsv from mumuy's and jionlp's tables."""

import csv
import json
import re
from collections import Counter, defaultdict

from tables import DICTIONARIES, NAME_COLUMNS, is_plain_word, sources, word_tags, write_table

PROVINCES = dict(
    zip(
        [
            "11",
            "12",
            "13",
            "14",
            "15",
            "21",
            "22",
            "23",
            "31",
            "32",
            "33",
            "34",
            "35",
            "36",
            "37",
            "41",
            "42",
            "43",
            "44",
            "45",
            "46",
            "50",
            "51",
            "52",
            "53",
            "54",
            "61",
            "62",
            "63",
            "64",
            "65",
            "71",
            "81",
            "82",
        ],
        [
            "北京",
            "天津",
            "河北",
            "山西",
            "内蒙古",
            "辽宁",
            "吉林",
            "黑龙江",
            "上海",
            "江苏",
            "浙江",
            "安徽",
            "福建",
            "江西",
            "山东",
            "河南",
            "湖北",
            "湖南",
            "广东",
            "广西",
            "海南",
            "重庆",
            "四川",
            "贵州",
            "云南",
            "西藏",
            "陕西",
            "甘肃",
            "青海",
            "宁夏",
            "新疆",
            "台湾",
            "香港",
            "澳门",
        ],
        strict=True,
    )
)
PROVINCE_ALIASES = {
    "内蒙古自治区": ["内蒙古", "内蒙"],
    "新疆维吾尔自治区": ["新疆", "新疆自治区"],
    "广西壮族自治区": ["广西", "广西自治区"],
    "宁夏回族自治区": ["宁夏", "宁夏自治区"],
    "西藏自治区": ["西藏"],
    "香港特别行政区": ["香港", "香港特区"],
    "澳门特别行政区": ["澳门", "澳门特区"],
}
EXTRA_ALIASES = {"652800": ["巴州"], "653000": ["克州"], "652700": ["博州"], "150700": [], "659001": []}
PEOPLES = [
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "塔吉克",
    "怒",
    "普米",
    "鄂温克",
    "保安",
    "裕固",
    "独龙",
    "鄂伦春",
    "各",
]
PEOPLE = re.compile(
    "(?:"
    + "|".join(sorted((f"{p}族" for p in PEOPLES), key=len, reverse=True))
    + "|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔)+$"
)
SUFFIX = re.compile("(?:自治州|自治县|自治旗|地区|特区|林区|新区|市|县|区|盟|州)$")


def short_forms(name: str, level: str) -> tuple[list[str], str]:
    """The form with a short suffix (昌吉州), and the bare stem (昌吉), of an official name."""
    suffix = SUFFIX.search(name)
    if not suffix:
        return [], ""
    stem = name[: suffix.start()]
    forms = []
    if suffix[0] in ("自治州", "自治县", "自治旗"):
        bare = PEOPLE.sub("", stem)
        if not bare and stem == "东乡族":
            bare = "东乡"
        if len(bare) >= 2:
            forms.append(bare + suffix[0][-1])
        stem = bare
    return forms, stem if len(stem) >= 2 else ""


def level_of(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def division_rows(current: dict[str, str]) -> list[tuple[str, ...]]:
    stems: dict[str, tuple[list[str], str]] = {}
    taken: dict[str, str] = {}
    for code, name in current.items():
        level = level_of(code)
        if level == "province":
            forms = PROVINCE_ALIASES.get(name, [PROVINCES[code[:2]]])
            stems[code] = (forms, "")
            taken.update((form, level) for form in forms)
        else:
            stems[code] = short_forms(name, level)
    for code, (_, stem) in stems.items():
        if level_of(code) == "prefecture" and stem and stem not in taken:
            taken[stem] = "prefecture"
    rows = []
    counts = Counter(stem for _, stem in stems.values())
    for code, name in current.items():
        level = level_of(code)
        forms, stem = stems[code]
        aliases = list(forms) + EXTRA_ALIASES.get(code, [])
        weak = []
        if stem and level != "province" and taken.get(stem, level) == level:
            tag = word_tags().get(stem, (0, ""))[1]
            if level == "prefecture":
                strong = stem not in PLAIN
            elif name.endswith("区"):
                strong = tag == "ns" and counts[stem] == 1 and stem not in PLAIN
            else:
                strong = tag in NAME_TAGS and counts[stem] == 1 and stem not in PLAIN
            (aliases if strong else weak).append(stem)
        if (
            name in PLAIN
            or (is_plain_word(name) and not name.endswith(("县", "市")))
            or (len(name) < 3 and name[-1] in "区县")
        ):
            weak.append(name)
        rows.append((name, code, level, "|".join(aliases), "|".join(weak)))
    return rows


NAME_TAGS = ("", "ns", "nr", "nrt", "nt", "nz", "zg")
# Stems that are plain words, or everyday names of other things (日照 sunshine, 平安 peace); typed by hand.
PLAIN = {
    line.split("\t")[0]
    for line in (DICTIONARIES / "plain_divisions.tsv").read_text(encoding="utf-8").splitlines()[1:]
}


def former_rows(
    history: dict[str, str], successors: dict[str, list[str]], current: dict[str, str], years: dict[str, str]
) -> list[tuple[str, ...]]:
    """Abolished or renamed units; ``successors`` are codes of today's units."""
    names = set(current.values())
    found: dict[str, set[str]] = defaultdict(set)
    codes: dict[str, str] = {}
    for code, name in history.items():
        if (
            name in names
            or len(name) < 3
            or name in ("市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划")
        ):
            continue
        found[name] |= {s for s in successors.get(code, []) if s in current}
        codes.setdefault(name, code)
    rows = []
    for name, after in sorted(found.items(), key=lambda item: codes[item[0]]):
        code = codes[name]
        _, stem = short_forms(name, level_of(code))
        known = bool(stem) and word_tags().get(stem, (0, ""))[1] == "ns" and level_of(code) == "prefecture"
        known = known and not any(stem == short_forms(n, "")[1] for n in names)
        rows.append((name, code, years.get(name, ""), "|".join(sorted(after)), stem if known else ""))
    return rows


def main() -> None:
    folder = sources()
    current = json.loads((folder / "mumuy/list.json").read_text())
    current.setdefault("133100", "雄安新区")
    current = {
        code: name
        for code, name in current.items()
        if code[:2] in PROVINCES and (code[0] not in "78" or code.endswith("0000"))
    }
    current.update({"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"})
    current = dict(sorted(current.items()))
    write_table("divisions", NAME_COLUMNS, division_rows(current))
    years: dict[str, str] = {}
    for line in (folder / "jionlp/china_location_change.txt").read_text().splitlines():
        cells = line.split("\t")
        old = [c for c in line.split("=>")[0].split("\t")[2:] if c]
        full = [c for c in old if SUFFIX.search(c)]
        if full:
            years.setdefault(full[-1], cells[0][:4])
    history = json.loads((folder / "mumuy/history.json").read_text())
    successors = json.loads((folder / "mumuy/diff.json").read_text())
    write_table(
        "divisions_former",
        ("name", "code", "year", "successors", "aliases"),
        former_rows(history, successors, current, years),
    )
    towns: dict[str, list[str]] = defaultdict(list)
    with (folder / "mumuy/town.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["name"]
            if (
                row["county_code"] in current
                and len(name) >= 3
                and name.endswith(("镇", "乡", "街道", "苏木"))
            ):
                towns[row["county_code"]].append(name)
    write_table(
        "townships", ("county", "names"), ((code, "|".join(names)) for code, names in sorted(towns.items()))
    )


main()
