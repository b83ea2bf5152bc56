import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { staffWords } from "../words";
import { Nothing } from "./PanelActs";
import { TabletRows } from "./TabletRows";

/** The tablets a person signs in on. */
export function TabletsPanel({ person }: { person: PersonDetail }) {
  const t = useWords(staffWords);
  return (
    <Panel title={t("tablet.title")}>
      {person.tablets.length === 0 ? (
        <Nothing title={t("no.tablets")} />
      ) : (
        <TabletRows tablets={person.tablets} />
      )}
    </Panel>
  );
}
