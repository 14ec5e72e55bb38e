"""Writes companies.tsv, universities.tsv, banks.tsv and organs.tsv from the lists of bare names."""

import csv
import json
import re
from collections import Counter

import jieba
from tables import DICTIONARIES, NAME_COLUMNS, normalise, sources, word_tags, write_table

TAGS = ("v", "vn", "c", "p", "d", "ad", "vd", "f", "m", "t", "q", "r", "zg")
ORDINALS = tuple(f"第{n}" for n in "一二三四五六七八九十")
NEVER = {
    "公开",
    "希望",
    "一致",
    "居然",
    "强生",
    "生意",
    "登记",
    "现代",
    "未来",
    "每日",
    "自然",
    "革命",
    "胜利",
    "退市",
    "创建",
    "大全",
    "大同",
    "化成",
    "得利",
    "我家",
    "哪儿",
    "三只",
    "一心",
}
MARKS = re.compile(r"^(?:\*?ST|S\*ST|PT|XD|XR|DR|N|C|S)(?=[一-鿿])|[AB]$|-?[UWVR]+$|\(.*\)|退市?$")
LEGAL = re.compile(
    r"(?:股份有限公司|集团有限公司|集团有限责任公司|集团股份公司|有限责任公司|有限公司|\(集团\)公司|集团公司|总公司|公司)$"
)


# Names that jieba knows as other words, but that in news are nearly always the company.
FAMOUS = {
    "中联重科",
    "中青旅",
    "五粮液",
    "人民网",
    "全聚德",
    "同仁堂",
    "比亚迪",
    "苏泊尔",
    "雅戈尔",
    "上海石化",
    "北大荒",
    "葛洲坝",
    "泸天化",
    "江苏舜天",
}
PLAIN = {
    "新产业",
    "航天工程",
    "新希望",
    "绿色动力",
    "美丽生态",
    "应用材料",
    "建设工业",
    "现代投资",
    "航天发展",
    "航天动力",
    "新里程",
    "航空工业",
    "西部建设",
    "海量数据",
    "创新医疗",
}
"""Names of firms made of several plain words: 新|产业 is one of them more often than the firm."""


def company_rows(folder) -> list[tuple[str, ...]]:
    rows: dict[str, tuple[str, ...]] = {}
    with (folder / "astock/code.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            name = MARKS.sub("", MARKS.sub("", normalise(row["short_name"])))
            if (len(name) < 3 and name not in ("万科",)) or re.fullmatch(r"[A-Z0-9]+", name):
                continue
            # 机器人, 太阳能, 新希望: plain words that somebody has named a company after.
            tag = word_tags().get(name, (0, ""))
            known = tag[1] not in ("", "nt", "nz") and tag[0] > 3 and name not in FAMOUS
            plain = known or name in PLAIN
            rows.setdefault(name, (name, "", "company", "", name if plain else ""))
    return sorted(rows.values())


def state_owned_rows(folder) -> list[tuple[str, ...]]:
    rows = {}
    with (folder / "soe/soe.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in re.split(r"[\[\]]", row["name"]):
                if name:
                    half = name.replace("（", "(").replace("）", ")")
                    stem = LEGAL.sub("", half)
                    aliases = [half] if half != name else []
                    if stem != half and len(stem) >= 4 and "(" not in stem:
                        aliases += [stem + "集团"] if "集团" in half[len(stem) :] else []
                    rows[name] = (name, "", "enterprise", "|".join(dict.fromkeys(aliases)))
    return list(rows.values())


def inner_word_rows() -> list[tuple[str, ...]]:
    """Verbs and joining words inside the names of our tables, which a rule walking left must not stop at."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for table in ("enterprises", "universities", "banks", "organs", "organizations", "firms", "companies"):
        for line in (DICTIONARIES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split("\t")
            for name in [cells[0], *(cells[3].split("|") if len(cells) > 3 else [])]:
                for word in jieba.cut(name, HMM=False):
                    if word_tags().get(word, (0, ""))[1] in TAGS and (len(word) > 1 or word == "和"):
                        counts[word] += 1
                        examples.setdefault(word, name)
    departments = (DICTIONARIES / "departments.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for stem in (line.split("\t")[0] for line in departments):
        for word in jieba.cut(stem, HMM=False):
            if word_tags().get(word, (0, ""))[1] in TAGS and (len(word) > 1 or word == "和"):
                counts[word] += 2
                examples.setdefault(word, stem)
    return [
        (word, str(count), examples[word])
        for word, count in sorted(counts.items())
        if count >= 2 and word not in NEVER
    ]


def main() -> None:
    folder = sources()
    companies = company_rows(folder)
    write_table("companies", NAME_COLUMNS, companies)
    write_table("enterprises", NAME_COLUMNS, state_owned_rows(folder))
    with (folder / "universities/universities.csv").open(encoding="utf-8-sig") as file:
        names = {row["name"].strip() for row in csv.DictReader(file)}
    write_table("universities", NAME_COLUMNS, [(n, "", "university") for n in sorted(names)])
    banks = {
        re.sub("[A-Z]+$", "", n) for n in json.loads((folder / "banks/bankname.json").read_text()).values()
    }
    write_table("banks", NAME_COLUMNS, [(n, "", "bank") for n in sorted(banks)])
    rows = []
    with (folder / "handmade_facts/central_organs.csv").open(encoding="utf-8") as file:
        rows += [(r["name"], "", "organ", r["aliases"]) for r in csv.DictReader(file)]
    write_table("organs", NAME_COLUMNS, rows)
    write_table("inner_words", ("word", "count", "example"), inner_word_rows())


main()
