import { Button } from "@mantine/core";
import { IconDownload, IconFileExport } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { file } from "@/api/desk";
import { useWords } from "@/i18n";
import { save } from "@/lib/save";
import { showInstant } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { notifyProblem } from "@/ui/notify";
import { Panel } from "@/ui/Page";
import { ExportForm } from "../forms/ExportForm";
import { type Study, type StudyExport, useExports } from "../queries";
import { trialWords } from "../words";

/** What left a study, and making another file that tells of nobody. */
export function Exports({ study }: { study: Study }) {
  const t = useWords(trialWords);
  const [making, setMaking] = useState(false);
  const query = useExports(study.id, true);
  return (
    <Panel
      title={t("export")}
      side={
        <Button
          variant="default"
          leftSection={<IconFileExport size={20} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t("exportAct")}
        </Button>
      }
    >
      <p className="t-quiet">{t("exportNote")}</p>
      <Loaded query={query} lines={2}>
        {(made) =>
          made.length === 0 ? (
            <p className="t-quiet">{t("noExports")}</p>
          ) : (
            <ul className="r-rows">
              {made.map((one) => (
                <Row key={one.id} made={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && <ExportForm study={study} onClose={() => setMaking(false)} />}
    </Panel>
  );
}

function Row({ made }: { made: StudyExport }) {
  const t = useWords(trialWords);
  const report = made.report as { smallest_after: number; suppressed: Record<string, number> };
  const hidden = Object.values(report.suppressed).reduce((sum, one) => sum + one, 0);
  const taking = useMutation({
    mutationFn: async () => {
      const { blob, name } = await file(`/api/trials/exports/${made.id}/file`, {});
      save(blob, name);
    },
    onError: notifyProblem,
  });
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{t(`form.${made.form as "csv" | "xlsx" | "odm"}`)}</div>
        <div className="r-row-note">
          {t("exportLine", { k: made.k, least: report.smallest_after, hidden })}
        </div>
        <div className="r-row-note">{`${made.made_by_name} · ${showInstant(made.made_at)}`}</div>
        <div className="r-row-note t-hash" title={made.sha256}>
          {t("hash", { hash: made.sha256.slice(0, 16) })}
        </div>
      </div>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} aria-hidden />}
        loading={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {t("download")}
      </Button>
    </li>
  );
}
