import { TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { showDay, today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { InstitutionPicker } from "../parts/InstitutionPicker";
import type { NamedRegistration } from "../queries";
import { staffWords } from "../words";
import { closing } from "./closing";

type Values = {
  institution_id: string | null;
  number: string;
  registered_on: string | null;
  expires_on: string | null;
  registered_by: string;
};

const read = (row: Record<string, unknown> | undefined): Values => ({
  institution_id: (row?.institution_id ?? null) as string | null,
  number: String(row?.number ?? ""),
  registered_on: (row?.registered_on ?? today()) as string,
  expires_on: (row?.expires_on ?? null) as string | null,
  registered_by: String(row?.registered_by ?? ""),
});

type Props = { person: PersonDetail; registration?: NamedRegistration; onClose: () => void };

/** A registration at one hospital: number, date, expiry, registering department (MR-16). */
export function RegistrationForm({ person, registration, onClose }: Props) {
  const t = useWords(staffWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: read(registration),
    version: registration?.version,
    read,
    send: ({ institution_id, ...values }, { version, key }) =>
      registration
        ? write({
            method: "PATCH",
            path: `/api/registrations/${registration.id}`,
            json: { ...values, version },
            key,
          })
        : write({
            method: "POST",
            path: "/api/registrations",
            json: { id, user_id: person.id, institution_id, ...values },
            key,
          }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet
      title={t(registration ? "registration.edit" : "registration.new")}
      edit={edit}
      act={t("save")}
      label={(field) => fieldName("registration", field) ?? field}
      show={(field, value) => (field.endsWith("_on") ? showDay(value as string | null) : String(value ?? ""))}
      onClose={onClose}
    >
      {registration ? (
        <TextInput label={t("registration.institution")} value={registration.institution_name} readOnly />
      ) : (
        <InstitutionPicker
          label={t("registration.institution")}
          value={values.institution_id}
          onChange={(institution_id) => set({ institution_id })}
          error={errorOf("institution_id")}
        />
      )}
      <TextInput
        label={t("registration.number")}
        value={values.number}
        onChange={(change) => set({ number: change.currentTarget.value })}
        error={errorOf("number")}
        maxLength={60}
      />
      <TextInput
        label={t("registration.registered_by")}
        value={values.registered_by}
        onChange={(change) => set({ registered_by: change.currentTarget.value })}
        error={errorOf("registered_by")}
        maxLength={80}
      />
      <div className="r-two">
        <DayField
          label={t("registration.registered_on")}
          required
          value={values.registered_on}
          onChange={(registered_on) => set({ registered_on })}
          error={errorOf("registered_on")}
        />
        <DayField
          label={t("registration.expires_on")}
          clearable
          value={values.expires_on}
          onChange={(expires_on) => set({ expires_on })}
          error={errorOf("expires_on")}
        />
      </div>
    </EditSheet>
  );
}
