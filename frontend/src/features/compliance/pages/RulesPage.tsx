import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { GateRule } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { RuleForm } from "../parts/RuleForm";
import { RuleRow } from "../parts/RuleRow";
import { ruleWords } from "../rule-words";
import { checks, useRules } from "../rules";

/** Every rule with its days, outcome and source; compliance keeps them. */
export function RulesPage() {
  const t = useWords(ruleWords);
  const query = useRules();
  const may = useMay("compliance.keep_rules");
  const [open, setOpen] = useState<GateRule | "new" | null>(null);
  return (
    <Page
      title={t("title")}
      note={t("note")}
      actions={
        may && (
          <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen("new")}>
            {t("add")}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={5}>
        {(rules) =>
          rules.length === 0 ? (
            <EmptyState title={t("none")} note={t("noneNote")} />
          ) : (
            <Groups rules={rules} onEdit={may ? setOpen : undefined} />
          )
        }
      </Loaded>
      {open && <RuleForm rule={open === "new" ? undefined : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type GroupsProps = { rules: readonly GateRule[]; onEdit?: (rule: GateRule) => void };

function Groups({ rules, onEdit }: GroupsProps) {
  const t = useWords(ruleWords);
  return checks.map((check) => {
    const own = rules.filter((rule) => rule.code === check);
    if (own.length === 0) return null;
    return (
      <Panel key={check} title={t(`check.${check}`)}>
        <div className="r-card-note">{t(`why.${check}`)}</div>
        <ul className="r-rows">
          {own.map((rule) => (
            <RuleRow key={rule.id} rule={rule} onEdit={onEdit ? () => onEdit(rule) : undefined} />
          ))}
        </ul>
      </Panel>
    );
  });
}
