import { Textarea, TextInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { PhotoField } from "../parts/PhotoField";
import { staffWords } from "../words";
import { closing } from "./closing";

type Values = {
  number: string;
  company: string;
  photo_id: string | null;
  id_document: string;
  contract_from_on: string | null;
  contract_to_on: string | null;
  areas: string;
  territory: string;
  committed_on: string | null;
  filed_on: string | null;
  withdrawn_on: string | null;
};
type Text = "number" | "company" | "id_document" | "areas" | "territory";
type DayName = "contract_from_on" | "contract_to_on" | "committed_on" | "filed_on" | "withdrawn_on";

const read = (row: Record<string, unknown> | null): Values => {
  const text = (name: Text) => String(row?.[name] ?? "");
  const day = (name: DayName) => (row?.[name] ?? null) as string | null;
  return {
    number: text("number"),
    company: text("company"),
    photo_id: (row?.photo_id ?? null) as string | null,
    id_document: text("id_document"),
    contract_from_on: day("contract_from_on"),
    contract_to_on: day("contract_to_on"),
    areas: text("areas"),
    territory: text("territory"),
    committed_on: day("committed_on"),
    filed_on: day("filed_on"),
    withdrawn_on: day("withdrawn_on"),
  };
};

/** The national filing with its eight items (MR-05); one number for one person (MR-06). */
export function FilingForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const held = person.filing;
  const edit = useEdit<Values>({
    start: held ? read(held) : { ...read(null), filed_on: today() },
    version: held?.version,
    read,
    send: (values, { version, key }) =>
      write({
        method: "PUT",
        path: `/api/people/${person.id}/filing`,
        json: { ...values, version: version ?? null },
        key,
      }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  return (
    <EditSheet
      title={t("filing.title")}
      edit={edit}
      act={t("save")}
      label={(field) => fieldName("filing", field) ?? field}
      show={(field, value) =>
        field === "photo_id" && value
          ? t("filing.photo")
          : field.endsWith("_on")
            ? showDay(value as string | null)
            : String(value ?? "")
      }
      onClose={onClose}
    >
      <Fields edit={edit} name={person.name} />
    </EditSheet>
  );
}

function Fields({ edit, name }: { edit: Edit<Values>; name: string }) {
  const t = useWords(staffWords);
  const { values, set, errorOf } = edit;
  const text = (field: Text, longest: number) => ({
    label: t(`filing.${field}`),
    required: true,
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
    maxLength: longest,
  });
  const day = (field: DayName, needed = false) => ({
    label: t(`filing.${field}`),
    required: needed,
    clearable: !needed,
    value: values[field],
    onChange: (picked: string | null) => set({ [field]: picked }),
    error: errorOf(field),
  });
  return (
    <>
      <Note tone="brand">{t("filing.changeNote")}</Note>
      <div className="r-two">
        <TextInput {...text("number", 40)} description={t("filing.numberHint")} />
      </div>
      <div className="r-two">
        <DayField {...day("filed_on", true)} />
        <DayField {...day("withdrawn_on")} />
      </div>
      <TextInput {...text("company", 120)} />
      <PhotoField
        name={name}
        value={values.photo_id}
        error={errorOf("photo_id")}
        onChange={(photo_id) => set({ photo_id })}
      />
      <TextInput {...text("id_document", 40)} />
      <div className="r-two">
        <DayField {...day("contract_from_on", true)} />
        <DayField {...day("contract_to_on")} />
      </div>
      <Textarea {...text("areas", 200)} minRows={2} />
      <Textarea {...text("territory", 200)} minRows={2} />
      <DayField {...day("committed_on", true)} />
    </>
  );
}
