import { Button } from "@mantine/core";
import { IconChevronLeft, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Product } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { usePortrait } from "@/ui/desk";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { ProductForm } from "../forms/ProductForm";
import { productName } from "../parts/LettersPanel";
import { ProductDetail } from "../parts/ProductDetail";
import { productWords } from "../product-words";
import { useProducts } from "../queries";
import "../staff.css";

/** What the company brings to hospitals, and what may be said about it. */
export function ProductsPage() {
  const t = useWords(productWords);
  const query = useProducts();
  const [adding, setAdding] = useState(false);
  const may = useMay("staff.keep_products");
  return (
    <Page
      title={t("title")}
      note={t("note")}
      wide
      actions={
        may && (
          <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        )
      }
    >
      <Loaded query={query}>{(products) => <Products products={products} />}</Loaded>
      {adding && <ProductForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Products({ products }: { products: readonly Product[] }) {
  const t = useWords(productWords);
  const portrait = usePortrait();
  const [params, setParams] = useSearchParams();
  const chosen = products.find((one) => one.id === params.get("id"));
  if (products.length === 0) return <EmptyState title={t("none")} note={t("noneNote")} />;
  if (portrait && chosen) {
    return (
      <>
        <button type="button" className="r-plain" onClick={() => setParams({})}>
          <IconChevronLeft size={22} aria-hidden />
          {t("back")}
        </button>
        <ProductDetail key={chosen.id} id={chosen.id} />
      </>
    );
  }
  return (
    <div className="r-split">
      <Panel>
        <ul className="r-tree">
          {products.map((product) => (
            <li key={product.id}>
              <button
                type="button"
                className="r-tree-node"
                aria-current={product.id === chosen?.id}
                onClick={() => setParams({ id: product.id })}
              >
                <span className="r-tree-words">
                  {productName(product)}
                  <small>
                    {[t(product.kind), t("messages", { count: product.messages.length })].join(" · ")}
                  </small>
                </span>
                {!product.is_active && <StatusBadge tone="plain">{t("notInUse")}</StatusBadge>}
              </button>
            </li>
          ))}
        </ul>
      </Panel>
      {!portrait &&
        (chosen ? (
          <ProductDetail key={chosen.id} id={chosen.id} />
        ) : (
          <EmptyState title={t("choose")} note={t("chooseNote")} />
        ))}
    </div>
  );
}
