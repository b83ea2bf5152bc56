import { Button } from "@mantine/core";
import dayjs from "dayjs";
import { Link } from "react-router";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { type Live, useDraft, useUser } from "@/offline";
import { CardList } from "@/ui/Card";
import { Panel, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import type { KeptLog } from "../drafts";
import { useVisitsIn } from "../queries";
import { dayOfVisit } from "../visit";
import { visitWords } from "../words";
import { VisitCard } from "./VisitCard";

const SHOWN = 5;

/** What I still owe: visits sent back, written up by half, planned and not written up, and the open draft. */
export function WaitsForMe() {
  const t = useWords(visitWords);
  const user = useUser();
  const visits = useVisitsIn(["returned", "draft", "planned", "checked_in"], user.id) ?? [];
  const since = dayjs().subtract(60, "day").format("YYYY-MM-DD");
  const recent = visits.filter((visit) => dayOfVisit(visit) >= since);
  const returned = recent.filter((visit) => visit.state === "returned");
  const drafts = recent.filter((visit) => visit.state === "draft");
  const past = recent.filter(
    (visit) => (visit.state === "planned" || visit.state === "checked_in") && dayOfVisit(visit) < today(),
  );
  const none = returned.length + drafts.length + past.length === 0;
  return (
    <Stack>
      <OpenDraft />
      <Owed title={t("returnedToMe")} visits={returned} />
      <Owed title={t("draftsOfMine")} visits={drafts} />
      <Owed title={t("notWrittenUp")} visits={past} />
      {none && <Note tone="done">{t("nothingOwed")}</Note>}
    </Stack>
  );
}

function Owed({ title, visits }: { title: string; visits: Live<Visit>[] }) {
  const t = useWords(visitWords);
  if (visits.length === 0) return null;
  return (
    <Panel
      title={`${title} · ${visits.length}`}
      side={
        visits.length > SHOWN && (
          <Button component={Link} variant="subtle" to="/visits?show=todo">
            {t("all")}
          </Button>
        )
      }
    >
      <CardList>
        {visits.slice(0, SHOWN).map((visit) => (
          <li key={visit.id}>
            <VisitCard visit={visit} day />
          </li>
        ))}
      </CardList>
    </Panel>
  );
}

function OpenDraft() {
  const t = useWords(visitWords);
  const draft = useDraft<KeptLog>("visits:new");
  if (!draft.kept?.who.institution_id) return null;
  const { who } = draft.kept;
  return (
    <Note
      tone="brand"
      title={t("openDraft")}
      action={
        <Button component={Link} to="/visits/new" variant="light">
          {t("continue")}
        </Button>
      }
    >
      {who.hcp_name || who.institution_name}
    </Note>
  );
}
