import { Button } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { RuleSetDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { Ask } from "@/ui/Ask";
import { notifyDone } from "@/ui/notify";
import { refreshSets } from "./queries";
import { setWords } from "./set-words";
import { useAct } from "./use-act";

type Move = RuleSetDetail["moves"][number];
const notes = { activate: "activateNote", take_back: "takeBackNote", retire: "retireNote" } as const;
const addresses: Readonly<Record<Move, (id: string) => string>> = {
  activate: (id) => `/api/rule-sets/${id}/activate`,
  take_back: (id) => `/api/rule-sets/${id}/take-back`,
  retire: (id) => `/api/rule-sets/${id}/retire`,
};

/** What the reader may do with the set as a whole; each asks why. */
export function SetMoves({ set }: { set: RuleSetDetail }) {
  const t = useWords(setWords);
  const [open, setOpen] = useState<Move | null>(null);
  return (
    <div className="s-moves">
      {set.moves.map((move) => (
        <Button
          key={move}
          size="lg"
          variant={move === "activate" ? "filled" : "default"}
          onClick={() => setOpen(move)}
        >
          {t(move)}
        </Button>
      ))}
      {open && <Asked set={set} move={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Asked({ set, move, onClose }: { set: RuleSetDetail; move: Move; onClose: () => void }) {
  const t = useWords(setWords);
  const path = addresses[move](set.id);
  const { act, busy, error } = useAct(
    (reason: string, key) => write({ method: "POST", path, json: { reason }, key }),
    () => {
      refreshSets();
      notifyDone(t("moved"));
      onClose();
    },
  );
  return (
    <Ask
      title={t(move)}
      act={t(move)}
      danger={move === "retire"}
      reason="needed"
      busy={busy}
      error={error}
      onAct={act}
      onClose={onClose}
    >
      <p>{t(notes[move])}</p>
    </Ask>
  );
}
