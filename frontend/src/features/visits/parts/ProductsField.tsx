import { useId } from "react";
import type { Id, Product, Reaction, VisitProduct } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { BigChoice, FieldFrame } from "@/ui/Choice";
import { reactions } from "../choices";
import { visitWords } from "../words";

type Props = {
  products: ReadonlyMap<Id, Product>;
  /** What a letter covers on that day at that place. */
  allowed: ReadonlySet<Id>;
  value: readonly VisitProduct[];
  onChange: (value: VisitProduct[]) => void;
  /** A plan says what will be spoken of; only a log says how it was taken. */
  reactionAsked?: boolean;
  error?: string;
};

export function nameOf(product: Product | undefined): string {
  return product ? inLanguage({ zh: product.name_zh, en: product.name_en }) : "";
}

/** The products of the letter as chips; each chosen one asks for its message and how it was taken. */
export function ProductsField({ products, allowed, value, onChange, reactionAsked, error }: Props) {
  const t = useWords(visitWords);
  useLanguage();
  const chosen = new Set(value.map((line) => line.product_id));
  const offered = [...products.values()].filter((one) => allowed.has(one.id) || chosen.has(one.id));
  const flip = (id: Id) =>
    onChange(
      chosen.has(id)
        ? value.filter((line) => line.product_id !== id)
        : [...value, { product_id: id, message_id: null, reaction: "", note: "" }],
    );
  return (
    <div className="r-stack">
      <FieldFrame label={t("products")} hint={t("productsHint")} error={error}>
        {(labelId) => (
          <div className="r-choices" role="group" aria-labelledby={labelId}>
            {offered.map((product) => (
              <button
                key={product.id}
                type="button"
                className="r-choice"
                role="checkbox"
                aria-checked={chosen.has(product.id)}
                onClick={() => flip(product.id)}
              >
                {nameOf(product)}
              </button>
            ))}
            {offered.length === 0 && <span className="r-field-hint">{t("noProducts")}</span>}
          </div>
        )}
      </FieldFrame>
      {value.map((line, n) => (
        <Line
          key={keyOf(value, n)}
          product={products.get(line.product_id)}
          line={line}
          reactionAsked={reactionAsked}
          onLine={(next) => onChange(value.map((one, at) => (at === n ? next : one)))}
        />
      ))}
    </div>
  );
}

/** A product may be there twice, with two messages: the first, the second. */
function keyOf(lines: readonly VisitProduct[], n: number): string {
  const id = lines[n]?.product_id ?? "";
  return `${id}:${lines.slice(0, n).filter((line) => line.product_id === id).length}`;
}

type LineProps = {
  product: Product | undefined;
  line: VisitProduct;
  reactionAsked?: boolean;
  onLine: (line: VisitProduct) => void;
};

function Line({ product, line, reactionAsked, onLine }: LineProps) {
  const t = useWords(visitWords);
  const heading = useId();
  const messages = product?.messages ?? [];
  return (
    <section className="v-line" aria-labelledby={heading}>
      <h3 id={heading}>{nameOf(product)}</h3>
      {messages.length > 0 && (
        <BigChoice
          label={t("message")}
          value={line.message_id}
          options={messages.map((one) => ({
            value: one.id,
            label: inLanguage({ zh: one.text_zh, en: one.text_en }),
          }))}
          onChange={(id) => onLine({ ...line, message_id: id === line.message_id ? null : id })}
        />
      )}
      {reactionAsked && (
        <BigChoice<Reaction>
          label={t("reaction")}
          value={line.reaction || null}
          options={reactions.map((one) => ({ value: one, label: t(`reaction.${one}`) }))}
          onChange={(reaction) => onLine({ ...line, reaction })}
        />
      )}
    </section>
  );
}
