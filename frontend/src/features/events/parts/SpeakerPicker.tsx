import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { useSpeakers } from "../queries";
import type { Speaker } from "../rows";
import { eventWords } from "../words";

type Props = { without: readonly string[]; onPick: (speaker: Speaker) => void };

/** Somebody who was assessed to speak, with the tier that decides his fee and until when it holds. */
export function SpeakerPicker({ without, onPick }: Props) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 250);
  const speakers = (useSpeakers(asked).data ?? []).filter((one) => !without.includes(one.id));
  const label = (one: Speaker) =>
    [one.name, t(`tier.${one.tier}`), t("until", { day: showDay(one.expires_on) })].join(" · ");
  return (
    <Select
      label={t("addSpeaker")}
      description={t("addSpeakerHint")}
      searchable
      data={speakers.map((one) => ({ value: one.id, label: label(one) }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={null}
      onChange={(id) => {
        const found = speakers.find((one) => one.id === id);
        setTyped("");
        if (found) onPick(found);
      }}
      nothingFoundMessage={t("noSpeakerFound")}
    />
  );
}
