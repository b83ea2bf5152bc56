import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { RuleSetDetail, SetRule } from "@/api/rows";
import { HistoryButton } from "@/history";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Facts, Page, Panel } from "@/ui/Page";
import { Note, StatusBadge } from "@/ui/Status";
import { countsOf, period, type Say } from "./period";
import { stateTones, useRuleSet } from "./queries";
import { RuleCard } from "./RuleCard";
import { RuleSheet } from "./RuleSheet";
import { SetForm } from "./SetForm";
import { SetMoves } from "./SetMoves";
import { setWords } from "./set-words";
import "./sets.css";

/** One rule set: who drafted it, who put it into force, its rules, and what the reader may do. */
export function RuleSetPage() {
  const { id = "" } = useParams();
  const t = useWords(setWords);
  const query = useRuleSet(id);
  return query.data ? (
    <Shown set={query.data} />
  ) : (
    <Page title={t("title")} back="/rule-sets">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Shown({ set }: { set: RuleSetDetail }) {
  const t = useWords(setWords);
  useLanguage();
  const go = useNavigate();
  const may = useMay("compliance.keep_rules");
  const [open, setOpen] = useState<"edit" | "next" | null>(null);
  const draft = may && set.state === "draft";
  const name = inLanguage({ zh: set.name_zh, en: set.name_en });
  return (
    <Page
      title={name}
      back="/rule-sets"
      note={[set.jurisdiction, t(`kind.${set.product_kind}`), t("edition", { n: set.edition })].join(" · ")}
      actions={
        <span className="s-acts">
          <HistoryButton quiet kind="rule_set" id={set.id} name={name} />
          {draft && (
            <Button
              variant="default"
              leftSection={<IconPencil size={20} aria-hidden />}
              onClick={() => setOpen("edit")}
            >
              {t("editSet")}
            </Button>
          )}
          {may && set.state === "active" && (
            <Button
              variant="default"
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={() => setOpen("next")}
            >
              {t("nextEdition")}
            </Button>
          )}
        </span>
      }
    >
      {draft && set.rules.length > 0 && !set.moves.includes("activate") && (
        <Note tone="brand">{t("ownDraft")}</Note>
      )}
      <Panel
        title={t("facts")}
        side={<StatusBadge tone={stateTones[set.state]}>{t(`state.${set.state}`)}</StatusBadge>}
      >
        <Facts of={factsOf(t, set)} />
      </Panel>
      <Rules set={set} draft={draft} />
      <SetMoves set={set} />
      {open && (
        <SetForm
          of={set}
          next={open === "next"}
          onClose={() => setOpen(null)}
          onDone={(row) => void go(`/rule-sets/${row.id}`)}
        />
      )}
    </Page>
  );
}

function factsOf(t: Say, set: RuleSetDetail): [string, string][] {
  const by = (name: string) => (name === "job:install" ? t("installed") : name);
  const when = set.activated_at ? `${by(set.activated_by)} · ${showInstant(set.activated_at)}` : "";
  return [
    [t("from_on"), period(t, set)],
    [t("proposedBy"), by(set.proposed_by)],
    [t("activatedBy"), when],
    [t("rules"), countsOf(t, set)],
  ];
}

function Rules({ set, draft }: { set: RuleSetDetail; draft: boolean }) {
  const t = useWords(setWords);
  const [open, setOpen] = useState<SetRule | "new" | null>(null);
  return (
    <Panel
      title={t("rules")}
      side={
        draft && (
          <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen("new")}>
            {t("addRule")}
          </Button>
        )
      }
    >
      <ul className="s-rules">
        {set.rules.map((rule) => (
          <li key={rule.id}>
            <RuleCard rule={rule} onEdit={draft ? () => setOpen(rule) : undefined} />
          </li>
        ))}
      </ul>
      {open && <RuleSheet set={set} rule={open === "new" ? undefined : open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
