import { Button, Select, Switch, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { categories, sharedBy } from "../choices";
import { saveBudget } from "../commands";
import { grouped, readMoney, sumOf } from "../money";
import type { Category, EventDetail, SharedBy } from "../rows";
import { eventWords } from "../words";
import { closing } from "./closing";
import { LineFrame } from "./LineFrame";
import { changedAt, without } from "./lines";

export type MoneyLine = {
  id: string;
  category: Category;
  what: string;
  payee: string;
  shared_by: SharedBy;
  estimated: string;
  committed: string;
  cash: boolean;
};
export type BudgetValues = { lines: MoneyLine[] };

const fresh = (): MoneyLine => ({
  ...{ id: newId(), category: "meal", what: "", payee: "", shared_by: "diners" },
  ...{ estimated: "", committed: "", cash: false },
});

/** Writes what will be spent, whole; the fees of speakers are told by the speakers and stay out. */
export function BudgetForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const fees = event.lines.filter((line) => line.shared_by === "speaker");
  const edit = useEdit<BudgetValues>({
    start: {
      lines: event.lines
        .filter((line) => line.shared_by !== "speaker")
        .map(({ engagement_id: _e, actual: _a, receipts: _r, ...line }) => ({
          ...line,
          committed: line.committed ?? "",
        })),
    },
    version: event.version,
    send: (values, how) => saveBudget(event, values, how),
    onDone: closing(t("saved"), onClose),
  });
  const { lines } = edit.values;
  const put = (id: string, some: Partial<MoneyLine>) => edit.set({ lines: changedAt(lines, id, some) });
  const total = sumOf([...lines, ...fees].map((line) => readMoney(line.estimated) ?? "0"));
  return (
    <EditSheet title={t("money")} edit={edit} act={t("save")} onClose={onClose}>
      {fees.length > 0 && <p className="e-quiet">{t("feesFollow")}</p>}
      {lines.map((line) => (
        <LineFrame
          key={line.id}
          name={t(`category.${line.category}`)}
          onRemove={() => edit.set({ lines: without(lines, line.id) })}
        >
          <Line line={line} currency={event.currency} onChange={(some) => put(line.id, some)} />
        </LineFrame>
      ))}
      {edit.errorOf("lines") && <div className="r-field-error">{edit.errorOf("lines")}</div>}
      <Button
        variant="default"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => edit.set({ lines: [...lines, fresh()] })}
      >
        {t("addLine")}
      </Button>
      <p className="e-sum" aria-live="polite">
        {t("total")} <b>{`${event.currency} ${grouped(total)}`}</b>
      </p>
    </EditSheet>
  );
}

type LineProps = { line: MoneyLine; currency: string; onChange: (some: Partial<MoneyLine>) => void };

function Line({ line, currency, onChange }: LineProps) {
  const t = useWords(eventWords);
  const wrong = (typed: string) => (typed && readMoney(typed) === null ? t("notMoney") : undefined);
  return (
    <>
      <Select
        label={t("category")}
        allowDeselect={false}
        data={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
        value={line.category}
        onChange={(category) => category && onChange({ category: category as Category })}
      />
      <div className="r-two">
        <TextInput
          label={t("estimatedIn", { currency })}
          required
          inputMode="decimal"
          value={line.estimated}
          onChange={(change) => onChange({ estimated: change.currentTarget.value })}
          error={wrong(line.estimated)}
        />
        <TextInput
          label={t("committedIn", { currency })}
          inputMode="decimal"
          value={line.committed}
          onChange={(change) => onChange({ committed: change.currentTarget.value })}
          error={wrong(line.committed)}
        />
      </div>
      <BigChoice
        label={t("sharedBy")}
        options={sharedBy.map((one) => ({ value: one, label: t(`shared.${one}`) }))}
        value={line.shared_by}
        onChange={(shared_by) => onChange({ shared_by })}
      />
      <div className="r-two">
        <TextInput
          label={t("what")}
          maxLength={160}
          value={line.what}
          onChange={(change) => onChange({ what: change.currentTarget.value })}
        />
        <TextInput
          label={t("payee")}
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
    </>
  );
}
