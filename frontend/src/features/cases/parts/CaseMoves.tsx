import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { Ask } from "@/ui/Ask";
import { notifyDone } from "@/ui/notify";
import { Dock } from "@/ui/Page";
import { RefusalNote } from "@/ui/Status";
import { AssignSheet } from "../forms/AssignSheet";
import { CorrectSheet } from "../forms/CorrectSheet";
import { NoteReportSheet } from "../forms/NoteReportSheet";
import { StepSheet } from "../forms/StepSheet";
import { useAct } from "../forms/use-act";
import { act, type Case, refresh } from "../queries";
import { caseWords } from "../words";

const onward = ["assess", "report", "correct", "close"] as const;
type Onward = (typeof onward)[number];
const back = ["dismiss", "reopen"] as const;
type Back = (typeof back)[number];
type Open = Onward | Back | "assign" | "step" | null;

/** What the reader may do with a case: what brings it on in the dock, what ends or turns it above. */
export function CaseMoves({ of }: { of: Case }) {
  const t = useWords(caseWords);
  const [open, setOpen] = useState<Open>(null);
  const [move, setMove] = useState<"assess" | "close">("assess");
  const now = useAct((name, key) => act(of.id, name, {}, key), done(t("done")));
  const main = onward.filter((name) => of.moves.includes(name)).reverse();
  const apart = back.filter((name) => of.moves.includes(name));
  const tap = (name: Onward) => {
    if (name === "report" || name === "correct") return setOpen(name);
    setMove(name);
    now.act(name);
  };
  const first = main.includes("assess") ? "assess" : main[0];
  return (
    <>
      {(of.may_write_steps || apart.length > 0) && (
        <div className="c-acts">
          {of.may_write_steps && (
            <>
              <Button variant="default" onClick={() => setOpen("step")}>
                {t("addStep")}
              </Button>
              <Button variant="default" onClick={() => setOpen("assign")}>
                {t("assign")}
              </Button>
            </>
          )}
          {apart.map((name) => (
            <Button key={name} variant="subtle" color="red.8" onClick={() => setOpen(name)}>
              {t(`move.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {main.length > 0 && (
        <Dock note={now.said && <RefusalNote sentence={now.said.sentence} rule={now.said.rule} />}>
          {main.map((name) => (
            <Button
              key={name}
              size="lg"
              variant={name === first ? "filled" : "default"}
              loading={now.busy && move === name}
              onClick={() => tap(name)}
            >
              {t(`move.${name}`)}
            </Button>
          ))}
        </Dock>
      )}
      <Opened of={of} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

const done = (said: string) => () => {
  refresh();
  notifyDone(said);
};

function Opened({ of, open, onClose }: { of: Case; open: Open; onClose: () => void }) {
  if (open === "report") return <NoteReportSheet of={of} onClose={onClose} />;
  if (open === "correct") return <CorrectSheet of={of} onClose={onClose} />;
  if (open === "step") return <StepSheet of={of} onClose={onClose} />;
  if (open === "assign") return <AssignSheet of={of} onClose={onClose} />;
  if (open === "dismiss" || open === "reopen") return <Why of={of} move={open} onClose={onClose} />;
  return null;
}

function Why({ of, move, onClose }: { of: Case; move: Back; onClose: () => void }) {
  const t = useWords(caseWords);
  const finish = done(t("done"));
  const asked = useAct(
    (reason, key) => act(of.id, move, { reason }, key),
    () => {
      finish();
      onClose();
    },
  );
  return (
    <Ask
      title={t(`move.${move}`)}
      act={t(`move.${move}`)}
      danger={move === "dismiss"}
      reason="needed"
      busy={asked.busy}
      error={asked.said?.sentence}
      onAct={asked.act}
      onClose={onClose}
    >
      {t(`ask.${move}`)}
    </Ask>
  );
}
