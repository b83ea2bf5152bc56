import { Button } from "@mantine/core";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { read } from "@/api/desk";
import { useWords } from "@/i18n";
import { showTime } from "@/lib/time";
import { useMay } from "@/offline";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Facts, Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { IdentityForm } from "../forms/IdentityForm";
import { act, type Identity, type Opening, type Participant, refresh } from "../queries";
import { trialWords } from "../words";

/** Opens an identity with a reason and keeps it on screen, in memory alone, until its time is over. */
function useOpened(person: Participant) {
  const [identity, setIdentity] = useState<Identity | null>(null);
  const until = identity?.until;
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => setIdentity(null), Math.max(new Date(until).getTime() - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [until]);
  const open = async (reason: string) => {
    const opening = await act<Opening>(`participants/${person.id}/identity/open`, { reason });
    setIdentity(await read<Identity>(`/api/trials/openings/${opening.id}/identity`));
  };
  return { identity, open, hide: () => setIdentity(null) };
}

/** The sealed identity: what may be done with it, and what it says while it is open. */
export function IdentityPanel({ person }: { person: Participant }) {
  const t = useWords(trialWords);
  const [asking, setAsking] = useState<"open" | "erase" | "seal" | null>(null);
  const { identity, open, hide } = useOpened(person);
  const state = person.identity as "none" | "sealed" | "erased";
  const close = () => setAsking(null);
  const erased = async (reason: string) => {
    await act(`participants/${person.id}/identity/erase`, { reason });
    hide();
    refresh();
    notifyDone(t("erased"));
  };
  return (
    <Panel
      title={t("identity")}
      side={<StatusBadge tone={state === "sealed" ? "done" : "plain"}>{t(`identity.${state}`)}</StatusBadge>}
    >
      <p className="t-quiet">{t("identityNote")}</p>
      {identity && <Told identity={identity} onHide={hide} />}
      <Acts state={state} opened={identity !== null} onAsk={setAsking} />
      {asking === "open" && (
        <Asked title={t("openTitle")} act={t("open")} note={t("openNote")} run={open} onClose={close} />
      )}
      {asking === "erase" && (
        <Asked
          title={t("eraseTitle")}
          act={t("erase")}
          note={t("eraseNote")}
          typed={person.number}
          run={erased}
          onClose={close}
        />
      )}
      {asking === "seal" && <IdentityForm person={person} onClose={close} />}
    </Panel>
  );
}

type Acting = { state: string; opened: boolean; onAsk: (what: "open" | "erase" | "seal") => void };

function Acts({ state, opened, onAsk }: Acting) {
  const t = useWords(trialWords);
  const seals = useMay("trials.seal_identity") && state !== "erased";
  const opens = useMay("trials.open_identity") && state === "sealed" && !opened;
  const erases = useMay("trials.erase_identity") && state === "sealed";
  return (
    <div className="t-acts">
      {opens && (
        <Button leftSection={<IconLockOpen size={20} aria-hidden />} onClick={() => onAsk("open")}>
          {t("open")}
        </Button>
      )}
      {seals && (
        <Button
          variant="default"
          leftSection={<IconLock size={20} aria-hidden />}
          onClick={() => onAsk("seal")}
        >
          {t(state === "sealed" ? "correct" : "seal")}
        </Button>
      )}
      {erases && (
        <Button variant="subtle" color="red.8" onClick={() => onAsk("erase")}>
          {t("erase")}
        </Button>
      )}
    </div>
  );
}

function Told({ identity, onHide }: { identity: Identity; onHide: () => void }) {
  const t = useWords(trialWords);
  return (
    <div className="t-open">
      <Facts
        of={[
          [t("name"), identity.name],
          [t("phone"), identity.phone],
          [t("document"), identity.id_document],
        ]}
      />
      <div className="t-acts t-until">
        <span>{t("until", { time: showTime(identity.until) })}</span>
        <Button variant="default" onClick={onHide}>
          {t("hide")}
        </Button>
      </div>
    </div>
  );
}

type AskedProps = {
  title: string;
  act: string;
  note: string;
  typed?: string;
  run: (reason: string) => Promise<void>;
  onClose: () => void;
};

/** Asks for a reason, does it, and shows what the server says where it refuses. */
function Asked({ title, act: verb, note, typed, run, onClose }: AskedProps) {
  const t = useWords(trialWords);
  const [busy, setBusy] = useState(false);
  const go = async (reason: string) => {
    setBusy(true);
    try {
      await run(reason);
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <Ask
      title={title}
      act={verb}
      danger={Boolean(typed)}
      reason="needed"
      typed={typed}
      typedLabel={typed && t("eraseTyped")}
      busy={busy}
      onAct={(reason) => void go(reason)}
      onClose={onClose}
    >
      {note}
    </Ask>
  );
}
