import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { BigChoices } from "@/ui/Choice";
import { Stack } from "@/ui/Page";
import { Photos } from "@/ui/Photos";
import { metIn, sharersIn } from "../form";
import { currencies, lacksOf, type MealForm, type MealLacks, MOST_RECEIPTS } from "../meal";
import { mealWords } from "../meal-words";
import { useHcps } from "../queries";
import { FileImage } from "./FileImage";
import { MealJudged } from "./MealJudged";
import type { Log } from "./useLog";

type Props = { meal: MealForm; log: Log };
type Parts = Props & {
  put: (part: Partial<MealForm>) => void;
  wants: (lack: MealLacks) => string | undefined;
};

/** A meal shared at the visit: amount, heads, with whom, why, its receipt; the rules answer while one types. */
export function MealField({ meal, log }: Props) {
  const t = useWords(mealWords);
  const lacks = lacksOf(meal, sharersIn(log.form), log.meal.judged?.answers ?? []);
  const parts: Parts = {
    ...{ meal, log },
    put: (part) => log.change({ meal: { ...meal, ...part } }),
    wants: (lack) => (log.asked && lacks.includes(lack) ? t(`wants.${lack}`) : undefined),
  };
  return (
    <section className="v-meal" aria-label={t("title")}>
      <div className="v-meal-head">
        <h3>{t("title")}</h3>
        <Button
          variant="subtle"
          leftSection={<IconX size={20} aria-hidden />}
          onClick={() => log.change({ meal: null })}
        >
          {t("remove")}
        </Button>
      </div>
      <Stack>
        <Amounts {...parts} />
        <MealJudged meal={meal} of={log.meal} />
        <SharedWith {...parts} />
        <Textarea
          label={t("reason")}
          description={t("reasonHint")}
          maxLength={500}
          value={meal.reason}
          error={parts.wants("reason")}
          onChange={(event) => parts.put({ reason: event.currentTarget.value })}
        />
        <Receipts {...parts} />
      </Stack>
    </section>
  );
}

function Amounts({ meal, put, wants }: Parts) {
  const t = useWords(mealWords);
  return (
    <div className="v-meal-amounts">
      <TextInput
        label={t("amount")}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        value={meal.amount}
        error={wants("amount")}
        onChange={(event) => put({ amount: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("currency")}
        data={[...currencies]}
        value={meal.currency}
        onChange={(event) => put({ currency: event.currentTarget.value })}
      />
      <TextInput
        label={t("heads")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={meal.heads}
        error={wants("heads") ?? wants("few")}
        onChange={(event) => put({ heads: event.currentTarget.value })}
      />
      <p className="r-field-hint">{t("headsHint")}</p>
    </div>
  );
}

function SharedWith({ meal, log, put, wants }: Parts) {
  const t = useWords(mealWords);
  const hcps = useHcps();
  const { who } = log.form;
  const called = (id: string) =>
    (id === who.hcp_id ? who.hcp_name : hcps?.find((hcp) => hcp.id === id)?.name) || t("someone");
  const met = metIn(log.form);
  return (
    <BigChoices
      label={t("shared")}
      hint={t("sharedHint")}
      error={wants("people") ?? wants("nobody")}
      value={meal.hcp_ids.filter((id) => met.includes(id))}
      options={met.map((id) => ({ value: id, label: called(id) }))}
      onChange={(hcp_ids) => put({ hcp_ids })}
    />
  );
}

function Receipts({ meal, put }: Parts) {
  const t = useWords(mealWords);
  return (
    <>
      <Photos
        label={t("receipts")}
        hint={t("receiptsHint", { max: MOST_RECEIPTS })}
        value={meal.photos}
        max={MOST_RECEIPTS - meal.receipts.length}
        onChange={(photos) => put({ photos })}
      />
      {meal.receipts.length > 0 && (
        <div className="r-photos">
          {meal.receipts.map((file, n) => (
            <div key={file.id} className="r-photo">
              <FileImage file={file} n={n + 1} />
              <button
                type="button"
                onClick={() => put({ receipts: meal.receipts.filter((one) => one.id !== file.id) })}
              >
                {t("removeReceipt")}
              </button>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
