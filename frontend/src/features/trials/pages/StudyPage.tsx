import { useParams } from "react-router";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { Enrolment } from "../parts/Enrolment";
import { Exports } from "../parts/Exports";
import { Participants } from "../parts/Participants";
import { Arms, Plan, Sites } from "../parts/StudyParts";
import { type StudyDetail, useStudy } from "../queries";
import { trialWords } from "../words";
import "../trials.css";

/** A study: how it enrolled, its sites and visits, its participants by number, what left it. */
export function StudyPage() {
  const t = useWords(trialWords);
  const { id = "" } = useParams();
  const query = useStudy(id);
  const study = query.data;
  return (
    <Page
      title={study?.number ?? t("title")}
      note={study?.name}
      back="/studies"
      actions={study && <HistoryButton kind="study" id={study.id} name={study.number} />}
      wide
    >
      <Loaded query={query} lines={6}>
        {(found) => <Whole study={found} />}
      </Loaded>
    </Page>
  );
}

function Whole({ study }: { study: StudyDetail }) {
  const t = useWords(trialWords);
  const exports = useMay("trials.export");
  const counted = ["people", "screen_failures", "randomised", "in_study", "completed", "withdrawn"] as const;
  return (
    <Columns>
      <Stack>
        <Enrolment study={study} />
        <Participants study={study} />
      </Stack>
      <Stack>
        <Panel title={t("counts")}>
          <Facts of={counted.map((name) => [t(name), study.counts[name]] as const)} />
        </Panel>
        <Panel>
          <Facts
            of={[
              [t("adverse"), t("adverseCount", study.adverse_events)],
              [t("phase"), study.phase],
              [t("sponsor"), study.sponsor],
              [t("indication"), study.indication],
              [t("ctcae"), study.ctcae],
              [t("saeClock"), t("hours", { count: study.sae_hours })],
            ]}
          />
        </Panel>
        <Arms study={study} />
        <Sites study={study} />
        <Plan study={study} />
        {exports && <Exports study={study} />}
      </Stack>
    </Columns>
  );
}
