import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { type Photo, Photos } from "@/ui/Photos";
import { bringEvidence } from "../commands";
import type { EventDetail, EvidenceKind } from "../rows";
import { eventWords } from "../words";
import { closing } from "./closing";

export type EvidenceValues = { kind: EvidenceKind; photos: Photo[]; note: string };
const kinds: readonly EvidenceKind[] = ["sign_in_sheet", "photo", "agenda", "receipt", "slides", "minutes"];

/** Brings a picture that proves something about the event. */
export function EvidenceForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const [id] = useState(newId);
  const edit = useEdit<EvidenceValues>({
    start: { kind: event.evidence_needed[0] ?? "photo", photos: [], note: "" },
    send: (values, { key }) => bringEvidence(event.id, id, values, key),
    onDone: closing(t("saved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("bring")} edit={edit} act={t("save")} onClose={onClose}>
      <BigChoice
        label={t("evidenceKind")}
        options={kinds.map((one) => ({ value: one, label: t(`evidence.${one}`) }))}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        error={errorOf("kind")}
      />
      <Photos label={t("picture")} max={1} value={values.photos} onChange={(photos) => set({ photos })} />
      {errorOf("photos") && <div className="r-field-error">{errorOf("photos")}</div>}
      <TextInput
        label={t("what")}
        maxLength={300}
        value={values.note}
        onChange={(change) => set({ note: change.currentTarget.value })}
        error={errorOf("note")}
      />
    </EditSheet>
  );
}
