import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { inLanguage, useWords } from "@/i18n";
import { usePortrait } from "@/ui/desk";
import { Loaded } from "@/ui/Loaded";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { EmptyState } from "@/ui/States";
import { act, type Run, refresh, useDrafts } from "../queries";
import { approvalWords } from "../words";

/** The drafts that may be put up for approval. */
export function AskSheet({ onClose }: { onClose: () => void }) {
  const t = useWords(approvalWords);
  const query = useDrafts(true);
  const go = useNavigate();
  const portrait = usePortrait();
  const [busy, setBusy] = useState("");
  const ask = async (id: string) => {
    setBusy(id);
    try {
      const run = await act<Run>("/api/runs", { about_kind: "rule_set", about_id: id });
      notifyDone(t("submitted"));
      refresh();
      onClose();
      void go(`/approvals/${run.id}`);
    } catch (error) {
      notifyProblem(error);
      setBusy("");
    }
  };
  return (
    <Drawer opened onClose={onClose} title={t("askTitle")} size={portrait ? "100%" : 600}>
      <div className="r-stack">
        <div className="r-card-note">{t("askNote")}</div>
        <Loaded query={query}>
          {(drafts) =>
            drafts.length === 0 ? (
              <EmptyState title={t("askNone")} note={t("askNoneNote")} />
            ) : (
              <ul className="r-rows">
                {drafts.map((one) => (
                  <li key={one.id}>
                    <div className="r-row-words">
                      <div className="r-row-title">{inLanguage({ zh: one.name_zh, en: one.name_en })}</div>
                      <div className="r-row-note">{[one.jurisdiction, one.proposed_by].join(" · ")}</div>
                    </div>
                    <Button loading={busy === one.id} onClick={() => void ask(one.id)}>
                      {t("submit")}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Drawer>
  );
}
