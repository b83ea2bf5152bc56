import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { staffWords } from "../words";

type Props = {
  history?: { kind: string; id: string | number; name?: string };
  onEdit?: () => void;
  onAdd?: () => void;
  word?: string;
  /** In a row among others: no fill. */
  quiet?: boolean;
};

/** What a panel's head offers: its history, and its act when the reader may. */
export function PanelActs({ history, onEdit, onAdd, word, quiet }: Props) {
  const t = useWords(staffWords);
  return (
    <div className="r-panel-acts">
      {history && <HistoryButton quiet {...history} />}
      {onEdit && (
        <Button
          variant={quiet ? "subtle" : "light"}
          leftSection={<IconPencil size={20} aria-hidden />}
          onClick={onEdit}
        >
          {word ?? t("edit")}
        </Button>
      )}
      {onAdd && (
        <Button variant="light" leftSection={<IconPlus size={20} aria-hidden />} onClick={onAdd}>
          {word ?? t("add")}
        </Button>
      )}
    </div>
  );
}

/** A panel with nothing in it yet says so in two lines, without a big picture. */
export function Nothing({ title, note }: { title: string; note?: string }) {
  return (
    <div>
      <div className="r-row-title">{title}</div>
      {note && <div className="r-row-note">{note}</div>}
    </div>
  );
}
