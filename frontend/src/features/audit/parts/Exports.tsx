import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { file } from "@/api/desk";
import { useWords } from "@/i18n";
import { save } from "@/lib/save";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { type Asked, query } from "../queries";
import { auditWords } from "../words";

const formats = ["xlsx", "pdf"] as const;
type Format = (typeof formats)[number];

async function take(asked: Asked, format: Format): Promise<void> {
  const { blob, name } = await file("/api/history-export", { ...query(asked), format });
  save(blob, name);
}

/** The changes on screen as a file, with a digest that only this installation can sign. */
export function Exports({ asked }: { asked: Asked }) {
  const t = useWords(auditWords);
  const taking = useMutation({
    mutationFn: (format: Format) => take(asked, format),
    onSuccess: () => notifyDone(t("exported")),
    onError: notifyProblem,
  });
  return (
    <div className="r-audit-exports">
      {formats.map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={<IconDownload size={20} aria-hidden />}
          loading={taking.isPending && taking.variables === format}
          disabled={taking.isPending}
          onClick={() => taking.mutate(format)}
        >
          {t(format)}
        </Button>
      ))}
    </div>
  );
}
