import { Button, CloseButton, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useDivisionNames, useDivisions } from "@/api/divisions";
import { useWords } from "@/i18n";
import { FieldFrame } from "@/ui/Choice";
import { staffWords } from "../words";

const prefix = (code: string) => (code.endsWith("0000") ? code.slice(0, 2) : code.slice(0, 4));

type Props = { value: readonly string[]; onChange: (codes: string[]) => void; error?: ReactNode };

/** Provinces and cities a letter holds for, as the first digits of GB/T 2260. */
export function PlacesField({ value, onChange, error }: Props) {
  const t = useWords(staffWords);
  const [province, setProvince] = useState<string | null>(null);
  const [city, setCity] = useState<string | null>(null);
  const below = useDivisions(province ? ["", province] : [""]);
  const nameOf = useDivisionNames(value);
  const options = (parent: string) =>
    (below.get(parent) ?? []).map((one) => ({ value: one.code, label: one.name }));
  const cities = province ? options(province).filter((one) => one.value.endsWith("00")) : [];
  const add = () => {
    const code = prefix(city ?? province ?? "");
    if (code && !value.includes(code)) onChange([...value, code].sort());
    setProvince(null);
    setCity(null);
  };
  return (
    <FieldFrame label={t("letter.places")} hint={t("letter.placesHint")} error={error}>
      {() => (
        <div className="r-stack">
          <div className="r-tags">
            {value.length === 0 && <span className="r-tag r-tag-still">{t("letter.wholeCountry")}</span>}
            {value.map((code) => (
              <span key={code} className="r-tag">
                {nameOf(code)}
                <CloseButton
                  aria-label={t("removePlace", { place: nameOf(code) })}
                  onClick={() => onChange(value.filter((one) => one !== code))}
                />
              </span>
            ))}
          </div>
          <div className="r-two">
            <Select
              label={t("province")}
              searchable
              clearable
              data={options("")}
              value={province}
              onChange={(code) => {
                setProvince(code);
                setCity(null);
              }}
            />
            <Select
              label={t("city")}
              searchable
              clearable
              disabled={cities.length === 0}
              data={cities}
              value={city}
              onChange={setCity}
            />
          </div>
          <Button
            variant="default"
            disabled={!province}
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={add}
          >
            {t("addPlace")}
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}
