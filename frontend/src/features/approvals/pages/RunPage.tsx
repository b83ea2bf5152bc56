import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import { HistoryButton } from "@/history";
import { inLanguage, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { grantedBy } from "@/rules";
import { Loaded } from "@/ui/Loaded";
import { Facts, Page, Panel, Stack } from "@/ui/Page";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { Decide } from "../parts/Decide";
import { RunCard, runTones } from "../parts/RunList";
import { Signatures } from "../parts/Signatures";
import { Way } from "../parts/Way";
import { moneyOf, type Run, titleOf, useRun } from "../queries";
import "../approvals.css";
import { approvalWords } from "../words";

/** Where the record lies that a request is about. */
const pages: Readonly<Record<string, string>> = {
  visit: "/visits",
  event: "/events",
  event_close_out: "/events",
  rule_set: "/rule-sets",
};

/** One request: what is asked, what the rules say, who decided what, and what the reader may do. */
export function RunPage() {
  const { id = "" } = useParams();
  const query = useRun(id);
  return <Loaded query={query}>{(run) => <Shown key={run.id} run={run} />}</Loaded>;
}

function Shown({ run }: { run: Run }) {
  const t = useWords(approvalWords);
  return (
    <Page
      title={titleOf(run)}
      note={run.number}
      back="/approvals"
      actions={
        <>
          {pages[run.about_kind] && (
            <Button variant="default" component={Link} to={`${pages[run.about_kind]}/${run.about_id}`}>
              {t("record")}
            </Button>
          )}
          <Button variant="default" component="a" href={`/api/runs/${run.id}/pdf`} download>
            PDF
          </Button>
          <HistoryButton kind="run" id={run.id} name={run.number} />
        </>
      }
    >
      <Stack>
        <Panel
          title={t("what")}
          side={<StatusBadge tone={runTones[run.state]}>{t(`state.${run.state}`)}</StatusBadge>}
        >
          <Facts
            of={[
              [t("who"), run.requester_name],
              ...(run.money === null ? [] : ([[t("money"), moneyOf(run)]] as const)),
              ...run.lines.map((line) => {
                const name = inLanguage({ zh: line.name_zh, en: line.name_en });
                return [name, inLanguage(line)] as const;
              }),
              [t("handedIn"), showInstant(run.handed_in_at)],
              run.ended_at
                ? [t("ended"), showInstant(run.ended_at)]
                : [t("expected"), `${showInstant(run.expected_at)}`],
            ]}
          />
        </Panel>
        <Answers run={run} />
        <Way run={run} />
        <Signatures of={run.signatures} />
        {run.earlier.length > 0 && (
          <Panel title={t("earlier")}>
            {run.earlier.map((row) => (
              <RunCard key={row.id} row={row} />
            ))}
          </Panel>
        )}
      </Stack>
      <Decide run={run} />
    </Page>
  );
}

function Answers({ run }: { run: Run }) {
  const t = useWords(approvalWords);
  if (run.answers.length === 0) return null;
  return (
    <Panel title={t("answers")}>
      <ul className="r-rows">
        {run.answers.map((answer) => (
          <li key={`${answer.rule} ${answer.en}`}>
            <div className="r-row-words">
              <div className="r-row-title">{inLanguage(answer)}</div>
              <RuleTag rule={answer.rule} />
              {answer.grant && <div className="r-row-note">{grantedBy(answer.grant)}</div>}
            </div>
            <StatusBadge tone={answer.outcome === "block" ? "needs" : "waiting"}>
              {t(`worst.${answer.outcome as "block" | "approve" | "warn" | "unknown"}`)}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
