import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { today } from "@/lib/time";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Dock } from "@/ui/Page";
import { RefusalNote } from "@/ui/Status";
import { move } from "../commands";
import { RescheduleForm } from "../forms/RescheduleForm";
import { keep, refresh } from "../queries";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { firstDay } from "../zone";

/** The moves that bring an event on, in the order of its life. */
const onward = ["submit", "invite", "start", "finish", "submit_close_out"] as const;
type Onward = (typeof onward)[number];

/** The moves open to the reader: those that bring the event on in the dock, those that take back above it. */
export function Moves({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const [asking, setAsking] = useState<"reschedule" | "cancel" | null>(null);
  const { act, busy, refused } = useMove(event);
  const early = firstDay(event) > today();
  const open = onward.filter((name) => event.moves.includes(name) && !(name === "start" && early));
  const begins = open.includes("start") && Date.parse(event.starts_at) <= Date.now();
  const main = begins ? "start" : open[0];
  const apart = (["reschedule", "cancel"] as const).filter((name) => event.moves.includes(name));
  return (
    <>
      {refused && !main && <Refused problem={refused} />}
      {apart.length > 0 && (
        <div className="e-acts">
          {apart.map((name) => (
            <Button
              key={name}
              variant="subtle"
              color={name === "cancel" ? "red.8" : undefined}
              onClick={() => setAsking(name)}
            >
              {t(`move.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {main && (
        <Dock note={refused ? <Refused problem={refused} /> : t(`moveNote.${main}`)}>
          {[...open.filter((name) => name !== main), main].map((name) => (
            <Button
              key={name}
              size="lg"
              variant={name === main ? "filled" : "default"}
              loading={busy}
              onClick={() => void act(name)}
            >
              {t(`move.${name}`)}
            </Button>
          ))}
        </Dock>
      )}
      {asking === "cancel" && (
        <Ask
          title={t("askCancel")}
          act={t("move.cancel")}
          danger
          reason="needed"
          busy={busy}
          onAct={(reason) => void act("cancel", { reason }).then((done) => done && setAsking(null))}
          onClose={() => setAsking(null)}
        >
          {t("askCancelNote")}
        </Ask>
      )}
      {asking === "reschedule" && <RescheduleForm event={event} onClose={() => setAsking(null)} />}
    </>
  );
}

/** Makes a move once, however often it is tapped; what the server refuses stays on the page. */
function useMove(event: EventDetail) {
  const t = useWords(eventWords);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const key = useRef(newId());
  const act = async (name: Onward | "cancel", json: unknown = {}): Promise<boolean> => {
    setBusy(true);
    setRefused(null);
    try {
      keep(await move(event, name, json, key.current));
      refresh();
      notifyDone(t(`moved.${name}`));
      return true;
    } catch (error) {
      if (error instanceof Problem && !error.offline) {
        key.current = newId();
        setRefused(error);
      } else notifyProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, refused };
}

/** Why the server says no: a rule, or everything that is still missing. */
function Refused({ problem }: { problem: Problem }) {
  const gaps = Object.entries(problem.fields);
  if (gaps.length === 0) return <RefusalNote sentence={problem.detail} rule={problem.rule} />;
  return (
    <div className="r-note" data-tone="needs" role="alert">
      <ul className="e-gaps">
        {gaps.map(([field, sentence]) => (
          <li key={field}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
