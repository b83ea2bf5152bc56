import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Product, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { instant } from "@/lib/time";
import { type Live, type TrayItem, useSave } from "@/offline";
import { notifyProblem, notifySaved } from "@/ui/notify";
import { Columns, Dock, Page, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { identitiesIn } from "../identity";
import { missingIn, type Place, type ReportForm, reportCommand } from "../report";
import { caseWords } from "../words";
import { About, Happened, Patient } from "./ReportFields";

type Props = {
  first: ReportForm;
  place: Place;
  visit: Live<Visit> | null;
  products: readonly Product[];
  mend: TrayItem | null;
};

/** The form of a report: product, patient without a name, what happened; the rest is there when it is known. */
export function ReportEditor({ first, place, visit, products, mend }: Props) {
  const t = useWords(caseWords);
  const { form, change, lacks, named, busy, send } = useReport(first, place, mend);
  const lacking = lacks.map((one) => t(`lacks.${one}`)).join(t("comma"));
  const note = named
    ? t("named", { what: t(`identity.${named}`) })
    : lacking && t("lacks", { what: lacking });
  return (
    <Page
      title={t("reportIt")}
      note={visit?.hcp_name || undefined}
      back={place.visit ? `/visits/${place.visit}` : "/cases"}
    >
      {mend?.said?.detail && <Note tone="needs">{mend.said.detail}</Note>}
      <Note tone="brand">{t("clockNote")}</Note>
      <Columns>
        <Stack>
          <About form={form} products={products} visit={visit} onChange={change} />
        </Stack>
        <Stack>
          <Patient form={form} onChange={change} />
          <Happened form={form} onChange={change} />
        </Stack>
      </Columns>
      <Dock note={note}>
        <Button
          size="lg"
          loading={busy}
          disabled={lacks.length > 0 || named !== undefined}
          leftSection={<IconSend size={22} aria-hidden />}
          onClick={() => void send()}
        >
          {t("send")}
        </Button>
      </Dock>
    </Page>
  );
}

/** What is entered, what is still missing, whether it names somebody, and the way into the outbox. */
function useReport(first: ReportForm, place: Place, mend: TrayItem | null) {
  const t = useWords(caseWords);
  const save = useSave();
  const navigate = useNavigate();
  const [form, setForm] = useState(first);
  const [busy, setBusy] = useState(false);
  const lacks = missingIn(form);
  const named = identitiesIn([form.happened, form.outcome_told, form.lot].join("\n"))[0];
  const send = async () => {
    setBusy(true);
    try {
      const old = mend?.command?.body.id;
      const id = typeof old === "string" ? old : newId();
      await save(reportCommand({ id, form, place, now: instant(), mend: mend?.id ?? null }));
      notifySaved(t("sent"));
      void navigate(place.visit ? `/visits/${place.visit}` : "/cases");
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  const change = (some: Partial<ReportForm>) => setForm({ ...form, ...some });
  return { form, change, lacks, named, busy, send };
}
