import { Select, Textarea, TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import type { Product, Visit } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { instant, showInstant, today } from "@/lib/time";
import { BigChoice, BigChoices } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { Panel, Stack } from "@/ui/Page";
import { ages, criteria, kinds, type ReportForm, sexes } from "../report";
import { toPicker } from "../when";
import { caseWords } from "../words";

type Props = { form: ReportForm; onChange: (some: Partial<ReportForm>) => void };

/** What it is about and since when it is known: the clock runs from there. */
export function About({
  form,
  products,
  visit,
  onChange,
}: Props & { products: readonly Product[]; visit: Visit | null }) {
  const t = useWords(caseWords);
  useLanguage();
  return (
    <Panel>
      <Stack>
        <BigChoice
          label={t("what")}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <Select
          label={t("product")}
          required
          searchable
          data={products.map((one) => ({
            value: one.id,
            label: inLanguage({ zh: one.name_zh, en: one.name_en }),
          }))}
          value={form.product_id}
          onChange={(product_id) => onChange({ product_id })}
        />
        <TextInput
          label={t("lot")}
          description={t("lotHint")}
          maxLength={40}
          value={form.lot}
          onChange={(event) => onChange({ lot: event.currentTarget.value })}
        />
        <Learned form={form} visit={visit} onChange={onChange} />
      </Stack>
    </Panel>
  );
}

/** When it was learned: at the visit, now, or another time by one more tap. */
function Learned({ form, visit, onChange }: Props & { visit: Visit | null }) {
  const t = useWords(caseWords);
  const at = visit?.happened_at ?? null;
  const [how, setHow] = useState<"visit" | "now" | "other">(
    at === form.learned_at ? "visit" : Date.now() - Date.parse(form.learned_at) < 60_000 ? "now" : "other",
  );
  const choose = (next: "visit" | "now" | "other") => {
    setHow(next);
    if (next === "now") onChange({ learned_at: instant() });
    if (next === "visit" && at) onChange({ learned_at: at });
  };
  const options = [
    ...(at ? [{ value: "visit" as const, label: t("when.visit", { at: showInstant(at) }) }] : []),
    { value: "now" as const, label: t("when.now") },
    { value: "other" as const, label: t("when.other") },
  ];
  return (
    <>
      <BigChoice
        label={t("learned")}
        hint={t("learnedHint")}
        options={options}
        value={how}
        onChange={choose}
      />
      {how === "other" && (
        <TextInput
          type="datetime-local"
          aria-label={t("learned")}
          value={toPicker(form.learned_at)}
          max={toPicker(instant())}
          onChange={(event) => {
            const moment = dayjs(event.currentTarget.value);
            if (moment.isValid()) onChange({ learned_at: instant(moment.toDate()) });
          }}
        />
      )}
    </>
  );
}

/** The patient: how old about, and which sex; never who. */
export function Patient({ form, onChange }: Props) {
  const t = useWords(caseWords);
  return (
    <Panel>
      <Stack>
        <BigChoice
          label={t("age")}
          options={ages.map((value) => ({ value, label: t(`age.${value}`) }))}
          value={form.patient_age}
          onChange={(patient_age) => onChange({ patient_age })}
        />
        <BigChoice
          label={t("sex")}
          options={sexes.map((value) => ({ value, label: t(`sex.${value}`) }))}
          value={form.patient_sex}
          onChange={(patient_sex) => onChange({ patient_sex })}
        />
      </Stack>
    </Panel>
  );
}

/** What happened, how serious it was, and what came of it. */
export function Happened({ form, onChange }: Props) {
  const t = useWords(caseWords);
  return (
    <Panel>
      <Stack>
        <Textarea
          label={t("happened")}
          description={t("noNames")}
          required
          autosize
          minRows={4}
          maxLength={2000}
          value={form.happened}
          onChange={(event) => onChange({ happened: event.currentTarget.value })}
        />
        <BigChoices
          label={t("seriousness")}
          hint={t("seriousnessHint")}
          options={criteria.map((value) => ({ value, label: t(`serious.${value}`) }))}
          value={form.seriousness}
          onChange={(seriousness) => onChange({ seriousness })}
        />
        <div className="r-two">
          <DayField
            label={t("onset")}
            clearable
            max={today()}
            value={form.onset_on}
            onChange={(onset_on) => onChange({ onset_on })}
          />
          <TextInput
            label={t("outcome")}
            maxLength={200}
            value={form.outcome_told}
            onChange={(event) => onChange({ outcome_told: event.currentTarget.value })}
          />
        </div>
      </Stack>
    </Panel>
  );
}
