import { Button, Select, Switch, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { type Photo, Photos } from "@/ui/Photos";
import { categories, sharedBy } from "../choices";
import { saveExpenses } from "../commands";
import { grouped, readMoney, sumOf } from "../money";
import type { Category, EventDetail, SharedBy } from "../rows";
import { eventWords } from "../words";
import { closing } from "./closing";
import { LineFrame } from "./LineFrame";
import { changedAt, without } from "./lines";

export type Expense = {
  id: string;
  category: Category;
  shared_by: SharedBy;
  what: string;
  payee: string;
  cash: boolean;
  actual: string;
  /** Receipts the server has already. */
  held: string[];
  photos: Photo[];
  planned: boolean;
};
export type ExpensesValues = { lines: Expense[] };

const fresh = (): Expense => ({
  ...{ id: newId(), category: "other", shared_by: "nobody", what: "", payee: "", cash: false },
  ...{ actual: "", held: [], photos: [], planned: false },
});

/** Writes what each line came to, with its receipts; what was not planned is a line of its own. */
export function ExpensesForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const edit = useEdit<ExpensesValues>({
    start: {
      lines: event.lines.map((line) => ({
        ...{ id: line.id, category: line.category, shared_by: line.shared_by, what: line.what },
        ...{ payee: line.payee, cash: line.cash, actual: line.actual ?? "", planned: true, photos: [] },
        held: line.receipts.map((file) => file.id),
      })),
    },
    version: event.version,
    send: (values, how) => saveExpenses(event, values, how),
    onDone: closing(t("saved"), onClose),
  });
  const { lines } = edit.values;
  const put = (id: string, some: Partial<Expense>) => edit.set({ lines: changedAt(lines, id, some) });
  return (
    <EditSheet title={t("expenses")} edit={edit} act={t("save")} onClose={onClose}>
      <p className="e-quiet">{t("expensesNote")}</p>
      {lines.map((line) => (
        <LineFrame
          key={line.id}
          name={[t(`category.${line.category}`), line.what].filter(Boolean).join(" · ")}
          onRemove={line.planned ? undefined : () => edit.set({ lines: without(lines, line.id) })}
        >
          {!line.planned && <Unplanned line={line} onChange={(some) => put(line.id, some)} />}
          <Spent event={event} line={line} onChange={(some) => put(line.id, some)} />
        </LineFrame>
      ))}
      {edit.errorOf("lines") && <div className="r-field-error">{edit.errorOf("lines")}</div>}
      <Button
        variant="default"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => edit.set({ lines: [...lines, fresh()] })}
      >
        {t("addExpense")}
      </Button>
      <p className="e-sum" aria-live="polite">
        {t("total")}{" "}
        <b>{`${event.currency} ${grouped(sumOf(lines.map((line) => readMoney(line.actual) ?? "0")))}`}</b>
      </p>
    </EditSheet>
  );
}

type LineProps = { line: Expense; onChange: (some: Partial<Expense>) => void };

function Unplanned({ line, onChange }: LineProps) {
  const t = useWords(eventWords);
  return (
    <>
      <Select
        label={t("category")}
        allowDeselect={false}
        data={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
        value={line.category}
        onChange={(category) => category && onChange({ category: category as Category })}
      />
      <BigChoice
        label={t("sharedBy")}
        options={sharedBy.map((one) => ({ value: one, label: t(`shared.${one}`) }))}
        value={line.shared_by}
        onChange={(shared_by) => onChange({ shared_by })}
      />
      <TextInput
        label={t("what")}
        maxLength={160}
        value={line.what}
        onChange={(change) => onChange({ what: change.currentTarget.value })}
      />
    </>
  );
}

function Spent({ event, line, onChange }: LineProps & { event: EventDetail }) {
  const t = useWords(eventWords);
  const planned = event.lines.find((one) => one.id === line.id)?.estimated;
  return (
    <>
      <div className="r-two">
        <TextInput
          label={t("actualIn", { currency: event.currency })}
          description={planned && t("plannedWas", { amount: grouped(planned) })}
          required
          inputMode="decimal"
          value={line.actual}
          onChange={(change) => onChange({ actual: change.currentTarget.value })}
          error={line.actual && readMoney(line.actual) === null ? t("notMoney") : undefined}
        />
        <TextInput
          label={t("payee")}
          description={t("payeeHint")}
          maxLength={160}
          value={line.payee}
          onChange={(change) => onChange({ payee: change.currentTarget.value })}
        />
      </div>
      <Switch
        label={t("cash")}
        checked={line.cash}
        onChange={(change) => onChange({ cash: change.currentTarget.checked })}
      />
      <Photos
        label={t("receipts")}
        hint={t("receiptsHeld", { count: line.held.length })}
        max={10}
        value={line.photos}
        onChange={(photos) => onChange({ photos })}
      />
    </>
  );
}
