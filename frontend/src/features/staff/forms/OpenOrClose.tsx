import { useState } from "react";
import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { Ask } from "@/ui/Ask";
import { notifyDone } from "@/ui/notify";
import { Note, RefusalNote } from "@/ui/Status";
import { refresh } from "../queries";
import { staffWords } from "../words";

/** Closes an account or opens it again, with the reason. */
export function OpenOrClose({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const closing = person.is_active;
  const what = closing ? "deactivate" : "activate";
  const [busy, setBusy] = useState(false);
  const [key] = useState(newId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (reason: string) => {
    setBusy(true);
    try {
      const path = `/api/people/${person.id}/${what}`;
      await write({ method: "POST", path, json: { reason, version: person.version }, key });
      refresh("people");
      notifyDone(t("account.saved"));
      onClose();
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(500, null));
      refresh("people");
      setBusy(false);
    }
  };
  return (
    <Ask
      title={t(`account.${what}Title`, { name: person.name })}
      act={t(`account.${what}`)}
      danger={closing}
      reason="needed"
      phrases={closing ? [t("account.left"), t("account.moved")] : [t("account.returned")]}
      busy={busy}
      onAct={(reason) => void act(reason)}
      onClose={onClose}
    >
      <Note tone={closing ? "waiting" : "brand"}>{t(`account.${what}Note`)}</Note>
      {problem && <RefusalNote sentence={problem.detail} rule={problem.rule} />}
    </Ask>
  );
}
