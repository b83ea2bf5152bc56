import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { nameOf } from "../event";
import { useTopics } from "../queries";
import { eventWords } from "../words";

type Props = { value: string | null; onChange: (id: string | null) => void; error?: ReactNode };

/** What the event is about: by the topic, repeated invitations are seen. */
export function TopicField({ value, onChange, error }: Props) {
  const t = useWords(eventWords);
  const topics = (useTopics().data ?? []).filter((one) => one.is_active || one.id === value);
  return (
    <Select
      label={t("topic")}
      description={t("topicHint")}
      searchable
      clearable
      data={topics.map((one) => ({ value: one.id, label: nameOf(one) }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage={t("noTopic")}
      error={error}
    />
  );
}
