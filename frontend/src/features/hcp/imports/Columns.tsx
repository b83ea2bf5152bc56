import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { notifyProblem } from "@/ui/notify";
import { Dock, Facts, Panel } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { showNumber } from "./numbers";
import { useCheck } from "./queries";
import { importWords } from "./words";

const fields = [
  "name",
  "alias",
  "level",
  "grade",
  "category",
  "place",
  "province",
  "city",
  "district",
  "division_code",
  "address",
  "uscc",
  "specialties",
] as const;
/** Several columns may hold these. */
const many: readonly string[] = ["category", "alias"];
const SHOWN = 5;

/** Says which column of the file is which field. */
export function Columns({ run, onChecked }: { run: ImportRun; onChecked: () => void }) {
  const t = useWords(importWords);
  const [mapping, setMapping] = useState<Record<string, string>>(run.mapping);
  const check = useCheck(run);
  const named = Object.values(mapping).includes("name");
  const start = async () => {
    try {
      await check.mutateAsync(mapping);
      onChecked();
    } catch (error) {
      notifyProblem(error);
    }
  };
  const choose = (column: string, field: string | null) => {
    const { [column]: _before, ...rest } = mapping;
    setMapping(field ? { ...rest, [column]: field } : rest);
  };
  return (
    <>
      <Detected run={run} />
      <Panel title={t("columns.title")}>
        <div className="r-stack">
          <p className="i-soft">{t("columns.note")}</p>
          {!named && <Note tone="waiting">{t("columns.needName")}</Note>}
          <SampleTable run={run} mapping={mapping} onChoose={choose} />
        </div>
      </Panel>
      <Dock>
        <Button size="lg" disabled={!named} loading={check.isPending} onClick={() => void start()}>
          {t("check", { count: showNumber(run.read) })}
        </Button>
      </Dock>
    </>
  );
}

const delimiters: Record<string, "comma" | "tab" | "semicolon" | "bar" | "wide"> = {
  ",": "comma",
  "\t": "tab",
  ";": "semicolon",
  "|": "bar",
  "\uff0c": "wide",
};
const ends = ["crcrlf", "crlf", "lf", "cr", "mixed", "none"] as const;

/** How the file is written, as far as that could be seen. */
function Detected({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  const end = ends.find((one) => one === run.line_ends);
  const delimiter = delimiters[run.delimiter];
  const book = run.encoding === "workbook";
  return (
    <Panel title={t("detected")}>
      <Facts
        of={[
          [t("rowsLabel"), showNumber(run.read)],
          [t("encoding"), book ? t("workbook") : run.encoding.toUpperCase()],
          ...(book
            ? [[t("sheet"), run.sheet] as const]
            : [
                [t("lineEnds"), end ? t(`ends.${end}`) : run.line_ends] as const,
                [t("delimiter"), delimiter ? t(`delimiter.${delimiter}`) : run.delimiter] as const,
              ]),
        ]}
      />
    </Panel>
  );
}

type TableProps = {
  run: ImportRun;
  mapping: Record<string, string>;
  onChoose: (column: string, field: string | null) => void;
};

function SampleTable({ run, mapping, onChoose }: TableProps) {
  const t = useWords(importWords);
  const taken = new Set(Object.values(mapping));
  const rows = run.sample.slice(0, SHOWN);
  const options = (column: string) =>
    fields
      .filter((field) => run.fields.includes(field))
      .map((field) => ({
        value: field as string,
        label: t(`field.${field}`),
        disabled: taken.has(field) && mapping[column] !== field && !many.includes(field),
      }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by the keyboard too
    <section className="i-wide" aria-label={t("columns.title")} tabIndex={0}>
      <table className="i-sample">
        <caption className="r-hidden">{t("columns.sample", { count: rows.length })}</caption>
        <thead>
          <tr>
            {run.columns.map((column) => (
              <th key={column} scope="col" data-on={column in mapping || undefined}>
                <span className="i-column">{column}</span>
                <Select
                  clearable
                  aria-label={t("columns.field", { column })}
                  placeholder={t("columns.ignore")}
                  data={options(column)}
                  value={mapping[column] ?? null}
                  onChange={(field) => onChoose(column, field)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file are known by their place
            <tr key={n}>
              {run.columns.map((column, place) => (
                <td key={column} data-on={column in mapping || undefined}>
                  {row[place] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
