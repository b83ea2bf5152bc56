"""The conditions of branches: rule trees over the facts of what is asked, compiled once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from compliance.approvals.definition import Facts, Tree
from compliance.rules.catalogue import Occasion
from compliance.rules.conditions import Condition, Missing, condition
from compliance.rules.tree import parse
from compliance.rules.values import Value, read_value
from core.errors import Refused
from core.words import Text


class Conditions:
    """How the conditions of one kind of request are asked."""

    def __init__(self, occasion: Occasion) -> None:
        self.occasion = occasion
        self.compiled = lru_cache(maxsize=256)(self._compiled)

    def __call__(self, tree: Tree, facts: Facts) -> bool:
        """Whether it holds. What is not known is not guessed: the request is refused until it is."""
        missing: Missing = {}
        met = self.compiled(orjson.dumps(tree, option=orjson.OPT_SORT_KEYS))(self.read(facts), missing)
        if met is None:
            names = [self.occasion.facts[name].text for name in missing]
            raise Refused(
                "facts_missing",
                "缺少审批流程需要的信息：{names}。请补充后再提交。",
                "The process needs to know more before it can decide who is asked: {names}. Add it, then submit.",
                names=Text("、".join(name.zh for name in names), ", ".join(name.en for name in names)),
            )
        return met

    def read(self, facts: Mapping[str, Any]) -> dict[str, Value]:
        """The facts this kind of request has, in their exact types."""
        found = {name: read_value(fact.kind, facts.get(name)) for name, fact in self.occasion.facts.items()}
        return {name: value for name, value in found.items() if value is not None}

    def _compiled(self, tree: bytes) -> Condition:
        return condition(parse(orjson.loads(tree), self.occasion))
