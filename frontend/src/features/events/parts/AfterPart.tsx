import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { EvidenceForm } from "../forms/EvidenceForm";
import { ExpensesForm } from "../forms/ExpensesForm";
import { hasDoors } from "../people";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";

/** What is written after the day: what the lines came to, by the owner. */
export function EnterExpenses({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const [open, setOpen] = useState(false);
  if (!event.moves.includes("submit_close_out")) return null;
  return (
    <>
      <Button
        className="e-edit"
        variant="subtle"
        leftSection={<IconPencil size={20} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("expenses")}
      </Button>
      {open && <ExpensesForm event={event} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Proof, brought by whoever runs the event. */
export function BringEvidence({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const [open, setOpen] = useState(false);
  const runs = useMay("events.run");
  if (!runs || !event.is_mine || !hasDoors(event)) return null;
  return (
    <>
      <Button
        className="e-edit"
        variant="subtle"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("bring")}
      </Button>
      {open && <EvidenceForm event={event} onClose={() => setOpen(false)} />}
    </>
  );
}
