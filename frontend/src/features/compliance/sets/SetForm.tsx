import { Textarea, TextInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { RuleSet, RuleSetDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { refreshSets } from "./queries";
import { setWords } from "./set-words";

type Values = {
  name_zh: string;
  name_en: string;
  jurisdiction: string;
  product_kind: RuleSet["product_kind"];
  from_on: string | null;
  to_on: string | null;
  reason: string;
};

const read = (row: Partial<RuleSet>): Values => ({
  name_zh: row.name_zh ?? "",
  name_en: row.name_en ?? "",
  jurisdiction: row.jurisdiction ?? "CN",
  product_kind: row.product_kind ?? "any",
  from_on: row.from_on ?? today(),
  to_on: row.to_on ?? null,
  reason: "",
});

type Props = {
  /** The draft that is edited, or with `next` the set that gets a new edition. */
  of?: RuleSet;
  next?: boolean;
  onClose: () => void;
  onDone: (row: RuleSetDetail) => void;
};

function send({ of, next }: Props, values: Values, version: number | undefined, key: string) {
  const { jurisdiction, product_kind, ...dated } = values;
  if (of && next) {
    return write({ method: "POST", path: `/api/rule-sets/${of.id}/editions`, json: dated, key });
  }
  if (of)
    return write({ method: "PATCH", path: `/api/rule-sets/${of.id}`, json: { ...dated, version }, key });
  return write({
    method: "POST",
    path: "/api/rule-sets",
    json: { ...dated, jurisdiction, product_kind },
    key,
  });
}

/** The names and days of a rule set; its jurisdiction and kind are chosen once. */
export function SetForm(props: Props) {
  const { of, next, onClose } = props;
  const t = useWords(setWords);
  const edit = useEdit<Values>({
    start: read(of && next ? { ...of, from_on: undefined, to_on: null } : (of ?? {})),
    version: next ? undefined : of?.version,
    read: (current) => read(current as Partial<RuleSet>),
    apart: ["reason"],
    send: (values, { version, key }) => send(props, values, version, key),
    onDone: (row) => {
      refreshSets();
      notifyDone(t("saved"));
      props.onDone(row as RuleSetDetail);
      onClose();
    },
  });
  const { values, set, errorOf } = edit;
  const text = (field: "name_zh" | "name_en" | "jurisdiction" | "reason") => ({
    label: t(field),
    required: true,
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
  });
  return (
    <EditSheet
      title={t(next ? "nextEdition" : of ? "editSet" : "propose")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as keyof Values)}
      show={(field, value) => (field.endsWith("_on") ? showDay(value as string | null) : String(value ?? ""))}
      onClose={onClose}
    >
      {next && <Note tone="brand">{t("editionNote")}</Note>}
      <TextInput {...text("name_zh")} maxLength={120} />
      <TextInput {...text("name_en")} maxLength={120} />
      {!of && (
        <>
          <TextInput {...text("jurisdiction")} description={t("jurisdictionHint")} maxLength={5} />
          <BigChoice
            label={t("product_kind")}
            options={(["any", "drug", "device"] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
            value={values.product_kind}
            onChange={(product_kind) => set({ product_kind })}
          />
        </>
      )}
      <div className="r-two">
        <DayField
          label={t("from_on")}
          required
          value={values.from_on}
          onChange={(from_on) => set({ from_on })}
          error={errorOf("from_on")}
        />
        <DayField
          label={t("to_on")}
          clearable
          value={values.to_on}
          onChange={(to_on) => set({ to_on })}
          error={errorOf("to_on")}
        />
      </div>
      <Textarea {...text("reason")} maxLength={500} minRows={2} />
    </EditSheet>
  );
}
