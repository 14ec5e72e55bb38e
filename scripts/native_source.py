"""What the compiled build reads in place of a module: the same, with what Python makes up written out.

mypyc compiles what it reads. The `__init__` that `dataclass` makes and the memory of `functools.cache` it
leaves to the interpreter, and the two cost a fifth of the time of a compiled build; constants it looks up by
their names, where they are not final; and no frozen dataclass that it compiles comes back from another
process. So these are written into a copy of each module, typed; all lines keep their numbers. What is not
understood here is an error, never left as it is.
"""

import ast
from collections.abc import Iterator

DATACLASSES = ("dataclass", "dataclasses.dataclass")
FIELDS = ("field", "dataclasses.field")
OPTIONS = frozenset(("frozen", "slots", "eq"))
"""Of a dataclass; none of them says what `__init__` does."""
SHOWN = frozenset(("repr", "compare"))
"""Options of a field that do not say what `__init__` does with it."""

PICKLED = """

import copyreg as _copyreg
from typing import Any as _Any


def _reduce(instance: _Any) -> _Any:
    return type(instance), tuple([getattr(instance, name) for name in type(instance).__match_args__])


"""
"""The fields of a dataclass, in the order of `__init__`."""
KEPT = """

from typing import Final as _Final, cast as _cast


_MISSING: _Final = object()


class _Kept:
    def __init__(self) -> None:
        pass
"""


class NotUnderstoodError(Exception):
    """A module has what is not known here how to write out."""


def write_out(source: str, path: str = "<string>") -> str:
    """A module with the `__init__` of its dataclasses and its remembered functions written out.

    Args:
        source: the module.
        path: its file, for errors.

    Raises:
        NotUnderstoodError: if a dataclass or a remembered function is of a form that has not been met.

    >>> print(write_out("@dataclass\\nclass Span:\\n    start: int\\n    end: int = 0\\n\\n").split("\\n")[4])
        def __init__(self, start: int, end: int = 0) -> None: self.start = start; self.end = end
    """
    lines = source.split("\n")
    kept: list[ast.FunctionDef] = []
    pickled: list[str] = []
    body = ast.parse(source).body
    _finish_constants(body, lines)
    try:
        for node in body:
            if isinstance(node, ast.ClassDef):
                _refuse_cached(node)
                for decorator in node.decorator_list:
                    if _name(decorator) in DATACLASSES:
                        _write_init(node, decorator, lines)
                        pickled.append(f"_copyreg.pickle({node.name}, _reduce)")
            elif isinstance(node, ast.FunctionDef) and _memory(node):
                _rename(node, lines)
                kept.append(node)
    except NotUnderstoodError as error:
        raise NotUnderstoodError(f"{path}: {error}") from None
    if pickled:
        lines += [*PICKLED.split("\n"), *pickled]
    if kept:
        lines += KEPT.split("\n")
        lines += [f"        self.{n.name}: dict[{_key_type(n)}, object] = {{}}" for n in kept if n.args.args]
        lines += [f"    {n.name}: {_returned(n)}" for n in kept if not n.args.args]
        lines += ["", "", "_KEPT: _Final = _Kept()"]
        for node in kept:
            lines += _remember(node)
    return "\n".join(lines)


def _finish_constants(body: list[ast.stmt], lines: list[str]) -> None:
    """Make the constants of a module final: each is read at once then, and not looked up by its name."""
    constants = [
        (node.lineno - 1, target.id)
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper() and len(node.targets) == 1
    ]
    docstring = body[0] if body and isinstance(body[0], ast.Expr) else None
    if constants and docstring:
        lines[(docstring.end_lineno or 1) - 1] += "; from typing import Final as _Final"
        for line, name in constants:
            lines[line] = lines[line].replace(f"{name} =", f"{name}: _Final =", 1)


def _refuse_cached(node: ast.ClassDef) -> None:
    """Compiled, a `cached_property` is a plain one: what it counts once would be counted each time."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and "cached_property" in map(_name, method.decorator_list):
            raise NotUnderstoodError(f"line {method.lineno}: {method.name} is a cached_property")


def _name(decorator: ast.expr) -> str:
    return ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)


def _write_init(node: ast.ClassDef, decorator: ast.expr, lines: list[str]) -> None:
    """Write the `__init__` of a dataclass into the empty line behind its last field."""
    options = decorator.keywords if isinstance(decorator, ast.Call) else []
    if node.bases or not OPTIONS.issuperset(option.arg or "" for option in options):
        raise NotUnderstoodError(f"line {node.lineno}: bases or options of the dataclass {node.name}")
    parameters = ["self"]
    steps: list[str] = []
    last = 0
    for place, statement in enumerate(node.body):
        if isinstance(statement, ast.AnnAssign):
            parameter, step = _read_field(statement)
            parameters.append(parameter)
            steps.append(step)
            docstring = node.body[place + 1 : place + 2]
            last = (
                docstring[0] if docstring and isinstance(docstring[0], ast.Expr) else statement
            ).end_lineno or 0
        elif isinstance(statement, ast.FunctionDef):
            if statement.name == "__init__":
                raise NotUnderstoodError(
                    f"line {statement.lineno}: the dataclass {node.name} has an __init__"
                )
            if statement.name == "__post_init__":
                steps.append("self.__post_init__()")
        elif not isinstance(statement, ast.Expr):
            raise NotUnderstoodError(f"line {statement.lineno}: {ast.unparse(statement)}")
    if lines[last:] and lines[last].strip():
        raise NotUnderstoodError(f"line {last + 1} is not empty, behind the fields of {node.name}")
    frozen = any(option.arg == "frozen" and ast.unparse(option.value) == "True" for option in options)
    init = f"def __init__({', '.join(parameters)}) -> None: {'; '.join(steps)}"
    lines[last : last + 1] = ["    " + init + ("  # type: ignore[misc]" if frozen else "")]


def _read_field(statement: ast.AnnAssign) -> tuple[str, str]:
    """The parameter for a field, and what `__init__` does with it."""
    name, kind, value = ast.unparse(statement.target), ast.unparse(statement.annotation), statement.value
    if kind.startswith(("ClassVar", "InitVar", "KW_ONLY")):
        raise NotUnderstoodError(f"line {statement.lineno}: {kind}")
    if value is None:
        return f"{name}: {kind}", f"self.{name} = {name}"
    if not isinstance(value, ast.Call) or _name(value) not in FIELDS:
        return f"{name}: {kind} = {ast.unparse(value)}", f"self.{name} = {name}"
    options = [
        (option.arg, ast.unparse(option.value)) for option in value.keywords if option.arg not in SHOWN
    ]
    if len(options) == 1 and options[0][0] == "default":
        return f"{name}: {kind} = {options[0][1]}", f"self.{name} = {name}"
    if [option for option, _ in options] != ["default_factory"] or "None" in kind.split("[")[0]:
        raise NotUnderstoodError(f"line {statement.lineno}: {ast.unparse(value)}")
    make = f"({options[0][1]})()"
    return f"{name}: {kind} | None = None", f"self.{name} = {make} if {name} is None else {name}"


def _memory(node: ast.FunctionDef) -> ast.expr | None:
    """The decorator by which a function remembers what it gave."""
    for decorator in node.decorator_list:
        if _name(decorator) in ("cache", "lru_cache"):
            arguments = node.args
            plain = not (arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.defaults)
            if len(node.decorator_list) > 1 or not plain or not node.returns:
                raise NotUnderstoodError(f"line {node.lineno}: how {node.name} is remembered")
            return decorator
    return None


def _rename(node: ast.FunctionDef, lines: list[str]) -> None:
    for decorator in node.decorator_list:
        lines[decorator.lineno - 1] = ""
    lines[node.lineno - 1] = lines[node.lineno - 1].replace(f"def {node.name}(", f"def _make_{node.name}(", 1)


def _key_type(node: ast.FunctionDef) -> str:
    kinds = [ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation]
    return kinds[0] if len(kinds) == 1 else f"tuple[{', '.join(kinds)}]"


def _returned(node: ast.FunctionDef) -> str:
    return ast.unparse(node.returns) if node.returns else ""


def _remember(node: ast.FunctionDef) -> Iterator[str]:
    """The function under its own name: what it gave before, or else what it gives now."""
    name, names = node.name, [argument.arg for argument in node.args.args]
    given = ", ".join(names)
    yield from ("", "", f"def {name}({ast.unparse(node.args)}) -> {_returned(node)}:")
    if not names:
        yield from ("    try:", f"        return _KEPT.{name}", "    except AttributeError:")
        yield from (f"        _KEPT.{name} = made = _make_{name}()", "        return made")
        return
    key = given if len(names) == 1 else f"({given})"
    yield from (f"    kept = _KEPT.{name}", f"    key = {key}", "    found = kept.get(key, _MISSING)")
    yield from ("    if found is not _MISSING:", f'        return _cast("{_returned(node)}", found)')
    yield f"    made = _make_{name}({given})"
    decorator = _memory(node)
    if isinstance(decorator, ast.Call):
        (most,) = [*decorator.args, *(option.value for option in decorator.keywords)]
        yield from (f"    if len(kept) >= {ast.unparse(most)}:", "        kept.clear()")
    yield from ("    kept[key] = made", "    return made")
