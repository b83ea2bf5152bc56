import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Dock } from "@/ui/Page";
import { DecisionSheet } from "../forms/DecisionSheet";
import { PassOnSheet } from "../forms/PassOnSheet";
import { ReturnSheet } from "../forms/ReturnSheet";
import { act, type MyTask, type Run, refresh } from "../queries";
import { approvalWords } from "../words";
import { useKeys } from "./keys";

type Act =
  | "approve"
  | "reject"
  | "return"
  | "transfer"
  | "delegate"
  | "add"
  | "withdraw"
  | "nudge"
  | "read"
  | "resubmit";
const MAIN: readonly Act[] = ["approve", "reject", "read", "resubmit"];

/** What the reader may do with a request, the main act at the bottom edge. */
export function Decide({ run }: { run: Run }) {
  const t = useWords(approvalWords);
  const [open, setOpen] = useState<Act | null>(null);
  const [busy, setBusy] = useState(false);
  const mine = run.my_tasks.find((task) => task.kind !== "read") ?? run.my_tasks[0];
  const acts = [...new Set([...(mine?.acts ?? []), ...run.acts])] as Act[];
  const now = async (path: string) => {
    setBusy(true);
    try {
      await act(path, {});
      notifyDone(t("decided"));
      refresh();
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const tap = (name: Act) => {
    if (name === "read" && mine) return void now(`/api/tasks/${mine.id}/read`);
    if (name === "resubmit") return void now(`/api/runs/${run.id}/resubmit`);
    if (name === "nudge") return void now(`/api/runs/${run.id}/nudge`);
    setOpen(name);
  };
  const key = (name: Act) => (acts.includes(name) && !busy ? () => tap(name) : undefined);
  useKeys({ a: key("approve"), r: key("reject"), b: key("return") });
  if (acts.length === 0) return null;
  const rest = acts.filter((name) => !MAIN.includes(name));
  const main = acts.filter((name) => MAIN.includes(name)).reverse();
  return (
    <>
      <Dock>
        {rest.length > 0 && <Rest acts={rest} onTap={tap} />}
        {main.map((name) => (
          <Button
            key={name}
            data-act={name}
            size="lg"
            variant={name === "reject" ? "outline" : "filled"}
            color={name === "reject" ? "red" : undefined}
            loading={busy}
            onClick={() => tap(name)}
          >
            {t(`act.${name}`)}
          </Button>
        ))}
      </Dock>
      <Opened run={run} mine={mine} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Rest({ acts, onTap }: { acts: readonly Act[]; onTap: (act: Act) => void }) {
  const t = useWords(approvalWords);
  return (
    <Menu withinPortal>
      <Menu.Target>
        <Button size="lg" variant="default">
          {t("moreActs")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((name) => (
          <Menu.Item key={name} onClick={() => onTap(name)}>
            {t(`act.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type OpenedProps = { run: Run; mine?: MyTask; open: Act | null; onClose: () => void };

function Opened({ run, mine, open, onClose }: OpenedProps) {
  if (open === "withdraw") return <Withdraw run={run} onClose={onClose} />;
  if (!mine) return null;
  if (open === "approve" || open === "reject") {
    return <DecisionSheet task={mine} decision={open} onClose={onClose} />;
  }
  if (open === "return") return <ReturnSheet run={run} task={mine} onClose={onClose} />;
  if (open === "transfer" || open === "delegate" || open === "add") {
    return <PassOnSheet task={mine} act={open} onClose={onClose} />;
  }
  return null;
}

function Withdraw({ run, onClose }: { run: Run; onClose: () => void }) {
  const t = useWords(approvalWords);
  const [busy, setBusy] = useState(false);
  const go = async (reason: string) => {
    setBusy(true);
    try {
      await act(`/api/runs/${run.id}/withdraw`, { reason });
      notifyDone(t("state.withdrawn"));
      refresh();
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <Ask
      title={t("act.withdraw")}
      act={t("act.withdraw")}
      danger
      reason="needed"
      busy={busy}
      onAct={(reason) => void go(reason)}
      onClose={onClose}
    >
      {t("withdrawNote")}
    </Ask>
  );
}
