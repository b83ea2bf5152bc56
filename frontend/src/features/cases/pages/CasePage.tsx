import { useParams } from "react-router";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { CaseFacts } from "../parts/CaseFacts";
import { CaseMoves } from "../parts/CaseMoves";
import { CaseReport } from "../parts/CaseReport";
import { CaseSteps } from "../parts/CaseSteps";
import { type Case, useCase } from "../queries";
import { caseWords } from "../words";
import "../cases.css";

/** One case: its clock, what was found or reported, what was done, and what the reader may do. */
export function CasePage() {
  const { id = "" } = useParams();
  const t = useWords(caseWords);
  const query = useCase(id);
  return query.data ? (
    <Shown key={query.data.id} of={query.data} />
  ) : (
    <Page title={t("title")} back="/cases">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Shown({ of }: { of: Case }) {
  const t = useWords(caseWords);
  return (
    <Page
      title={t(`kind.${of.kind}`)}
      note={of.number}
      back="/cases"
      actions={of.inside && <HistoryButton kind="case" id={of.id} name={of.number} />}
    >
      <Stack>
        {!of.inside && <Note tone="brand">{t("ownNote")}</Note>}
        <CaseFacts of={of} />
        {of.found.length > 0 && <Found of={of} />}
        {of.report && <CaseReport of={of.report} />}
        {of.inside && <CaseSteps of={of} />}
      </Stack>
      <CaseMoves of={of} />
    </Page>
  );
}

function Found({ of }: { of: Case }) {
  const t = useWords(caseWords);
  return (
    <Panel title={t("found")}>
      <ul className="r-rows">
        {of.found.map((row) => (
          <li key={`${row.field} ${row.word}`}>
            <p className="c-quote">
              {row.before}
              <mark>{row.text}</mark>
              {row.after}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
