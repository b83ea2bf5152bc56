import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { Link } from "react-router";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { hcpWords } from "../words";

/** At the top of a record: correct it, see its history. */
export function RecordActs({ kind, row }: { kind: "hcp" | "department"; row: { id: string; name: string } }) {
  const t = useWords(hcpWords);
  const may = useMay("hcp.correct");
  return (
    <span className="h-chips">
      {may && (
        <Button
          component={Link}
          to={`/accounts/${kind}s/${row.id}/edit`}
          variant="default"
          leftSection={<IconPencil size={20} aria-hidden />}
        >
          {t("correct")}
        </Button>
      )}
      <HistoryButton kind={kind} id={row.id} name={row.name} />
    </span>
  );
}
