import { useParams } from "react-router";
import type { PersonDetail } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { useUser } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Columns, Page, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { AccountPanel } from "../parts/AccountPanel";
import { roleName } from "../parts/chips";
import { FilingPanel } from "../parts/FilingPanel";
import { LettersPanel } from "../parts/LettersPanel";
import { QualificationPanel } from "../parts/QualificationPanel";
import { RegistrationsPanel } from "../parts/RegistrationsPanel";
import { RolesPanel } from "../parts/RolesPanel";
import { TabletsPanel } from "../parts/TabletsPanel";
import { TerritoriesPanel } from "../parts/TerritoriesPanel";
import { isVisitor, seesRegistrations } from "../permits";
import { usePerson } from "../queries";
import "../staff.css";
import { staffWords } from "../words";

/** A person: permits on one side, account, powers, territories and tablets on the other. */
export function PersonPage() {
  const t = useWords(staffWords);
  const { id } = useParams();
  const query = usePerson(Number(id));
  const person = query.data;
  const { codes } = useUser();
  const seesOthers = codes.includes("staff.see_people") || codes.includes("visits.approve");
  return (
    <Page
      title={person?.name ?? t("people")}
      note={person && noteOf(person, t("noTeam"))}
      back={seesOthers ? "/people" : "/account"}
      wide
      actions={person && <HistoryButton kind="person" id={person.id} name={person.name} />}
    >
      <Loaded query={query}>{(found) => <Panels person={found} />}</Loaded>
    </Page>
  );
}

function noteOf(person: PersonDetail, noTeam: string): string {
  return [person.username, ...person.roles.map(roleName), person.team_name || noTeam].join(" · ");
}

function Panels({ person }: { person: PersonDetail }) {
  const t = useWords(staffWords);
  const user = useUser();
  const own = person.id === user.id;
  const keeps = user.codes.includes("staff.keep_permits");
  return (
    <>
      {!person.is_active && <Note tone="plain">{t("closed")}</Note>}
      {own && <Note tone="brand">{t(keeps ? "person.own" : "person.self")}</Note>}
      <Columns>
        {(keeps || isVisitor(person)) && (
          <Stack>
            <QualificationPanel person={person} may={keeps && !own} />
            <FilingPanel person={person} may={keeps && !own} />
            <LettersPanel person={person} may={keeps && !own} />
            {seesRegistrations(user.codes) && <RegistrationsPanel person={person} may={keeps && !own} />}
          </Stack>
        )}
        <Stack>
          <TerritoriesPanel person={person} />
          <TabletsPanel person={person} />
          <RolesPanel person={person} />
          <AccountPanel person={person} />
        </Stack>
      </Columns>
    </>
  );
}
