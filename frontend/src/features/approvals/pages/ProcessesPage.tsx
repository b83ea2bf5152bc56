import { Button } from "@mantine/core";
import { useState } from "react";
import { HistoryButton } from "@/history";
import { inLanguage, useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Ask } from "@/ui/Ask";
import { Loaded } from "@/ui/Loaded";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Page, Panel, Stack } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { ProcessEditor } from "../editor/ProcessEditor";
import { WorkingCalendar } from "../parts/WorkingCalendar";
import { processWords } from "../process-words";
import { act, type Process, refresh, useProcesses } from "../queries";
import "../approvals.css";

/** How each kind of request is decided; drawn by one person, put into force by another. */
export function ProcessesPage() {
  const t = useWords(processWords);
  const query = useProcesses();
  return (
    <Page title={t("title")} note={t("note")} back="/approvals">
      <Stack>
        <Loaded query={query}>
          {(processes) => (
            <>
              {processes.length === 0 && <EmptyState title={t("none")} />}
              {processes.map((one) => (
                <ProcessPanel key={one.kind} process={one} />
              ))}
            </>
          )}
        </Loaded>
        <WorkingCalendar />
      </Stack>
    </Page>
  );
}

function ProcessPanel({ process }: { process: Process }) {
  const t = useWords(processWords);
  const [open, setOpen] = useState<"" | "draw" | "activate">("");
  const keeps = useMay("compliance.keep_processes");
  const { active, draft } = process;
  const name = inLanguage({ zh: process.name_zh, en: process.name_en });
  const close = () => setOpen("");
  return (
    <Panel
      title={name}
      side={process.process_id && <HistoryButton kind="process" id={process.process_id} name={name} />}
    >
      <div>
        {active
          ? t("active", {
              edition: active.edition,
              name: active.drafted_by_name,
              second: active.activated_by_name,
            })
          : t("inactive")}
      </div>
      {draft && <div>{t("draft", { edition: draft.edition, name: draft.drafted_by_name })}</div>}
      <div className="a-acts">
        {keeps && open !== "draw" && (
          <Button variant="default" onClick={() => setOpen("draw")}>
            {t(draft ? "drawOn" : active ? "change" : "draw")}
          </Button>
        )}
        {draft?.moves.includes("activate") && (
          <Button onClick={() => setOpen("activate")}>{t("activate")}</Button>
        )}
      </div>
      {open === "draw" && <ProcessEditor process={process} onClose={close} />}
      {open === "activate" && draft && <Activate id={draft.id} onClose={close} />}
    </Panel>
  );
}

function Activate({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(processWords);
  const [busy, setBusy] = useState(false);
  const go = async (reason: string) => {
    setBusy(true);
    try {
      await act(`/api/process-versions/${id}/activate`, { reason });
      notifyDone(t("activated"));
      refresh();
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <Ask
      title={t("activate")}
      act={t("activate")}
      reason="needed"
      busy={busy}
      onAct={(reason) => void go(reason)}
      onClose={onClose}
    >
      {t("activateNote")}
    </Ask>
  );
}
