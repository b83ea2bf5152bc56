"""What an act is refused with."""

from core.errors import Forbidden, Refused


def not_open() -> Refused:
    """Too late: somebody decided, or it is not this task's turn."""
    return Refused(
        "task_over",
        "这项待办已经处理完毕或尚未轮到，请刷新后查看。",
        "This task is settled already, or it is not its turn. Reload to see where the request stands.",
    )


def not_yours() -> Forbidden:
    """A task is settled by the person it is given to."""
    return Forbidden(
        "not_your_task",
        "这项待办不是分配给您的。",
        "This task is not yours.",
    )


def own_request() -> Forbidden:
    """Nobody decides his own request."""
    return Forbidden(
        "own_request",
        "申请人本人（或代其提交的人）不能审批该申请。",
        "Nobody decides his own request, nor one he handed in for somebody else.",
    )


def not_allowed() -> Refused:
    """The process does not allow this act here."""
    return Refused(
        "act_not_allowed",
        "该步骤不允许此操作。",
        "The process does not allow this at this step.",
    )


def not_earlier() -> Refused:
    """A return leads to a step that was passed."""
    return Refused(
        "not_an_earlier_step",
        "只能退回到已经完成的前序步骤或申请人。",
        "A request is returned to the requester or to an earlier step that is done.",
    )


def already_signs() -> Refused:
    """One person gives one signature in a step."""
    return Refused(
        "already_signs",
        "此人已是该步骤的审批人，同一步骤每人只能签一次。",
        "This person is asked in the step already; nobody signs twice in one step.",
    )


def no_signer() -> Refused:
    """Whoever is drawn in must be able to sign in."""
    return Refused(
        "person_inactive",
        "此人的账号已停用，请选择其他人。",
        "This person's account is closed. Choose somebody else.",
    )


def dead_end() -> Refused:
    """The facts lead nowhere: the process says no way on, and nothing passes by itself."""
    return Refused(
        "dead_end",
        "该申请的情况不满足流程的任何分支，或没有需要审批的步骤，不能提交。请流程管理员修改流程。",
        "This request fits no branch of the process, or meets no step that decides it."
        " Ask whoever keeps the process to change it.",
    )


def bad_choice() -> Refused:
    """The requester chose nobody, or somebody he may not choose."""
    return Refused(
        "bad_choice",
        "请为每个自选步骤选择具备该角色的审批人（不能是自己）。",
        "Choose approvers who hold the role, not yourself, for each step that lets you choose.",
    )
