import { Button } from "@mantine/core";
import { IconReportMedical } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { caseWords } from "../words";

/** The way to report what was learned at a record; works without a network. */
export function ReportLink({ kind, id }: { kind: "visit"; id: string }) {
  const t = useWords(caseWords);
  if (!useMay("compliance.report_safety")) return null;
  return (
    <Button
      component={Link}
      to={`/reports/new?${kind}=${id}`}
      variant="default"
      leftSection={<IconReportMedical size={22} aria-hidden />}
    >
      {t("reportIt")}
    </Button>
  );
}
