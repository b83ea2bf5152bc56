import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { useSession } from "@/offline";
import { Ask } from "@/ui/Ask";
import { Loaded } from "@/ui/Loaded";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Page, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { deputyWords } from "../deputy-words";
import { DeputyForm } from "../forms/DeputyForm";
import { act, type Deputy, refresh, useDeputies } from "../queries";
import "../approvals.css";

/** Who stands in for whom, and one's own appointments. */
export function DeputiesPage() {
  const t = useWords(deputyWords);
  const query = useDeputies();
  const [open, setOpen] = useState<"new" | Deputy | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={t("title")}
      note={t("note")}
      back="/approvals"
      actions={
        <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen("new")}>
          {t("add")}
        </Button>
      }
    >
      <Loaded query={query}>
        {(deputies) =>
          deputies.length === 0 ? (
            <EmptyState title={t("none")} note={t("noneNote")} />
          ) : (
            <Panel>
              <ul className="r-rows">
                {deputies.map((one) => (
                  <Row key={one.id} deputy={one} onEnd={() => setOpen(one)} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      {open === "new" && <DeputyForm onClose={close} />}
      {open && open !== "new" && <End deputy={open} onClose={close} />}
    </Page>
  );
}

function Row({ deputy, onEnd }: { deputy: Deputy; onEnd: () => void }) {
  const t = useWords(deputyWords);
  const session = useSession();
  const own = session.phase === "open" && session.user.id === deputy.delegator_id;
  const when = deputy.is_over ? "over" : deputy.from_on > today() ? "later" : "now";
  const names = { delegate: deputy.delegate_name, delegator: deputy.delegator_name };
  const days = t("days", { from: showDay(deputy.from_on), to: showDay(deputy.to_on) });
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{t("line", names)}</div>
        <div className="r-row-note">{[days, deputy.reason].join(" · ")}</div>
      </div>
      <StatusBadge tone={when === "now" ? "done" : when === "later" ? "brand" : "plain"}>
        {t(when)}
      </StatusBadge>
      <HistoryButton kind="deputy" id={deputy.id} name={t("line", names)} />
      {own && !deputy.is_over && (
        <Button variant="default" onClick={onEnd}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}

function End({ deputy, onClose }: { deputy: Deputy; onClose: () => void }) {
  const t = useWords(deputyWords);
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    try {
      await act(`/api/deputies/${deputy.id}/end`, {});
      notifyDone(t("ended"));
      refresh();
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <Ask title={t("end")} act={t("end")} busy={busy} onAct={() => void end()} onClose={onClose}>
      {t("endNote")}
    </Ask>
  );
}
