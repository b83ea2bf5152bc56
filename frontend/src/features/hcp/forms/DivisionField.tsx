import { Button, Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Division } from "@/api/rows";
import { useWords } from "@/i18n";
import { FieldFrame } from "@/ui/Choice";
import { useDivisions } from "../parts/filters";
import { hcpWords } from "../words";

type Props = {
  code: string;
  text: string;
  error?: ReactNode;
  onChange: (code: string, text: string) => void;
};

/** The administrative division: shown as it is, chosen step by step from the province down. */
export function DivisionField({ code, text, error, onChange }: Props) {
  const t = useWords(hcpWords);
  const [choosing, setChoosing] = useState(!code);
  return (
    <FieldFrame label={t("division")} hint={t("divisionHint")} error={error}>
      {() =>
        choosing ? (
          <Steps onChange={onChange} />
        ) : (
          <div className="h-chips">
            <span>{text || code}</span>
            <Button variant="default" onClick={() => setChoosing(true)}>
              {t("divisionChange")}
            </Button>
          </div>
        )
      }
    </FieldFrame>
  );
}

function Steps({ onChange }: { onChange: Props["onChange"] }) {
  const t = useWords(hcpWords);
  const [path, setPath] = useState<Division[]>([]);
  const [province, city, county] = path;
  const choose = (depth: number, division: Division | undefined) => {
    const next = division ? [...path.slice(0, depth), division] : path.slice(0, depth);
    setPath(next);
    onChange(next.at(-1)?.code ?? "", next.map((one) => one.name).join(""));
  };
  return (
    <div className="h-filters">
      <Step parent="" label={t("province")} value={province} onPick={(one) => choose(0, one)} />
      {province?.has_children && (
        <Step parent={province.code} label={t("city")} value={city} onPick={(one) => choose(1, one)} />
      )}
      {city?.has_children && (
        <Step parent={city.code} label={t("county")} value={county} onPick={(one) => choose(2, one)} />
      )}
    </div>
  );
}

type StepProps = {
  parent: string;
  label: string;
  value: Division | undefined;
  onPick: (division: Division | undefined) => void;
};

function Step({ parent, label, value, onPick }: StepProps) {
  const t = useWords(hcpWords);
  const divisions = useDivisions(parent);
  return (
    <Select
      searchable
      clearable
      aria-label={label}
      placeholder={divisions ? label : t("needsNetwork")}
      disabled={!divisions}
      data={(divisions ?? []).map((one) => ({ value: one.code, label: one.name }))}
      value={value?.code ?? null}
      onChange={(code) => onPick(divisions?.find((one) => one.code === code))}
    />
  );
}
