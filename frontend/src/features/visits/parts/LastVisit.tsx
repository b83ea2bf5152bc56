import { Button } from "@mantine/core";
import { IconRepeat } from "@tabler/icons-react";
import type { Id, Product, Visit } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showShortDay } from "@/lib/time";
import { useUser } from "@/offline";
import { type LogForm, repeated } from "../form";
import { dayOfVisit, lastWith } from "../visit";
import { visitWords } from "../words";
import { nameOf } from "./ProductsField";

type Props = {
  form: LogForm;
  /** Every visit to this person that the tablet carries. */
  visits: readonly Visit[];
  allowed: ReadonlySet<Id>;
  products: ReadonlyMap<Id, Product>;
  onRepeat: (part: Partial<LogForm>) => void;
};

/** "Repeat last visit": the same products and messages, by one tap. */
export function LastVisit({ form, visits, allowed, products, onRepeat }: Props) {
  const t = useWords(visitWords);
  const user = useUser();
  useLanguage();
  const mine = visits.filter((visit) => visit.owner_id === user.id);
  const last = form.who.hcp_id ? lastWith(mine, form.who.hcp_id, form.visitId) : undefined;
  if (!last || last.products.length === 0) return null;
  const spoken = last.products.map((line) => {
    const product = products.get(line.product_id);
    const message = product?.messages.find((one) => one.id === line.message_id);
    const words = message && inLanguage({ zh: message.text_zh, en: message.text_en });
    return [nameOf(product), words].filter(Boolean).join(" · ");
  });
  const repeat = () => {
    const { products: lines, channel, also_met } = repeated(form, last, allowed);
    onRepeat({ products: lines, channel, also_met });
  };
  return (
    <div className="v-last">
      <div>
        <div className="r-field-hint">
          {t("lastTime", {
            day: showShortDay(dayOfVisit(last)),
            outcome: t(`outcome.${last.outcome || "not_met"}`),
          })}
        </div>
        <div>{spoken.join("; ")}</div>
      </div>
      <Button variant="light" leftSection={<IconRepeat size={20} aria-hidden />} onClick={repeat}>
        {t("repeat")}
      </Button>
    </div>
  );
}
