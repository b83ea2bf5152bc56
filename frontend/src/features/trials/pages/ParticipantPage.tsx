import { Button } from "@mantine/core";
import { useState } from "react";
import { useParams } from "react-router";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { StatusForm } from "../forms/StatusForm";
import { AdverseEvents } from "../parts/AdverseEvents";
import { Consents } from "../parts/Consents";
import { IdentityPanel } from "../parts/IdentityPanel";
import { Milestones } from "../parts/Milestones";
import { StatusOf } from "../parts/StatusOf";
import { Visits } from "../parts/Visits";
import { type Participant, useParticipant, useStudy } from "../queries";
import { trialWords } from "../words";
import "../trials.css";

/** A participant by number: what is due, what happened, and an identity that stays sealed. */
export function ParticipantPage() {
  const t = useWords(trialWords);
  const { id = "" } = useParams();
  const query = useParticipant(id);
  const person = query.data;
  return (
    <Page
      title={person?.number ?? t("participants")}
      note={person?.study_number}
      back={person && `/studies/${person.study_id}`}
      actions={person && <HistoryButton kind="participant" id={person.id} name={person.number} />}
      wide
    >
      <Loaded query={query} lines={6}>
        {(found) => <Whole person={found} />}
      </Loaded>
    </Page>
  );
}

function Whole({ person }: { person: Participant }) {
  const study = useStudy(person.study_id).data;
  return (
    <Columns>
      <Stack>
        <Standing person={person} />
        <Visits person={person} study={study} />
        <AdverseEvents person={person} />
      </Stack>
      <Stack>
        <IdentityPanel person={person} />
        <Consents person={person} study={study} />
        <Milestones person={person} />
      </Stack>
    </Columns>
  );
}

function Standing({ person }: { person: Participant }) {
  const t = useWords(trialWords);
  const keeps = useMay("trials.keep");
  const study = useStudy(person.study_id).data;
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={<StatusOf status={person.status} />}
      side={
        keeps &&
        study &&
        person.next_statuses.length > 0 && <Button onClick={() => setOpen(true)}>{t("statusChange")}</Button>
      }
    >
      <Facts
        of={[
          [t("on"), showDay(person.status_on)],
          [t("site"), person.site_number],
          [t("arm"), person.arm_name],
          [t("reference"), showDay(person.reference_start_on)],
          [t("sex"), t(`sex.${person.sex as "F" | "M" | "U"}`)],
          [t("age"), person.age === null ? "" : t("years", { count: person.age })],
          [t("country"), person.country],
        ]}
      />
      {open && study && <StatusForm person={person} study={study} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
