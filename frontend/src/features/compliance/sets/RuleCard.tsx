import { Button } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { write } from "@/api/desk";
import type { SetRule } from "@/api/rows";
import { HistoryButton } from "@/history";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { catalogue, describe } from "@/rules";
import { Ask } from "@/ui/Ask";
import { notifyDone } from "@/ui/notify";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { outcomeTones, refreshSets } from "./queries";
import { setWords } from "./set-words";
import { useAct } from "./use-act";

/** One rule: on what occasion, when, with which limit, what breaking it means, and on what it rests. */
export function RuleCard({ rule, onEdit }: { rule: SetRule; onEdit?: () => void }) {
  const t = useWords(setWords);
  useLanguage();
  const [removing, setRemoving] = useState(false);
  const occasion = catalogue.occasions[rule.occasion];
  return (
    <div className="s-rule">
      <div className="s-rule-words">
        <div>
          <RuleTag rule={rule.rule} /> {occasion ? inLanguage(occasion.text) : rule.occasion}
        </div>
        <div>{inLanguage(describe(rule.when, occasion?.facts ?? {}))}</div>
        {rule.limit && <div>{limitText(t, rule)}</div>}
        <p>{inLanguage(rule)}</p>
        <small>{inLanguage({ zh: rule.source_zh, en: rule.source_en })}</small>
      </div>
      <div className="s-rule-end">
        <StatusBadge tone={outcomeTones[rule.outcome]}>{t(`outcome.${rule.outcome as "block"}`)}</StatusBadge>
        <StatusBadge tone={rule.verified ? "done" : "waiting"}>
          {t(rule.verified ? "verifiedYes" : "verifiedNo")}
        </StatusBadge>
        <HistoryButton quiet kind="rule" id={rule.id} name={rule.rule} />
        {onEdit && (
          <>
            <Button variant="subtle" leftSection={<IconPencil size={20} aria-hidden />} onClick={onEdit}>
              {t("edit")}
            </Button>
            <Button
              variant="subtle"
              color="red.8"
              leftSection={<IconTrash size={20} aria-hidden />}
              onClick={() => setRemoving(true)}
            >
              {t("removeRule")}
            </Button>
          </>
        )}
      </div>
      {removing && <Removal rule={rule} onClose={() => setRemoving(false)} />}
    </div>
  );
}

function limitText(t: ReturnType<typeof useWords<typeof setWords.zh>>, rule: SetRule): string {
  const facts = catalogue.occasions[rule.occasion]?.facts ?? {};
  const name = (fact: string | null | undefined) => (fact && facts[fact] ? inLanguage(facts[fact].text) : "");
  const sum = [name(rule.limit?.already), name(rule.limit?.adds)].filter(Boolean).join(" + ");
  return `${t("limit")}: ${sum} ≤ ${rule.limit?.at_most} ${rule.unit}`;
}

function Removal({ rule, onClose }: { rule: SetRule; onClose: () => void }) {
  const t = useWords(setWords);
  const { act, busy, error } = useAct(
    (reason: string, key) =>
      write({
        method: "POST",
        path: `/api/rules/${rule.id}/remove`,
        json: { version: rule.version, reason },
        key,
      }),
    () => {
      refreshSets();
      notifyDone(t("removed"));
      onClose();
    },
  );
  return (
    <Ask
      title={`${t("removeRule")} · ${rule.rule}`}
      act={t("removeRule")}
      danger
      reason="needed"
      busy={busy}
      error={error}
      onAct={act}
      onClose={onClose}
    />
  );
}
