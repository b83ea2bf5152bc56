import { Button, Drawer, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { useMay } from "@/offline";
import { Card, CardList } from "@/ui/Card";
import { usePortrait } from "@/ui/desk";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { SearchBox } from "@/ui/SearchBox";
import { RefusalNote } from "@/ui/Status";
import { enterWalkIn, matchWalkIn } from "../commands";
import { refresh, useHcpSearch, useInstitutionSearch } from "../queries";
import type { Invitee } from "../rows";
import { eventWords } from "../words";

type Props = { invitee: Invitee; onClose: () => void };

/** Who a walk-in is: somebody on file, or a new person; a row that is signed takes no other signature. */
export function SettleSheet({ invitee, onClose }: Props) {
  const t = useWords(eventWords);
  const portrait = usePortrait();
  const enters = useMay("hcp.create");
  const [typed, setTyped] = useState(invitee.name);
  const found = useHcpSearch(typed).data ?? [];
  const { settle, busy, refused } = useSettle(onClose);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("settleWho", { name: invitee.name })}
      size={portrait ? "100%" : 600}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="r-stack">
        <p className="e-quiet">
          {[invitee.institution_name, invitee.department_name, invitee.phone].filter(Boolean).join(" · ")}
        </p>
        {refused && <RefusalNote sentence={refused.detail} rule={refused.rule} />}
        <h2 className="e-sheet-head">{t("onFile")}</h2>
        <SearchBox value={typed} wait={250} onSearch={setTyped} hint={t("searchCandidates")} />
        {typed.trim() && found.length === 0 && <p className="e-quiet">{t("nobody")}</p>}
        <CardList>
          {found.map((hcp) => (
            <li key={hcp.id}>
              <Card
                title={hcp.name}
                note={[hcp.institution_name, hcp.department_name].filter(Boolean).join(" · ")}
                onTap={() => !busy && void settle((key) => matchWalkIn(invitee, hcp.id, key))}
              />
            </li>
          ))}
        </CardList>
        {enters ? (
          <Enter busy={busy} onEnter={(place) => void settle((key) => enterWalkIn(invitee, place, key))} />
        ) : (
          <p className="e-quiet">{t("entersNot")}</p>
        )}
      </div>
    </Drawer>
  );
}

function useSettle(onDone: () => void) {
  const t = useWords(eventWords);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const key = useRef(newId());
  const settle = async (send: (key: string) => Promise<unknown>) => {
    setBusy(true);
    setRefused(null);
    try {
      await send(key.current);
      notifyDone(t("settled"));
      refresh();
      onDone();
    } catch (error) {
      if (error instanceof Problem && !error.offline) {
        key.current = newId();
        setRefused(error);
      } else notifyProblem(error);
      setBusy(false);
    }
  };
  return { settle, busy, refused };
}

function Enter({ busy, onEnter }: { busy: boolean; onEnter: (institutionId: string) => void }) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState<string | null>(null);
  const [asked] = useDebouncedValue(typed, 250);
  const found = useInstitutionSearch(asked).data ?? [];
  return (
    <>
      <h2 className="e-sheet-head">{t("newPerson")}</h2>
      <Select
        label={t("you.institution_name")}
        searchable
        data={found.map((one) => ({ value: one.id, label: `${one.name} · ${one.division_text}` }))}
        filter={({ options }) => options}
        searchValue={typed}
        onSearchChange={setTyped}
        value={place}
        onChange={setPlace}
        nothingFoundMessage={typed ? t("nobody") : undefined}
      />
      <Button disabled={!place} loading={busy} onClick={() => place && onEnter(place)}>
        {t("enterNew")}
      </Button>
    </>
  );
}
