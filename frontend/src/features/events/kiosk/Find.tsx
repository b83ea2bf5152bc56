import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import { Card } from "@/ui/Card";
import { SearchBox } from "@/ui/SearchBox";
import type { Invitee } from "../rows";
import { type Listed, waitingFor } from "../sign-in";
import { eventWords } from "../words";

const SHOWN = 24;
type Props = { listed: readonly Listed[]; onChoose: (invitee: Invitee) => void; onWalkIn: () => void };

/** A guest finds himself by a character, pinyin or initials of his name; who signed already is not shown. */
export function Find({ listed, onChoose, onWalkIn }: Props) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const found = waitingFor(listed, typed);
  return (
    <>
      <h2 className="e-kiosk-ask">{t("whoAreYou")}</h2>
      <div className="e-kiosk-search">
        <SearchBox value={typed} wait={60} onSearch={setTyped} hint={t("searchYou")} />
      </div>
      {found.length === 0 && <p className="e-kiosk-note">{t("notFoundYou")}</p>}
      <ul className="e-names">
        {found.slice(0, SHOWN).map(({ invitee }) => (
          <li key={invitee.id}>
            <Card
              title={invitee.name}
              note={[invitee.institution_name, invitee.department_name].filter(Boolean).join(" · ")}
              onTap={() => onChoose(invitee)}
            />
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="e-kiosk-note">{t("typeMore", { count: found.length - SHOWN })}</p>
      )}
      <Button
        size="lg"
        variant="default"
        leftSection={<IconUserPlus size={22} aria-hidden />}
        onClick={onWalkIn}
      >
        {t("notListed")}
      </Button>
    </>
  );
}
