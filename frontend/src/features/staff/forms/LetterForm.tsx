import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Letter, PersonDetail, Product } from "@/api/rows";
import { fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { showDay, today } from "@/lib/time";
import { BigChoices } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { productName } from "../parts/LettersPanel";
import { PlacesField } from "../parts/PlacesField";
import { useProducts } from "../queries";
import { staffWords } from "../words";
import { closing } from "./closing";

type Values = {
  number: string;
  products: string[];
  division_codes: string[];
  from_on: string | null;
  to_on: string | null;
  reason: string;
};

const read = (row: Record<string, unknown> | undefined): Values => ({
  number: String(row?.number ?? ""),
  products: [...((row?.products ?? []) as string[])],
  division_codes: [...((row?.division_codes ?? []) as string[])],
  from_on: (row?.from_on ?? today()) as string,
  to_on: (row?.to_on ?? null) as string | null,
  reason: "",
});

type Props = { person: PersonDetail; letter?: Letter; onClose: () => void };

/** A letter: which products somebody may promote, where and when (MR-09). */
export function LetterForm({ person, letter, onClose }: Props) {
  const t = useWords(staffWords);
  const [id] = useState(newId);
  const products = useProducts().data ?? [];
  const edit = useEdit<Values>({
    start: read(letter),
    version: letter?.version,
    read,
    apart: ["reason"],
    send: ({ reason, ...values }, { version, key }) =>
      letter
        ? write({
            method: "PATCH",
            path: `/api/letters/${letter.id}`,
            json: { ...values, reason, version },
            key,
          })
        : write({ method: "POST", path: "/api/letters", json: { id, user_id: person.id, ...values }, key }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  const { values, set, errorOf } = edit;
  const offered = products.filter((one) => one.is_active || values.products.includes(one.id));
  return (
    <EditSheet
      title={t(letter ? "letter.edit" : "letter.new")}
      edit={edit}
      act={t("save")}
      label={(field) => fieldName("letter", field === "products" ? "product_ids" : field) ?? field}
      show={(field, value) => show(products, field, value)}
      onClose={onClose}
    >
      <TextInput
        label={t("letter.number")}
        required
        value={values.number}
        onChange={(change) => set({ number: change.currentTarget.value })}
        error={errorOf("number")}
        maxLength={40}
      />
      <BigChoices
        label={t("letter.products")}
        hint={t("letter.productsHint")}
        options={offered.map((one) => ({ value: one.id, label: productName(one) }))}
        value={values.products}
        onChange={(chosen) => set({ products: chosen })}
        error={errorOf("products")}
      />
      <PlacesField
        value={values.division_codes}
        onChange={(division_codes) => set({ division_codes })}
        error={errorOf("division_codes")}
      />
      <div className="r-two">
        <DayField
          label={t("letter.from_on")}
          required
          value={values.from_on}
          onChange={(from_on) => set({ from_on })}
          error={errorOf("from_on")}
        />
        <DayField
          label={t("letter.to_on")}
          required
          value={values.to_on}
          onChange={(to_on) => set({ to_on })}
          error={errorOf("to_on")}
        />
      </div>
      {letter && (
        <Textarea
          label={t("letter.reason")}
          value={values.reason}
          onChange={(change) => set({ reason: change.currentTarget.value })}
          error={errorOf("reason")}
          maxLength={200}
          minRows={2}
        />
      )}
    </EditSheet>
  );
}

function show(products: readonly Product[], field: string, value: unknown): string {
  if (field.endsWith("_on")) return showDay(value as string | null);
  if (!Array.isArray(value)) return String(value ?? "");
  const names = new Map(products.map((one) => [one.id, productName(one)]));
  return value.map((one) => names.get(String(one)) ?? String(one)).join(" · ");
}
