import { useState } from "react";
import type { Message, Product } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Facts, Panel, Stack } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { MessageForm } from "../forms/MessageForm";
import { ProductForm } from "../forms/ProductForm";
import { productWords } from "../product-words";
import { useProduct } from "../queries";
import { productName } from "./LettersPanel";
import { Nothing, PanelActs } from "./PanelActs";

/** A product with all its messages, those put aside included. */
export function ProductDetail({ id }: { id: string }) {
  const query = useProduct(id);
  return <Loaded query={query}>{(product) => <Shown product={product} />}</Loaded>;
}

function Shown({ product }: { product: Product }) {
  const t = useWords(productWords);
  const may = useMay("staff.keep_products");
  const [open, setOpen] = useState<"product" | "new" | Message | null>(null);
  const done = () => setOpen(null);
  return (
    <Stack>
      <Panel
        title={productName(product)}
        side={
          <PanelActs
            history={{ kind: "product", id: product.id, name: productName(product) }}
            onEdit={may ? () => setOpen("product") : undefined}
          />
        }
      >
        <Facts
          of={[
            [t("kind"), t(product.kind)],
            [
              t("is_active"),
              <StatusBadge key="state" tone={product.is_active ? "done" : "plain"}>
                {t(product.is_active ? "inUse" : "notInUse")}
              </StatusBadge>,
            ],
            [t("name_zh"), product.name_zh],
            [t("name_en"), product.name_en],
            [t("area_zh"), product.area_zh],
            [t("area_en"), product.area_en],
          ]}
        />
      </Panel>
      <Panel
        title={t("messagesTitle")}
        side={may && <PanelActs onAdd={() => setOpen("new")} word={t("messageAdd")} />}
      >
        {product.messages.length === 0 && <Nothing title={t("noMessages")} note={t("noMessagesNote")} />}
        <ul className="r-rows">
          {product.messages.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              onEdit={may ? () => setOpen(message) : undefined}
            />
          ))}
        </ul>
      </Panel>
      {open === "product" && <ProductForm product={product} onClose={done} />}
      {open === "new" && <MessageForm product={product} onClose={done} />}
      {open && typeof open === "object" && <MessageForm product={product} message={open} onClose={done} />}
    </Stack>
  );
}

function MessageRow({ message, onEdit }: { message: Message; onEdit?: () => void }) {
  const t = useWords(productWords);
  const english = useLanguage() === "en";
  const text = { zh: message.text_zh, en: message.text_en };
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{inLanguage(text)}</div>
        <div className="r-row-note" lang={english ? "zh-CN" : "en"}>
          {english ? text.zh : text.en}
        </div>
      </div>
      <StatusBadge tone={message.is_active ? "done" : "plain"}>
        {t(message.is_active ? "inUse" : "notInUse")}
      </StatusBadge>
      <PanelActs
        quiet
        history={{ kind: "message", id: message.id, name: inLanguage(text) }}
        onEdit={onEdit}
      />
    </li>
  );
}
