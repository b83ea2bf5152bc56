import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { saveAgenda } from "../commands";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { daysOf, wallAt } from "../zone";
import { closing } from "./closing";
import { LineFrame } from "./LineFrame";
import { changedAt, without } from "./lines";

export type AgendaLine = {
  id: string;
  /** As the clock shows it where the event is held. */
  at: string;
  minutes: number | "";
  title: string;
  speaker_id: string | null;
};
export type AgendaValues = { items: AgendaLine[] };

/** When the last item is over: where the next one begins. */
export function nextStart(items: readonly AgendaLine[], first: string): string {
  const last = items.at(-1);
  if (!last) return first;
  const ends = Date.parse(`${last.at}Z`) + (last.minutes || 0) * 60_000;
  return Number.isNaN(ends) ? first : new Date(ends).toISOString().slice(0, 16);
}

/** Writes the programme, whole: each item follows the one before unless its time is changed. */
export function AgendaForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const starts = wallAt(event.starts_at, event.time_zone);
  const edit = useEdit<AgendaValues>({
    start: {
      items: event.agenda.map((item) => ({
        ...{ id: item.id, title: item.title, minutes: item.minutes, speaker_id: item.speaker_id },
        at: wallAt(item.starts_at, event.time_zone),
      })),
    },
    version: event.version,
    send: (values, how) => saveAgenda(event, values, how),
    onDone: closing(t("saved"), onClose),
  });
  const { items } = edit.values;
  const put = (id: string, some: Partial<AgendaLine>) => edit.set({ items: changedAt(items, id, some) });
  const add = () => {
    const at = nextStart(items, starts);
    edit.set({ items: [...items, { id: newId(), at, minutes: 30, title: "", speaker_id: null }] });
  };
  return (
    <EditSheet title={t("agenda")} edit={edit} act={t("save")} onClose={onClose}>
      {items.map((item, n) => (
        <LineFrame
          key={item.id}
          name={t("itemN", { n: n + 1 })}
          onRemove={() => edit.set({ items: without(items, item.id) })}
        >
          <Item event={event} item={item} onChange={(some) => put(item.id, some)} />
        </LineFrame>
      ))}
      {edit.errorOf("items") && <div className="r-field-error">{edit.errorOf("items")}</div>}
      <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={add}>
        {t("addItem")}
      </Button>
    </EditSheet>
  );
}

type ItemProps = { event: EventDetail; item: AgendaLine; onChange: (some: Partial<AgendaLine>) => void };

function Item({ event, item, onChange }: ItemProps) {
  const t = useWords(eventWords);
  const several = daysOf(event).length > 1;
  return (
    <>
      <TextInput
        label={t("itemTitle")}
        required
        maxLength={160}
        value={item.title}
        onChange={(change) => onChange({ title: change.currentTarget.value })}
      />
      <div className="r-two">
        <TextInput
          type={several ? "datetime-local" : "time"}
          label={t("starts")}
          required
          value={several ? item.at : item.at.slice(11)}
          onChange={(change) => {
            const typed = change.currentTarget.value;
            if (typed) onChange({ at: several ? typed : `${item.at.slice(0, 10)}T${typed}` });
          }}
        />
        <NumberInput
          label={t("minutesLabel")}
          required
          min={5}
          max={600}
          step={5}
          allowDecimal={false}
          hideControls
          value={item.minutes}
          onChange={(minutes) => onChange({ minutes: minutes === "" ? "" : Number(minutes) })}
        />
      </div>
      {event.engagements.length > 0 && (
        <Select
          label={t("itemSpeaker")}
          clearable
          data={event.engagements.map((one) => ({ value: one.speaker_id, label: one.speaker_name }))}
          value={item.speaker_id}
          onChange={(speaker_id) => onChange({ speaker_id })}
        />
      )}
    </>
  );
}
