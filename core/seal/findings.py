"""What a verification says: one sentence for each thing that is wrong."""

from dataclasses import dataclass, field
from typing import Any

from core.words import Text

KEPT = 1_000  # findings told in full; the rest is counted

SENTENCES = {
    "changed": Text(
        "{book} 第 {key} 行在封存后被改动（批次 {batch}）。",
        "Row {key} of {book} was changed after it was sealed (batch {batch}).",
    ),
    "moved": Text(
        "{book} 的行被调换：第 {key} 行处现为原第 {other} 行的内容（批次 {batch}）。",
        "Rows of {book} were re-ordered: where row {key} was, now stands what was row {other} (batch {batch}).",
    ),
    "missing": Text(
        "{book} 第 {key} 行在封存后被删除（批次 {batch}）。",
        "Row {key} of {book} was removed after it was sealed (batch {batch}).",
    ),
    "inserted": Text(
        "{book} 第 {key} 行是事后插入的：它在任何批次中都不存在，但其编号或事务早于最近一次封存。",
        "Row {key} of {book} was inserted afterwards: no batch knows it, though its number or transaction is older"
        " than the last seal.",
    ),
    "twice": Text(
        "{book} 中编号 {key} 出现了不止一次。",
        "Number {key} stands more than once in {book}.",
    ),
    "empty_change": Text(
        "{book} 第 {key} 行所述的改动并未发生。",
        "Row {key} of {book} tells of a change that was not made.",
    ),
    "differs": Text(
        "{book} 中记录 {key} 与其最新的历史不一致：它被绕过历史改动了。",
        "Record {key} of {book} is not what its newest history says: it was changed behind its back.",
    ),
    "batch_changed": Text(
        "封存批次 {batch} 被改动。",
        "Batch {batch} of the seal was changed.",
    ),
    "batch_signature": Text(
        "封存批次 {batch} 的签名无效。",
        "The signature of batch {batch} is wrong.",
    ),
    "batch_missing": Text(
        "封存批次 {batch} 缺失。",
        "Batch {batch} of the seal is missing.",
    ),
    "batch_order": Text(
        "封存批次 {batch} 与前一批次不相接。",
        "Batch {batch} does not follow from the batch before it.",
    ),
    "batch_unknown": Text(
        "封存批次 {batch} 所指的表或列 {book} 已不存在。",
        "Batch {batch} names a table or column of {book} that is gone.",
    ),
    "tail_cut": Text(
        "封存链被截断：数据库止于批次 {batch}，而数据库之外记有批次 {other}。",
        "The seal was cut: the database ends at batch {batch}, but batch {other} is noted outside it.",
    ),
    "head_differs": Text(
        "批次 {batch} 与数据库之外所记的不同。",
        "Batch {batch} is not the one noted outside the database.",
    ),
    "anchor_missing": Text(
        "数据文件夹中缺少 seal.anchor，无法证明封存链没有被截断。",
        "seal.anchor is missing from the data folder: that the seal was not cut cannot be proved.",
    ),
    "key_missing": Text(
        "数据文件夹中缺少 seal.key，无法核对签名。",
        "seal.key is missing from the data folder: signatures cannot be checked.",
    ),
    "book_gone": Text("应封存的表 {book} 不存在。", "The table {book}, which is to be sealed, is gone."),
    "guard": Text(
        "{book} 的保护 {key} 缺失、被停用或被改动。",
        "The guard {key} of {book} is missing, disabled or changed.",
    ),
    "triggers_off": Text(
        "数据库被设置为不执行触发器（session_replication_role）。",
        "The database is set to run no triggers (session_replication_role).",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    code: str
    params: dict[str, Any]

    def read(self, language: str) -> str:
        """The sentence in the reader's language."""
        return SENTENCES[self.code].read(language, **self.params)


@dataclass(slots=True)
class Verdict:
    """What a verification found: nothing wrong, or every wrong thing."""

    findings: list[Finding] = field(default_factory=list)
    found: int = 0
    rows: int = 0  # proved, one by one
    batches: int = 0
    waiting: int = 0  # written since, to be sealed next

    def tell(self, code: str, **params: Any) -> None:
        """Note one wrong thing."""
        self.found += 1
        if len(self.findings) < KEPT:
            self.findings.append(Finding(code, {name: str(value) for name, value in params.items()}))

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.found == 0
