import { useWords } from "@/i18n";
import { useMay, useUser } from "@/offline";
import { Panel } from "@/ui/Page";
import { type Registered, useSeesAll } from "../queries";
import { hcpWords } from "../words";
import { RegistrationNote, standing } from "./RegistrationNote";

/** Mine, for those who visit; how many are registered, for those who look after all. */
export function Registrations({ entries }: { entries: readonly Registered[] }) {
  const t = useWords(hcpWords);
  const visits = useMay("visits.plan");
  const all = useSeesAll();
  const user = useUser();
  if (visits) {
    const mine = entries.filter((entry) => entry.user_id === undefined || entry.user_id === user.id);
    return (
      <Panel title={t("registration.mine")}>
        <RegistrationNote entries={mine} />
      </Panel>
    );
  }
  if (!all) return null;
  const valid = entries.filter((entry) => ["valid", "soon"].includes(standing([entry]).state));
  return (
    <Panel title={t("registration.title")}>
      <p style={{ margin: 0 }}>{t("registration.count", { count: valid.length })}</p>
    </Panel>
  );
}
