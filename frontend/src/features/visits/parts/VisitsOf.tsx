import { Button } from "@mantine/core";
import { useState } from "react";
import type { Id } from "@/api/rows";
import { useWords } from "@/i18n";
import { CardList } from "@/ui/Card";
import { Panel } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { useVisitsOf } from "../queries";
import { visitWords } from "../words";
import { VisitCard } from "./VisitCard";

const FIRST = 8;

/** The visits of an HCP or an institution, newest first: offered to their pages. */
export function VisitsOf({ hcpId, institutionId }: { hcpId?: Id; institutionId?: Id }) {
  const t = useWords(visitWords);
  const [all, setAll] = useState(false);
  const visits = useVisitsOf({ hcpId, institutionId });
  if (!visits) return <Waiting lines={3} />;
  const shown = all ? visits : visits.slice(0, FIRST);
  return (
    <Panel title={`${t("nav")} · ${visits.length}`}>
      {visits.length === 0 && <EmptyState title={t("noVisitsYet")} />}
      <CardList>
        {shown.map((visit) => (
          <li key={visit.id}>
            <VisitCard visit={visit} day owner />
          </li>
        ))}
      </CardList>
      {visits.length > shown.length && (
        <Button variant="subtle" mt="sm" onClick={() => setAll(true)}>
          {t("allOfThem", { count: visits.length })}
        </Button>
      )}
    </Panel>
  );
}
