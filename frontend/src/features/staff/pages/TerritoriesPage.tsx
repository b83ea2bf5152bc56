import { SegmentedControl } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useWords } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Teams } from "../parts/Teams";
import { Territories } from "../parts/Territories";
import { useTeams, useTerritories } from "../queries";
import "../staff.css";
import { treeWords } from "../tree-words";

/** Who works where, who leads whom. */
export function TerritoriesPage() {
  const t = useWords(treeWords);
  const [params, setParams] = useSearchParams();
  const view = params.get("view") === "teams" ? "teams" : "territories";
  const territories = useTerritories();
  const teams = useTeams(view === "teams");
  return (
    <Page title={t("title")} note={t("note")} wide>
      <SegmentedControl
        style={{ maxWidth: 420 }}
        value={view}
        onChange={(next) => setParams(next === "teams" ? { view: next } : {}, { replace: true })}
        data={[
          { value: "territories", label: t("territories") },
          { value: "teams", label: t("teams") },
        ]}
      />
      {view === "teams" ? (
        <Loaded query={teams}>{(rows) => <Teams teams={rows} />}</Loaded>
      ) : (
        <Loaded query={territories}>{(rows) => <Territories rows={rows} />}</Loaded>
      )}
    </Page>
  );
}
