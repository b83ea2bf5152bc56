import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { RuleSet } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Card, CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { countsOf, period } from "./period";
import { stateTones, useRuleSets } from "./queries";
import { SetForm } from "./SetForm";
import { setWords } from "./set-words";

/** All rule sets: drafts, those in force, those of the past. */
export function RuleSetsPage() {
  const t = useWords(setWords);
  const query = useRuleSets();
  const may = useMay("compliance.keep_rules");
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <Page
      title={t("title")}
      note={t("note")}
      actions={
        may && (
          <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen(true)}>
            {t("propose")}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={6}>
        {(sets) =>
          sets.length === 0 ? (
            <EmptyState title={t("none")} note={t("noneNote")} />
          ) : (
            <CardList>
              {sets.map((set) => (
                <li key={set.id}>
                  <SetCard set={set} />
                </li>
              ))}
            </CardList>
          )
        }
      </Loaded>
      {open && <SetForm onClose={() => setOpen(false)} onDone={(made) => void go(`/rule-sets/${made.id}`)} />}
    </Page>
  );
}

function SetCard({ set }: { set: RuleSet }) {
  const t = useWords(setWords);
  useLanguage();
  return (
    <Card
      to={`/rule-sets/${set.id}`}
      title={inLanguage({ zh: set.name_zh, en: set.name_en })}
      end={<StatusBadge tone={stateTones[set.state]}>{t(`state.${set.state}`)}</StatusBadge>}
      note={[
        set.jurisdiction,
        t(`kind.${set.product_kind}`),
        t("edition", { n: set.edition }),
        period(t, set),
        countsOf(t, set),
      ].join(" · ")}
    />
  );
}
