import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import { AgendaForm } from "../forms/AgendaForm";
import { BudgetForm } from "../forms/BudgetForm";
import { EventForm } from "../forms/EventForm";
import { SpeakersForm } from "../forms/SpeakersForm";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";

export type Part = "event" | "agenda" | "budget" | "speakers";
const names = { event: "about", agenda: "agenda", budget: "money", speakers: "speakers" } as const;

/** "Edit" on a panel of an event, as long as what is asked for may still be written. */
export function EditPart({ event, part }: { event: EventDetail; part: Part }) {
  const t = useWords(eventWords);
  const [open, setOpen] = useState(false);
  if (!event.may_plan) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        className="e-edit"
        variant="subtle"
        leftSection={<IconPencil size={20} aria-hidden />}
        aria-label={t("editPart", { part: t(names[part]) })}
        onClick={() => setOpen(true)}
      >
        {t("edit")}
      </Button>
      {open && part === "event" && <EventForm event={event} onClose={close} />}
      {open && part === "agenda" && <AgendaForm event={event} onClose={close} />}
      {open && part === "budget" && <BudgetForm event={event} onClose={close} />}
      {open && part === "speakers" && <SpeakersForm event={event} onClose={close} />}
    </>
  );
}
