import { NumberInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice, BigChoices } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { countries, countryName, formats, venues } from "../choices";
import { saveEvent } from "../commands";
import { nameOf } from "../event";
import { HelpersField } from "../parts/HelpersField";
import { TopicField } from "../parts/TopicField";
import { productName, useProducts, useTypes } from "../queries";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { closing } from "./closing";
import { type EventValues, moveStart, readEvent } from "./values";

type Props = { event?: EventDetail; onDone?: (event: EventDetail) => void; onClose: () => void };

/** Plans an event, or changes the plan; the type and the format decide what is asked. */
export function EventForm({ event, onDone, onClose }: Props) {
  const t = useWords(eventWords);
  const [id] = useState(() => event?.id ?? newId());
  const done = closing(t("saved"), onClose);
  const edit = useEdit<EventValues>({
    start: readEvent(event),
    version: event?.version,
    send: (values, how) => saveEvent(id, values, event, how),
    onDone: (answer) => {
      done(answer);
      onDone?.(answer as EventDetail);
    },
  });
  return (
    <EditSheet title={t(event ? "editEvent" : "new")} edit={edit} act={t("save")} onClose={onClose}>
      <What edit={edit} />
      <When edit={edit} />
      <Where edit={edit} />
      <Who edit={edit} />
    </EditSheet>
  );
}

type FieldsProps = { edit: Edit<EventValues> };

function What({ edit: { values, set, errorOf } }: FieldsProps) {
  const t = useWords(eventWords);
  const types = (useTypes().data ?? []).filter((one) => one.is_active || one.id === values.type_id);
  return (
    <>
      <BigChoice
        label={t("type")}
        options={types.map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={values.type_id}
        onChange={(type_id) => set({ type_id })}
        error={errorOf("type_id")}
      />
      <TextInput
        label={t("name")}
        required
        maxLength={160}
        value={values.title}
        onChange={(change) => set({ title: change.currentTarget.value })}
        error={errorOf("title")}
      />
      <TopicField
        value={values.topic_id}
        onChange={(topic_id) => set({ topic_id })}
        error={errorOf("topic_id")}
      />
      <Textarea
        label={t("need")}
        description={t("needHint")}
        autosize
        minRows={3}
        maxLength={2000}
        value={values.need}
        onChange={(change) => set({ need: change.currentTarget.value })}
        error={errorOf("need")}
      />
    </>
  );
}

function When({ edit: { values, set, errorOf } }: FieldsProps) {
  const t = useWords(eventWords);
  return (
    <div className="r-two">
      <TextInput
        type="datetime-local"
        label={t("starts")}
        required
        value={values.starts_at}
        onChange={(change) => set(moveStart(values, change.currentTarget.value))}
        error={errorOf("starts_at")}
      />
      <TextInput
        type="datetime-local"
        label={t("ends")}
        required
        min={values.starts_at}
        value={values.ends_at}
        onChange={(change) => set({ ends_at: change.currentTarget.value })}
        error={errorOf("ends_at")}
      />
    </div>
  );
}

function Where({ edit: { values, set, errorOf } }: FieldsProps) {
  const t = useWords(eventWords);
  const there = values.format !== "virtual";
  return (
    <>
      <BigChoice
        label={t("format")}
        options={formats.map((one) => ({ value: one, label: t(`format.${one}`) }))}
        value={values.format}
        onChange={(format) => set({ format })}
        error={errorOf("format")}
      />
      <Select
        label={t("country")}
        description={t("countryHint")}
        allowDeselect={false}
        data={Object.keys(countries).map((code) => ({ value: code, label: countryName(code) }))}
        value={values.country}
        onChange={(country) => country && set({ country })}
        error={errorOf("country")}
      />
      {there && (
        <BigChoice
          label={t("place")}
          options={venues
            .filter((one) => one !== "online")
            .map((one) => ({ value: one, label: t(`venue.${one}`) }))}
          value={values.venue_kind}
          onChange={(venue_kind) => set({ venue_kind })}
          error={errorOf("venue_kind")}
        />
      )}
      <TextInput
        label={t(there ? "where" : "platform")}
        maxLength={200}
        value={values.venue}
        onChange={(change) => set({ venue: change.currentTarget.value })}
        error={errorOf("venue")}
      />
      {there && (
        <Switch
          label={t("alcohol")}
          checked={values.alcohol}
          onChange={(change) => set({ alcohol: change.currentTarget.checked })}
        />
      )}
    </>
  );
}

function Who({ edit: { values, set, errorOf } }: FieldsProps) {
  const t = useWords(eventWords);
  const products = (useProducts().data ?? []).filter(
    (one) => one.is_active || values.product_ids.includes(one.id),
  );
  return (
    <>
      <NumberInput
        label={t("plannedHeads")}
        min={0}
        max={10000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={values.planned_heads}
        onChange={(heads) => set({ planned_heads: heads === "" ? "" : Number(heads) })}
        error={errorOf("planned_heads")}
      />
      <BigChoices
        label={t("products")}
        options={products.map((one) => ({ value: one.id, label: productName(one) }))}
        value={values.product_ids}
        onChange={(product_ids) => set({ product_ids })}
        error={errorOf("product_ids")}
      />
      <HelpersField value={values.team} onChange={(team) => set({ team })} error={errorOf("team")} />
    </>
  );
}
