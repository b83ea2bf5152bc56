import { Link } from "react-router";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Facts, Panel } from "@/ui/Page";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { type Case, stateTones } from "../queries";
import { caseWords } from "../words";
import { CaseClock } from "./CaseClock";

const pages: Readonly<Record<string, string>> = { visit: "/visits", event: "/events" };

/** What a case is, since when it is known, until when it wants its answer, and where it came from. */
export function CaseFacts({ of }: { of: Case }) {
  const t = useWords(caseWords);
  useLanguage();
  return (
    <Panel
      title={t("facts")}
      side={
        <span className="c-badges">
          <CaseClock of={of} />
          <StatusBadge tone={stateTones[of.state]}>{t(`state.${of.state}`)}</StatusBadge>
        </span>
      }
    >
      <Facts
        of={[
          [t("number"), of.number],
          [t("origin"), t(`origin.${of.origin}`)],
          [t("record"), <Record key="record" of={of} />],
          [t("product"), inLanguage({ zh: of.product_zh, en: of.product_en })],
          [t("reporter"), of.reporter_name],
          [t("owner"), of.owner_name || t("noOwner")],
          [t("knew"), showInstant(of.knew_at)],
          [t("due"), `${showInstant(of.due_at)} · ${t("hoursGiven", { hours: of.hours })}`],
          ...answersOf(t, of),
        ]}
      />
      {of.rule && (
        <div className="c-rule">
          <RuleTag rule={of.rule} />
        </div>
      )}
    </Panel>
  );
}

type Say = ReturnType<typeof useWords<typeof caseWords.zh>>;

/** What was answered, and to whom it was told when time was over. */
function answersOf(t: Say, of: Case): [string, string][] {
  const rows: [string, string][] = [];
  if (of.escalated_at) {
    rows.push([
      t("escalated"),
      [of.escalated_to_name, showInstant(of.escalated_at)].filter(Boolean).join(" · "),
    ]);
  }
  if (of.report_way) {
    const said = [showInstant(of.answered_at), t(`way.${of.report_way}`), of.report_to, of.report_reference];
    rows.push([t("reportedAs"), said.filter(Boolean).join(" · ")]);
  }
  if (of.dismissed_reason) rows.push([t("dismissedFor"), of.dismissed_reason]);
  if (of.closed_at) rows.push([t("closedAt"), showInstant(of.closed_at)]);
  return rows;
}

function Record({ of }: { of: Case }) {
  const t = useWords(caseWords);
  const page = pages[of.about_kind];
  if (!of.about_id || !page) return t("noRecord");
  return <Link to={`${page}/${of.about_id}`}>{of.about_number || t("itsRecord")}</Link>;
}
