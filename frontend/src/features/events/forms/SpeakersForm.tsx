import { Select } from "@mantine/core";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { speakerRoles } from "../choices";
import { saveSpeakers } from "../commands";
import { SpeakerPicker } from "../parts/SpeakerPicker";
import type { EventDetail, SpeakerRole } from "../rows";
import { eventWords } from "../words";
import { closing } from "./closing";
import { LineFrame } from "./LineFrame";
import { changedAt, without } from "./lines";

export type EngagementLine = {
  id: string;
  speaker_id: string;
  role: SpeakerRole;
  service_hours: string;
  preparation_hours: string;
  travel_hours: string;
};
export type SpeakersValues = { engagements: EngagementLine[] };

const kinds = ["service_hours", "preparation_hours", "travel_hours"] as const;
/** Quarters of an hour up to two days. */
const offered = Array.from({ length: 65 }, (_, n) => String(n / 4));

/** Who speaks and for how long; the fee is the rate of the tier times the hours, made by the server. */
export function SpeakersForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const names = new Map(event.engagements.map((one) => [one.speaker_id, one.speaker_name]));
  const edit = useEdit<SpeakersValues & { names: Record<string, string> }>({
    start: {
      names: Object.fromEntries(names),
      engagements: event.engagements.map((one) => ({
        ...{ id: one.id, speaker_id: one.speaker_id, role: one.role },
        service_hours: String(Number(one.service_hours)),
        preparation_hours: String(Number(one.preparation_hours)),
        travel_hours: String(Number(one.travel_hours)),
      })),
    },
    version: event.version,
    send: ({ engagements }, how) => saveSpeakers(event, { engagements }, how),
    onDone: closing(t("saved"), onClose),
  });
  const { engagements, names: known } = edit.values;
  const add = (speaker: { id: string; name: string }) =>
    edit.set({
      names: { ...known, [speaker.id]: speaker.name },
      engagements: [
        ...engagements,
        {
          ...{ id: newId(), speaker_id: speaker.id, role: "speaker" },
          ...{ service_hours: "1", preparation_hours: "0", travel_hours: "0" },
        },
      ],
    });
  return (
    <EditSheet title={t("speakers")} edit={edit} act={t("save")} onClose={onClose}>
      {engagements.map((one) => (
        <LineFrame
          key={one.id}
          name={known[one.speaker_id] ?? t("role.speaker")}
          onRemove={() => edit.set({ engagements: without(engagements, one.id) })}
        >
          <Hours
            one={one}
            onChange={(some) => edit.set({ engagements: changedAt(engagements, one.id, some) })}
          />
        </LineFrame>
      ))}
      {edit.errorOf("engagements") && <div className="r-field-error">{edit.errorOf("engagements")}</div>}
      <SpeakerPicker without={engagements.map((one) => one.speaker_id)} onPick={add} />
    </EditSheet>
  );
}

type HoursProps = { one: EngagementLine; onChange: (some: Partial<EngagementLine>) => void };

function Hours({ one, onChange }: HoursProps) {
  const t = useWords(eventWords);
  return (
    <>
      <BigChoice
        label={t("roleLabel")}
        options={speakerRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={one.role}
        onChange={(role) => onChange({ role })}
      />
      <div className="e-three">
        {kinds.map((kind) => (
          <Select
            key={kind}
            label={t(kind)}
            allowDeselect={false}
            data={offered.includes(one[kind]) ? offered : [one[kind], ...offered]}
            value={one[kind]}
            onChange={(hours) => hours && onChange({ [kind]: hours })}
          />
        ))}
      </div>
    </>
  );
}
