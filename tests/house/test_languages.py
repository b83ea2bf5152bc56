"""Every sentence a person reads is there in both languages, with the same values in both."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from core.access import all_codes
from tests.house.tree import named, python_files, tree_of

CHINESE = re.compile(r"[\u3400-\u9fff]")
VALUE = re.compile(r"\{(\w+)\}")
FILLED_IN = re.compile(r"\{[^}]*\}")
OWN_WORDS = {"zh", "en"}  # what each language puts in by itself
# Where the Chinese stands among the arguments; the English follows it.
SENTENCES = {
    "Text": 0,
    "NotFound": 0,
    "_bad": 0,
    "DomainError": 1,
    "Forbidden": 1,
    "Invalid": 1,
    "Refused": 1,
    "of": 1,
    "_spoken": 0,
}
ALIKE = {"PDF", "RTF", "Word", "PowerPoint"}  # names of kinds of files, the same in both


def text(node: ast.expr) -> str | None:
    """A string as it stands in the source; the values of an f-string as their names."""
    match node:
        case ast.Constant(value=str() as said):
            return said
        case ast.JoinedStr():
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"  # type: ignore[attr-defined]
                for part in node.values
            )
    return None


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def sentences(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each pair of sentences of a file: its line, the Chinese, the English."""
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Call):
            continue
        said = [text(argument) for argument in node.args]
        named_ = {word.arg: text(word.value) for word in node.keywords}
        if "zh" in named_ and "en" in named_:
            yield node.lineno, named_["zh"] or "", named_["en"] or ""
        zh, en = pair_of(node, said)
        if zh is not None and en is not None:
            yield node.lineno, zh, en


def pair_of(node: ast.Call, said: list[str | None]) -> tuple[str | None, str | None]:
    """The Chinese and the English given by their places, when the call is one that speaks."""
    first = SENTENCES.get(called(node), len(said))
    return (said[first], said[first + 1]) if first + 1 < len(said) else (None, None)


SAID = [(f"{named(path)}:{line}", zh, en) for path in python_files() for line, zh, en in sentences(path)]


def has_words(said: str) -> bool:
    """Whether it says something itself, beside what is filled in."""
    return bool(re.search(r"\w", FILLED_IN.sub("", said))) or not said


def test_a_sentence_is_there_in_both_languages() -> None:
    assert len(SAID) > 100
    spoken = [(place, zh, en) for place, zh, en in SAID if zh not in ALIKE and has_words(zh + en)]
    assert [place for place, zh, en in spoken if not CHINESE.search(zh) or not en.strip()] == []
    assert [(place, en) for place, _, en in SAID if CHINESE.search(en)] == []


def test_both_languages_name_the_same_values() -> None:
    values = [(place, set(VALUE.findall(zh)), set(VALUE.findall(en))) for place, zh, en in SAID]
    assert [place for place, zh, en in values if zh - OWN_WORDS != en - OWN_WORDS] == []


def test_no_refusal_speaks_chinese_alone() -> None:
    """Whoever calls Text or a refusal with Chinese gives English beside it."""
    calls = [(path, node) for path in python_files() for node in ast.walk(tree_of(path)) if _speaks(node)]
    lonely = []
    for path, node in calls:
        said = [text(argument) for argument in node.args]
        if said and said[-1] and CHINESE.search(said[-1]):
            lonely.append(f"{named(path)}: {ast.unparse(node)}")
    assert lonely == []


def _speaks(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and called(node) in SENTENCES


def test_every_permission_has_its_sentence_in_both_languages() -> None:
    declared = [code for name, code in all_codes().items() if not name.startswith("tests.")]
    assert [
        code for code in declared if not CHINESE.search(code.text.zh) or CHINESE.search(code.text.en)
    ] == []
    assert (
        len({code.text.zh for code in declared}) == len(declared) == len({code.text.en for code in declared})
    )
