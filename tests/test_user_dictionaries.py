"""The user's dictionaries in every command, and ``newsx dictionary``."""

import cProfile
import csv
import io
import json
import pickle
import pstats
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsx.batch.extraction import ExtractOptions
from newsx.cli.exit_codes import ExitCode
from newsx.dictionary import DictionaryError, read_user_dictionary, user_dictionaries
from newsx.pipeline import Pipeline

Newsx = Callable[..., CompletedProcess[str]]
TEXT = "阳湖市讯 上半年，云海新材营收12.5亿元，链长制企业35家。\n"
NAMES = "name\ttype\tcode\taliases\n云海新材料股份有限公司\torganization\t\t云海新材\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "my.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return path


def organizations(line: str) -> list[tuple[str, str]]:
    return [(e["name"], e["source"]) for e in json.loads(line)["entities"] if e["type"] == "organization"]


FOUND = [("云海新材料股份有限公司", "dictionary:my")]


@pytest.mark.parametrize("options", [(), ("--jobs", 2)], ids=["here", "workers"])
def test_extract(newsx: Newsx, page: Path, names: Path, options: tuple[object, ...]) -> None:
    done = newsx("extract", page, "-d", names, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert organizations(done.stdout) == FOUND


def test_explain_names_the_row(newsx: Newsx, page: Path, names: Path) -> None:
    assert f"← {names}:2\n" in newsx("explain", page, "--text", "云海新材", "-d", names).stdout


@pytest.mark.parametrize("command", ["check", "table"])
def test_the_commands_that_extract_take_them(newsx: Newsx, page: Path, command: str) -> None:
    done = newsx(command, page, "-d", "gone.tsv")
    assert done.returncode == ExitCode.USAGE
    assert "gone.tsv: No such file" in done.stderr


def test_table_has_the_name(newsx: Newsx, page: Path, names: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(newsx("table", page, "-d", names).stdout)))
    assert "云海新材料股份有限公司" in {row["subject"] for row in rows}


def test_the_folder_is_read_and_can_be_left_out(
    newsx: Newsx, page: Path, names: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = page.parent / "newsx" / "dictionaries"
    folder.mkdir(parents=True)
    names.rename(folder / "my.tsv")
    monkeypatch.delenv("NEWSX_DICTIONARIES")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(page.parent))
    monkeypatch.setenv("APPDATA", str(page.parent))
    assert organizations(newsx("extract", page).stdout) == FOUND
    assert organizations(newsx("extract", page, "--no-user-dictionaries").stdout) != FOUND
    (folder / "gbk.tsv").write_bytes("昌吉\tplace\n".encode("gbk"))
    done = newsx("extract", page)
    assert done.returncode == ExitCode.USAGE
    assert "--no-user-dictionaries" in done.stderr


def test_a_file_of_ones_own_comes_before_the_folder(
    newsx: Newsx, page: Path, names: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = page.parent / "folder"
    folder.mkdir()
    (folder / "z.tsv").write_text("云海新材\tperson\n", encoding="utf-8")
    monkeypatch.setenv("NEWSX_DICTIONARIES", str(folder))
    assert organizations(newsx("extract", page, "-d", names).stdout) == FOUND


def test_bad_rows_are_told_and_the_others_count(newsx: Newsx, page: Path, names: Path) -> None:
    names.write_text(NAMES + "阳湖\tcity\n" * 25, encoding="utf-8")
    done = newsx("extract", page, "-d", names)
    assert organizations(done.stdout) == FOUND
    lines = done.stderr.splitlines()
    assert lines[0].startswith(f'newsx: {names}:3: the type "city" is not place')
    assert lines[20] == f"newsx: {names}: bad rows beside these: 5: newsx dictionary check {names}"
    assert len(lines) == 21


def test_check(newsx: Newsx, names: Path) -> None:
    done = newsx("dictionary", "check", names)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"newsx: {names}: names: 1; words for the segmenter: 0; bad rows: 0\n"
    names.write_text(NAMES + "阳湖 place\n阳\x1b湖\tcity\n云海新材 nt\n", encoding="utf-8")
    done = newsx("dictionary", "check", names, "gone.tsv")
    assert done.returncode == ExitCode.SOME_FAILED
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        f"{names}:3: a name and its type are separated by a tab, not by blanks",
        f'{names}:4: the type "city" is not place, organization or person: write one of these',
        f"{names}:5: 云海新材 stands in line 2 already: delete one of them",
    ]
    assert "    阳␛湖 | city" in done.stdout
    assert "newsx: gone.tsv: No such file" in done.stderr
    assert newsx("dictionary", "check", "gone.tsv").returncode == ExitCode.ALL_FAILED


def test_list(newsx: Newsx, names: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(newsx("dictionary", "list", "-d", names).stdout)))
    assert int(next(row["rows"] for row in rows if row["table"] == "divisions")) > 3000
    assert rows[-1] == {"table": str(names), "type": "organization", "rows": "1"}


def test_show(newsx: Newsx, names: Path) -> None:
    listed = json.loads(newsx("dictionary", "show", "朝阳区", "--format", "json").stdout)
    assert {row["code"] for row in listed["names"]} >= {"110105", "220104"}
    (own,) = csv.DictReader(io.StringIO(newsx("dictionary", "show", "云海新材", "-d", names).stdout))
    assert (own["name"], own["row"]) == ("云海新材料股份有限公司", f"{names}:2")
    done = newsx("dictionary", "show", "无此名")
    assert (done.returncode, done.stdout) == (ExitCode.ALL_FAILED, "")


def test_search(newsx: Newsx) -> None:
    done = newsx("dictionary", "search", "天山", "--limit", 2)
    surfaces = [row["surface"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert len(surfaces) == 2
    assert all("天山" in surface for surface in surfaces)
    assert done.stderr.endswith(" more: --limit 0 shows all\n")
    full = newsx("dictionary", "search", "天山", "--limit", 0)
    assert (full.stderr, full.stdout.startswith(done.stdout)) == ("", True)


def test_the_library_takes_files_and_dictionaries(names: Path) -> None:
    for dictionary in (names, str(names), read_user_dictionary(names)):
        (article,) = Pipeline(dictionaries=[dictionary]).extract(TEXT).articles
        assert ("云海新材料股份有限公司", "dictionary:my") in {(e.name, e.source) for e in article.entities}


def test_the_library_refuses_a_bad_row(names: Path) -> None:
    names.write_text(NAMES + "阳湖\tcity\n" * 3, encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"my\.tsv:3: the type .* \(2 more rows are bad\)"):
        Pipeline(dictionaries=[names])


@pytest.mark.parametrize("segmenter", ["auto", "jieba"])
def test_jiebas_format_also_tells_the_segmenter(tmp_path: Path, segmenter: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text("链长制企业 50000 n\n", encoding="utf-8")
    (plain,) = Pipeline().extract(TEXT).articles
    (article,) = Pipeline(segmenter=segmenter, dictionaries=[path]).extract(TEXT).articles  # type: ignore[arg-type]
    assert "链长制企业" not in plain.tokens.words
    assert "链长制企业" in article.tokens.words


def test_it_travels_as_its_file(names: Path) -> None:
    options = ExtractOptions(dictionaries=(read_user_dictionary(names),))
    names.write_text(NAMES + "阳湖\tplace\n", encoding="utf-8")
    (there,) = pickle.loads(pickle.dumps(options)).dictionaries  # noqa: S301
    assert there == options.dictionaries[0]
    assert there.words == options.dictionaries[0].words
    assert ExtractOptions(dictionaries=(read_user_dictionary(names),)).fingerprint() != options.fingerprint()


@pytest.mark.parametrize("frequency", ["9" * 10, "9" * 5000])
def test_a_frequency_no_segmenter_can_hold(tmp_path: Path, frequency: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"链长制 {frequency} n\n链长制 {frequency}\n", encoding="utf-8")
    assert [p.line for p in read_user_dictionary(path).problems] == [1, 2]


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSX_DICTIONARIES", str(tmp_path))

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(DictionaryError, match="Permission denied"):
        user_dictionaries()


def test_many_names_do_not_slow_extraction(tmp_path: Path) -> None:
    path = tmp_path / "big.tsv"
    path.write_text("".join(f"云海{n}号公司\torganization\n" for n in range(100_000)), encoding="utf-8")

    def calls(pipeline: Pipeline) -> int:
        # Time says the same (0.13 s with and without on the sample pages), but not on a busy machine.
        profile = cProfile.Profile()
        profile.runcall(pipeline.extract, TEXT * 50)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    plain, large = Pipeline(), Pipeline(dictionaries=[path])
    assert min(calls(large), calls(large)) <= 1.01 * min(calls(plain), calls(plain))
