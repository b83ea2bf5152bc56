"""A request on paper: what was asked, the way it went, and the signatures every printed copy shows (ER-05)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from core import pdf
from core.words import EN, Text

WORDS = {
    "title": Text("审批记录", "Record of a request"),
    "number": Text("编号", "Number"),
    "state": Text("状态", "State"),
    "who": Text("申请人", "Requester"),
    "money": Text("金额", "Amount"),
    "handed_in": Text("提交时间", "Handed in"),
    "ended": Text("结束时间", "Ended"),
    "made": Text("生成时间", "Made"),
    "answers": Text("规则提示", "What the rules say"),
    "way": Text("审批过程", "The way"),
    "step": Text("步骤", "Step"),
    "person": Text("处理人", "Who"),
    "what": Text("结果", "Outcome"),
    "comment": Text("意见", "Comment"),
    "at": Text("时间", "When"),
    "signatures": Text("电子签名", "Signatures"),
    "signer": Text("签名人", "Signer"),
    "meaning": Text("签名含义", "Meaning"),
    "decision": Text("决定", "Decision"),
    "signed": Text("签名时间", "Signed"),
    "id": Text("签名编号", "Signature"),
    "for_whom": Text("代", "for"),
}
STATES = {
    "running": Text("审批中", "under way"),
    "returned": Text("已退回", "returned"),
    "approved": Text("已批准", "approved"),
    "rejected": Text("已拒绝", "rejected"),
    "withdrawn": Text("已撤回", "withdrawn"),
    "open": Text("待处理", "open"),
    "waiting": Text("等待他人", "waiting for others"),
    "passed_on": Text("已转交", "passed on"),
    "advised": Text("建议同意", "advised in favour"),
    "against": Text("建议反对", "advised against"),
    "done": Text("完成", "done"),
    "cancelled": Text("无需处理", "no longer asked"),
}
MEANINGS = {
    "review": Text("审阅", "review"),
    "approval": Text("批准", "approval"),
    "responsibility": Text("负责", "responsibility"),
    "authorship": Text("起草", "authorship"),
}


def run_pdf(run: Mapping[str, Any], language: str) -> bytes:
    """A request as a PDF document."""
    return pdf.document(run_html(run, language))


def run_html(run: Mapping[str, Any], language: str) -> str:
    """The page the document is made of; `run` is selectors.approvals.run_detail."""
    side = "en" if language == EN else "zh"
    return pdf.page(
        "compliance/run.html",
        WORDS,
        language,
        run=run,
        title=run[f"title_{side}"],
        state=STATES[run["state"]].read(language),
        handed_in=_local(run["handed_in_at"]),
        ended=_local(run["ended_at"]),
        made=_local(timezone.now()),
        lines=[(line[f"name_{side}"], line[side]) for line in run["lines"]],
        answers=[(answer["rule"], answer[side]) for answer in run["answers"]],
        tasks=[_told(task, language, side) for task in run["tasks"] if task["state"] != "cancelled"],
        signatures=signature_lines(run["signatures"], language),
    )


def signature_lines(signatures: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, str]]:
    """Signatures for any document: render with `compliance/signatures.html` (printed name, moment, meaning)."""
    return [
        {
            "signer": f"{one['signer_name']} ({one['username']})",
            "for_whom": one["on_behalf_of_name"],
            "meaning": MEANINGS[one["meaning"]].read(language),
            "decision": STATES[one["decision"]].read(language),
            "signed": _local(one["signed_at"]),
            "id": str(one["id"]),
        }
        for one in signatures
    ]


def _told(task: Mapping[str, Any], language: str, side: str) -> dict[str, str]:
    return {
        "step": task[f"step_{side}"],
        "person": task["assignee_name"],
        "for_whom": task["on_behalf_of_name"],
        "what": STATES[task["state"]].read(language),
        "comment": task["comment"],
        "at": _local(task["decided_at"] or task["opened_at"]),
    }


def _local(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M:%S %z}" if moment else ""
