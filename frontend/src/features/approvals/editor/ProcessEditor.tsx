import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "@/api/desk";
import { inLanguage, useWords } from "@/i18n";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { processWords } from "../process-words";
import { act, type Finding, type Process, type ProcessVersion, refresh } from "../queries";
import { RoleField } from "./ApproversField";
import { hints, toneOf } from "./findings";
import { beginning, type Definition, freeKey, fresh, moved, replaced } from "./model";
import { type Drawing, StepList } from "./StepList";

type Props = { process: Process; onClose: () => void };

/** What is wrong with the process as it is drawn now, asked a moment after each change. */
function useFindings(kind: string, definition: Definition): readonly Finding[] | undefined {
  const [asked] = useDebouncedValue(definition, 400);
  return useQuery({
    queryKey: ["approvals", "lint", kind, asked],
    queryFn: async () =>
      (await act<{ items: Finding[] }>(`/api/processes/${kind}/lint`, { definition: asked })).items,
    placeholderData: (before) => before,
  }).data;
}

/** A process drawn from top to bottom, with what is wrong beside each step. */
export function ProcessEditor({ process, onClose }: Props) {
  const t = useWords(processWords);
  const from = process.draft ?? process.active;
  const names = { zh: t("first"), en: t("firstEn") };
  const [definition, put] = useState<Definition>(() => from?.definition ?? beginning(names));
  const [open, setOpen] = useState("");
  const [busy, setBusy] = useState(false);
  const findings = useFindings(process.kind, definition);
  const drawing: Drawing = {
    facts: process.facts,
    findings: findings ?? [],
    open,
    onOpen: setOpen,
    onChange: (key, by) => put((now) => ({ ...now, steps: replaced(now.steps, key, by) })),
    onMove: (key, by) => put((now) => ({ ...now, steps: moved(now.steps, key, by) })),
    make: (kind) => {
      const name = t(`kind.${kind}`);
      return fresh(kind, freeKey(definition), { zh: name, en: name });
    },
  };
  const save = async () => {
    setBusy(true);
    try {
      const json = { definition, version: process.draft?.version ?? null };
      await write<ProcessVersion>({ method: "PUT", path: `/api/processes/${process.kind}/draft`, json });
      notifyDone(t("saved"));
      refresh();
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <div className="r-stack">
      <General findings={findings} />
      <RoleField
        label={t("fallback")}
        hint={t("fallbackHint")}
        value={definition.fallback}
        onChange={(fallback) => put({ ...definition, fallback })}
      />
      <div className="a-end">{t("start")}</div>
      <StepList
        steps={definition.steps}
        drawing={drawing}
        onAdd={(step) => {
          put({ ...definition, steps: [...definition.steps, step] });
          setOpen(step.key);
        }}
      />
      <div className="a-end">{t("end")}</div>
      <div className="a-acts">
        <Button size="lg" loading={busy} onClick={() => void save()}>
          {t("save")}
        </Button>
      </div>
    </div>
  );
}

/** What belongs to no single step, or the good news. */
function General({ findings }: { findings: readonly Finding[] | undefined }) {
  const t = useWords(processWords);
  if (!findings) return null;
  if (findings.length === 0) return <Note tone="done">{t("fine")}</Note>;
  return (
    <Note
      tone={toneOf(findings)}
      title={t(hints(findings) ? "hints" : "problems", { count: findings.length })}
    >
      {findings
        .filter((one) => one.step === "")
        .map((one) => (
          <div key={one.code}>{inLanguage(one)}</div>
        ))}
    </Note>
  );
}
