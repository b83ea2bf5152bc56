import { Button } from "@mantine/core";
import { IconCalendarPlus, IconPencilPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Id } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
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
  const plans = useMay("visits.plan");
  const visits = useVisitsOf({ hcpId, institutionId });
  if (!visits) return <Waiting lines={3} />;
  const shown = all ? visits : visits.slice(0, FIRST);
  return (
    <Panel title={`${t("nav")} · ${visits.length}`} side={plans && hcpId && <WithHim hcpId={hcpId} />}>
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

function WithHim({ hcpId }: { hcpId: Id }) {
  const t = useWords(visitWords);
  return (
    <div className="v-acts">
      <Button
        component={Link}
        to={`/visits/plan?hcp=${hcpId}`}
        variant="default"
        leftSection={<IconCalendarPlus size={20} aria-hidden />}
      >
        {t("plan.title")}
      </Button>
      <Button
        component={Link}
        to={`/visits/new?hcp=${hcpId}`}
        leftSection={<IconPencilPlus size={20} aria-hidden />}
      >
        {t("log.new")}
      </Button>
    </div>
  );
}
