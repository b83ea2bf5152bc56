import { Button } from "@mantine/core";
import { IconPencil, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import type { Clash, Edit, Side, Values } from "./edit";
import { editWords } from "./edit-words";
import { Note } from "./Status";

type Props<V extends Values> = {
  edit: Edit<V>;
  clashes: readonly Clash[];
  label?: (field: string) => string;
  show?: (field: string, value: unknown) => string;
};

const plain = (value: unknown) =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);

/** Somebody else saved first: both values of every field that differs, and the choice between them. */
export function Clashes<V extends Values>({ edit, clashes, label, show }: Props<V>) {
  const t = useWords(editWords);
  const [sides, setSides] = useState<Record<string, Side>>({});
  const said = (field: string, value: unknown) => (show ? show(field, value) : plain(value)) || "—";
  return (
    <div className="r-stack">
      <Note tone="waiting" title={t("clash")} alert>
        {clashes.length ? t("clashLead") : t("clashNone")}
      </Note>
      {clashes.map(({ field, mine, theirs, side: first }) => {
        const name = label?.(field) ?? field;
        const side = sides[field] ?? first;
        return (
          <div key={field}>
            <div className="r-field-label">{name}</div>
            <div className="r-pair" role="radiogroup" aria-label={name}>
              {(["mine", "theirs"] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  role="radio"
                  className="r-pair-side"
                  aria-checked={side === one}
                  onClick={() => setSides({ ...sides, [field]: one })}
                >
                  <span className="r-pair-who">
                    {one === "mine" ? (
                      <IconPencil size={18} aria-hidden />
                    ) : (
                      <IconUsers size={18} aria-hidden />
                    )}
                    {t(one)}
                  </span>
                  <span>{said(field, one === "mine" ? mine : theirs)}</span>
                </button>
              ))}
            </div>
          </div>
        );
      })}
      <div className="r-sheet-foot">
        <Button size="lg" loading={edit.busy} style={{ flex: 1 }} onClick={() => void edit.settle(sides)}>
          {t("settle")}
        </Button>
      </div>
    </div>
  );
}
