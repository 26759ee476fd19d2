"""A document as an editor loads it: YAML 1.2 with the core schema, where PyYAML alone would read YAML 1.1.

The expressions are those of chapter 10.3.2 of the YAML 1.2.2 specification. Keys are the texts that were typed, as they
are in JSON, and no two of one map may be equal.
"""

import re
from decimal import Decimal
from typing import Any, ClassVar

import yaml

_BASE: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Core(_BASE):
    """PyYAML's parser and composer with our own ideas of what a plain scalar is."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}
    yaml_constructors: ClassVar[dict[Any, Any]] = dict(yaml.SafeLoader.yaml_constructors)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is a list or a map", key.start_mark)
            if key.value in found:
                raise yaml.constructor.ConstructorError(None, None, f"two keys {key.value!r}", key.start_mark)
            found[key.value] = self.construct_object(value, deep=True)
        return found


def _integer(loader: _Core, node: yaml.ScalarNode) -> int | float:
    text = node.value
    if text[:2] in ("0o", "0x"):
        return int(text, 0)
    return int(text) if len(text) < 100 else float(Decimal(text))


def _number(loader: _Core, node: yaml.ScalarNode) -> float:
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


_KINDS = (
    ("null", r"null|Null|NULL|~|", lambda loader, node: None),
    ("bool", r"true|True|TRUE|false|False|FALSE", lambda loader, node: node.value.lower() == "true"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", _integer),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        _number,
    ),
)
for _name, _pattern, _construct in _KINDS:
    _tag = f"tag:yaml.org,2002:{_name}"
    _Core.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), None)
    _Core.add_constructor(_tag, _construct)


def load(text: str) -> Any:
    """The one document of `text`. YAMLError, ValueError or RecursionError where it cannot be loaded.

    Any number of byte order marks may stand before a document (production 202), of which PyYAML knows one.
    """
    return yaml.load(text.lstrip("\ufeff"), Loader=_Core)
