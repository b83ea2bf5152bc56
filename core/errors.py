"""What can go wrong, raised low in the house and answered once, in config/api.py."""

from collections.abc import Mapping
from typing import Any

from core.words import Text


class DomainError(Exception):
    """A sentence for the user, a short code for programs, and the HTTP status of its kind."""

    status = 400

    def __init__(self, code: str, zh: str, en: str, *, rule: str = "", **params: object) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.text = Text(zh, en)
        self.rule = rule
        self.params = params

    def answer(self, language: str) -> dict[str, object]:
        """The body of the HTTP answer in the reader's language."""
        body: dict[str, object] = {"code": self.code, "detail": self.text.read(language, **self.params)}
        if self.rule:
            body["rule"] = self.rule
        return body


class NotSignedIn(DomainError):
    """Nobody is signed in, or the session has ended."""

    status = 401

    def __init__(self) -> None:
        super().__init__("not_signed_in", "请先登录。", "Please sign in.")


class Forbidden(DomainError):
    """The person is known but may not do this."""

    status = 403


class NotFound(DomainError):
    """It does not exist for this reader: absent and not visible are the same answer."""

    status = 404

    def __init__(
        self, zh: str = "没有这条记录，或您无权查看。", en: str = "No such record, or not yours to see."
    ) -> None:
        super().__init__("not_found", zh, en)


class Refused(DomainError):
    """A rule says no; `rule` carries its id when there is one."""

    status = 409


class Stale(DomainError):
    """Somebody changed the row since the editor read it; `current` is the row as it is now."""

    status = 409

    def __init__(self, current: Mapping[str, object]) -> None:
        super().__init__(
            "stale",
            "这条记录在您编辑期间已被他人修改，请对照两个版本后再保存。",
            "Somebody changed this record while you were editing. Compare both versions, then save.",
        )
        self.current = current

    def answer(self, language: str) -> dict[str, object]:
        return {**super().answer(language), "current": self.current}


class Invalid(DomainError):
    """The input is badly formed; `fields` names each field and its remedy."""

    status = 422

    def __init__(
        self, code: str, zh: str, en: str, *, fields: Mapping[str, Text] | None = None, **params: Any
    ) -> None:
        super().__init__(code, zh, en, **params)
        self.fields = dict(fields or {})

    @classmethod
    def of(cls, field: str, zh: str, en: str, **params: Any) -> "Invalid":
        """One field is wrong; the sentence names the remedy and stands beside the field too."""
        said = Text(zh, en)
        return cls("invalid", zh, en, fields={field: said}, **params)

    def answer(self, language: str) -> dict[str, object]:
        body = super().answer(language)
        if self.fields:
            body["fields"] = {name: text.read(language, **self.params) for name, text in self.fields.items()}
        return body


class Busy(DomainError):
    """Another request is doing the same right now; try again in a moment."""

    status = 503
    headers = {"Retry-After": "1"}

    def __init__(self) -> None:
        super().__init__(
            "busy",
            "正在处理另一个相关请求，请稍后重试。",
            "Another request about the same is being handled; try again in a moment.",
        )
