import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHistory } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { HistoryDrawer } from "./HistoryDrawer";
import { historyWords } from "./words";

export type HistoryOf = {
  /** The kind the server keeps it under: "institution", "hcp", "visit", "person", "letter" ... */
  kind: string;
  id: string | number;
  /** What the reader calls the record, shown under the heading. */
  name?: string;
};

/** Opens the history of a record; belongs on every page that shows one. */
export function HistoryButton({ quiet, ...of }: HistoryOf & { quiet?: boolean }) {
  const t = useWords(historyWords);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant={quiet ? "subtle" : "default"}
        leftSection={<IconHistory size={20} aria-hidden />}
        onClick={open}
      >
        {t("open")}
      </Button>
      <HistoryDrawer {...of} opened={opened} onClose={close} />
    </>
  );
}
