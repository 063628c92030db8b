"""Small faults put into the code that decides, each of which a test must notice (rig G17).

``python -m rigs.kills [PORTION [MODULE...]]`` with ``tests`` on the path, as ``make kills`` does;
``PORTION`` tries every so many-th fault only, and ``MODULE#NUMBER`` that one alone. Each fault runs
in a process of its own, which ends at the first test that fails.
"""

import ast
import contextlib
import importlib
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent.parent
SOURCE: Final = TESTS.parent / "src/pdpkit"
MODULES: Final = (
    *("proof", "identity", "directory", "withdrawal", "authority", "link"),
    *("verification.file", "verification.statement", "verification.surroundings"),
    *("verification.vouching", "signed.forms", "credential"),
)
# Quick ones first.
JUDGES: Final = (
    *("test_verification.py", "test_proof.py", "test_identity.py", "test_withdrawal.py"),
    *("test_verification_statement.py", "test_verification_file.py"),
    *("test_surroundings.py", "test_vouching.py"),
    *("test_directory.py", "test_authority.py", "test_link.py", "test_signed.py"),
    *("test_steps.py", "test_schemas.py", "test_vectors.py", "test_recovery.py"),
    "test_credential.py",
)
_OPTIONS: Final = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-k", "not command_line")
_SECONDS: Final = 300
_SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


@dataclass(frozen=True)
class Fault:
    """One change to one module: where, what was there and what stands there now."""

    module: str
    number: int
    line: int
    told: str
    source: str


def list_faults(module: str) -> list[Fault]:
    """Every fault that is put into a module, in the order of its lines."""
    text = (SOURCE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    found = []
    for number in range(len(list(_sites(ast.parse(text))))):
        tree = ast.parse(text)
        node, put = list(_sites(tree))[number]
        before, line = ast.unparse(node), node.lineno
        put()
        found.append(
            Fault(module, number, line, before, ast.unparse(ast.fix_missing_locations(tree)))
        )
    return found


def _sites(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, Callable[[], None]]]:
    """Each place where a fault can stand, with what puts it there."""
    silent = _silent_nodes(tree)
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.Compare):
            for place, operator in enumerate(node.ops):
                if type(operator) in _SWAPS:
                    yield node, _put(node.ops, place, _SWAPS[type(operator)]())
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _SWAPS:
            yield node, _set(node, "op", _SWAPS[type(node.op)]())
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, _become(tree, node, node.operand)
        elif isinstance(node, ast.Constant) and (other := _change(node.value)) is not None:
            yield node, _set(node, "value", other[0])
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node.test, _set(node, "test", ast.Constant(value=False))
            yield node.test, _set(node, "test", ast.Constant(value=True))
        elif isinstance(node, ast.Raise | ast.AugAssign | ast.Expr | ast.Continue | ast.Break):
            yield node, _become(tree, node, ast.Pass())
        elif isinstance(node, ast.comprehension):
            for place, condition in enumerate(node.ifs):
                yield condition, _put(node.ifs, place, ast.Constant(value=True))
        elif isinstance(node, ast.Return) and ast.unparse(node) not in ("return", "return None"):
            yield node, _set(node, "value", ast.Constant(value=None))


def _silent_nodes(tree: ast.Module) -> set[int]:
    """What no test can notice: docstrings, annotations, the words of assertions, decorators."""
    found: set[int] = set()
    for node in ast.walk(tree):
        quiet: list[ast.AST | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            quiet.append(node.annotation)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            quiet += [*node.decorator_list, getattr(node, "returns", None)]
        if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom):
            quiet.append(node)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.append(node)
        for part in quiet:
            found |= {id(inner) for inner in ast.walk(part)} if part is not None else set()
    return found


def _change(value: object) -> tuple[object] | None:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1,)
    # Words for people are held by other tests.
    if isinstance(value, str) and " " not in value:
        return (value + "x",)
    return None


def _put(places: list[ast.cmpop] | list[ast.expr], place: int, new: ast.AST) -> Callable[[], None]:
    return lambda: places.__setitem__(place, new)  # type: ignore[call-overload]  either list


def _set(node: ast.AST, name: str, new: object) -> Callable[[], None]:
    return lambda: setattr(node, name, new)


def _become(tree: ast.Module, node: ast.AST, new: ast.AST) -> Callable[[], None]:
    class Change(ast.NodeTransformer):
        def visit(self, found: ast.AST) -> ast.AST:
            return new if found is node else self.generic_visit(found)

    def put() -> None:
        Change().visit(tree)

    return put


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module with its fault to whoever imports it."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != f"pdpkit.{self.fault.module}":
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.fault.source, f"<{self.fault.module}>", "exec"), module.__dict__)


def order_judges(module: str) -> list[str]:
    """The module's own tests first: they notice most."""
    names = module.replace(".", "_"), module.partition(".")[0], module.rpartition(".")[2]
    own = {f"test_{name}.py" for name in names}
    return sorted(JUDGES, key=lambda file: file not in own)


def is_noticed(fault: Fault | None, judges: Sequence[str] = JUDGES) -> bool:
    """Whether a test fails in a fresh process with this fault; none, and all must pass."""
    context = get_context("fork")
    child = context.Process(target=_run, args=(fault, judges))
    child.start()
    child.join(_SECONDS)
    if child.exitcode is None:
        child.kill()
        child.join()
        return True
    return child.exitcode != 0


def _run(fault: Fault | None, judges: Sequence[str]) -> None:
    signal.alarm(_SECONDS)
    os.chdir(TESTS.parent)
    _forget()
    if fault is not None:
        sys.meta_path.insert(0, _Finder(fault))
    files = [str(path) for name in judges if (path := TESTS / name).exists()]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        # One after another, since most faults are noticed before the second is even read.
        noticed = any(pytest.main([*_OPTIONS, file]) != pytest.ExitCode.OK for file in files)
    os._exit(int(noticed))


def _load() -> None:
    """Load once what every process needs; the code and the tests are read anew in each."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    importlib.import_module("conftest")
    _forget()


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "/")
        own = path.is_relative_to(TESTS) and Path(__file__).parent not in path.parents
        if own or path.is_relative_to(SOURCE):
            del sys.modules[name]


def main() -> None:
    _load()
    portion = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    modules = sys.argv[2:] or MODULES
    if is_noticed(None):
        sys.exit("The tests do not pass without a fault.")
    noticed = tried = 0
    for module in modules:
        began, survivors = time.perf_counter(), []
        name, _, number = module.partition("#")
        faults = list_faults(name)
        faults = [faults[int(number)]] if number else faults[::portion]
        for fault in faults:
            if not is_noticed(fault, order_judges(name)):
                survivors.append(fault)
        tried, noticed = tried + len(faults), noticed + len(faults) - len(survivors)
        seconds = time.perf_counter() - began
        sys.stdout.write(
            f"{module}: {len(faults) - len(survivors)} of {len(faults)}, {seconds:.0f} s\n"
        )
        for fault in survivors:
            sys.stdout.write(f"  {fault.line} #{fault.number}: {fault.told[:120]}\n")
        sys.stdout.flush()
    sys.stdout.write(f"G17: {noticed} of {tried} noticed, {100 * noticed / tried:.1f} %\n")


if __name__ == "__main__":
    main()
