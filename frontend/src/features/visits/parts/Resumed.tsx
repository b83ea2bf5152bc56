import { Button } from "@mantine/core";
import { useWords } from "@/i18n";
import { Note } from "@/ui/Status";
import { visitWords } from "../words";

/** What was not finished is back; one tap begins anew. */
export function Resumed({ onAfresh }: { onAfresh: () => void }) {
  const t = useWords(visitWords);
  return (
    <Note
      tone="brand"
      action={
        <Button variant="subtle" onClick={onAfresh}>
          {t("startAfresh")}
        </Button>
      }
    >
      {t("resumed")}
    </Note>
  );
}
