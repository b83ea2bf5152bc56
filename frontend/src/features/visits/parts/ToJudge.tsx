import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { CardList } from "@/ui/Card";
import { Panel } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { useVisitsIn } from "../queries";
import { visitWords } from "../words";
import { VisitCard } from "./VisitCard";

const SHOWN = 30;

/** For a manager: the visits of the team that wait for a decision, the oldest first. */
export function ToJudge() {
  const t = useWords(visitWords);
  const submitted = useVisitsIn(["submitted"]);
  if (!submitted) return <Waiting />;
  const mine = submitted.filter((visit) => visit.moves.includes("approve")).reverse();
  return (
    <Panel
      title={`${t("toJudge")} · ${mine.length}`}
      side={
        <Button component={Link} variant="subtle" to="/team">
          {t("team")}
        </Button>
      }
    >
      {mine.length === 0 && <EmptyState title={t("nothingToJudge")} note={t("nothingToJudgeNote")} />}
      <CardList>
        {mine.slice(0, SHOWN).map((visit) => (
          <li key={visit.id}>
            <VisitCard visit={visit} owner day />
          </li>
        ))}
      </CardList>
      {mine.length > SHOWN && (
        <Button component={Link} variant="subtle" to="/visits?show=submitted" mt="sm">
          {t("allOfThem", { count: mine.length })}
        </Button>
      )}
    </Panel>
  );
}
