import type { Id, Product, Reaction, Visit, VisitProduct } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { StatusBadge, type Tone } from "@/ui/Status";
import { useProducts } from "../queries";
import { visitWords } from "../words";
import { nameOf } from "./ProductsField";

const tones: Record<Reaction, Tone> = {
  positive: "done",
  neutral: "plain",
  negative: "needs",
  question: "waiting",
};

/** What was spoken of, how it was taken, what came of it and what comes next. */
export function SpokenOf({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  const products = useProducts();
  useLanguage();
  const begun = visit.state === "planned" || visit.state === "checked_in";
  const planned = begun && !visit.outcome && !visit.next_step;
  return (
    <Panel title={t(planned ? "willBring" : "spokenOf")}>
      <ul className="v-spoken">
        {visit.products.map((line) => (
          <Spoken key={`${line.product_id}:${line.message_id}`} line={line} products={products} />
        ))}
        {visit.products.length === 0 && <li className="r-field-hint">{t("noProductNamed")}</li>}
      </ul>
      {!planned && (
        <dl className="r-facts v-after">
          <div>
            <dt>{t("outcome")}</dt>
            <dd>{visit.outcome ? t(`outcome.${visit.outcome}`) : "—"}</dd>
          </div>
          <div>
            <dt>{t("nextStep")}</dt>
            <dd>{[visit.next_step, showDay(visit.next_on)].filter(Boolean).join(" · ") || "—"}</dd>
          </div>
        </dl>
      )}
      {visit.note && (
        <dl className="r-facts v-after">
          <div className="v-wide">
            <dt>{t("note")}</dt>
            <dd className="v-text">{visit.note}</dd>
          </div>
        </dl>
      )}
    </Panel>
  );
}

function Spoken({ line, products }: { line: VisitProduct; products: ReadonlyMap<Id, Product> | undefined }) {
  const t = useWords(visitWords);
  const product = products?.get(line.product_id);
  const message = product?.messages.find((one) => one.id === line.message_id);
  return (
    <li>
      <span className="v-spoken-words">
        <strong>{nameOf(product) || t("someProduct")}</strong>
        {message && <span>{inLanguage({ zh: message.text_zh, en: message.text_en })}</span>}
        {line.note && <span>{line.note}</span>}
      </span>
      {line.reaction && (
        <StatusBadge tone={tones[line.reaction]}>{t(`reaction.${line.reaction}`)}</StatusBadge>
      )}
    </li>
  );
}
