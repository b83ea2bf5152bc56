import type { Permit } from "@/api/rows";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { Columns, Page, Stack } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { Note } from "@/ui/Status";
import { concernsOf } from "../papers";
import { Concerns } from "../parts/Concerns";
import { Letters } from "../parts/Letters";
import { Person } from "../parts/Person";
import { Registrations } from "../parts/Registrations";
import { RulesAsked } from "../parts/RulesAsked";
import { usePermit } from "../queries";
import { complianceWords } from "../words";

/** Everything that lets me visit: qualification, filing, letters, registrations, and the rules that ask for them. */
export function PermitPage() {
  const t = useWords(complianceWords);
  const permit = usePermit();
  return (
    <Page title={t("title")} note={t("note")}>
      {permit === undefined && <Waiting />}
      {permit === null && <EmptyState title={t("none")} note={t("noneNote")} />}
      {permit && <Papers permit={permit} />}
    </Page>
  );
}

function Papers({ permit }: { permit: Permit }) {
  const t = useWords(complianceWords);
  const well = concernsOf(permit, today()).length === 0;
  return (
    <>
      {well ? <Note tone="done">{t("allWell")}</Note> : <Concerns permit={permit} />}
      <Columns>
        <Stack>
          <Person permit={permit} />
          <Letters permit={permit} />
          <RulesAsked permit={permit} />
        </Stack>
        <Registrations permit={permit} />
      </Columns>
    </>
  );
}
