import { useState } from "react";
import { useWords } from "@/i18n";
import { Page, Panel, Stack } from "@/ui/Page";
import { Exports } from "../parts/Exports";
import { Filters } from "../parts/Filters";
import { Found } from "../parts/Found";
import { SealPanel } from "../parts/SealPanel";
import { type Asked, nothing } from "../queries";
import { auditWords } from "../words";
import "../audit.css";

/** All history, searched; and the seal that proves it. */
export function AuditPage() {
  const t = useWords(auditWords);
  const [asked, setAsked] = useState<Asked>(nothing);
  return (
    <Page title={t("title")} note={t("note")} actions={<Exports asked={asked} />} wide>
      <Stack>
        <SealPanel />
        <Panel title={t("filters")}>
          <Filters asked={asked} onAsk={setAsked} />
        </Panel>
        <Found asked={asked} />
      </Stack>
    </Page>
  );
}
