import type { ReactNode } from "react";
import { useParams, useSearchParams } from "react-router";
import type { Hcp, Product, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, type TrayItem, useDraft, useRow, useTrayItem } from "@/offline";
import { Page } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { useProducts } from "../queries";
import { visitWords } from "../words";

/** What a form about a visit starts from. */
export type Start<K> = {
  title: string;
  visit: Live<Visit> | null;
  hcp: Live<Hcp> | null;
  mend: TrayItem | null;
  draft: ReturnType<typeof useDraft<K>>;
  draftId: string;
  products: ReadonlyMap<string, Product>;
};

type Props<K> = {
  /** Under which names its drafts are kept: of one visit, of a new one. */
  drafts: { of: string; fresh: string };
  title: (existing: boolean) => string;
  children: (start: Start<K>) => ReactNode;
};

/** A form about a visit that is there, a new one, or one the server refused. */
export function Opening<K extends object>(props: Props<K>) {
  const { id } = useParams();
  const [query] = useSearchParams();
  const hcp = query.get("hcp");
  const { of, fresh } = props.drafts;
  const draftId = id ? `${of}:${id}` : hcp ? `${of}:new:${hcp}` : fresh;
  return <Ready<K> key={draftId} {...props} {...{ id, hcpId: hcp, mendId: query.get("mend"), draftId }} />;
}

type ReadyProps<K> = Props<K> & {
  id: string | undefined;
  hcpId: string | null;
  mendId: string | null;
  draftId: string;
};

/** The form opens only when everything it starts from is there. */
function Ready<K extends object>({ id, hcpId, mendId, draftId, ...form }: ReadyProps<K>) {
  const t = useWords(visitWords);
  const visit = useRow("visits", id);
  const hcp = useRow("hcps", hcpId);
  const mend = useTrayItem(mendId);
  const draft = useDraft<K>(draftId);
  const products = useProducts();
  const title = form.title(id !== undefined);
  if (!draft.ready || !products || visit === undefined || hcp === undefined || mend === undefined) {
    return (
      <Page title={title} back="/today">
        <Waiting />
      </Page>
    );
  }
  if (id && !visit) {
    return (
      <Page title={title} back="/visits">
        <EmptyState title={t("gone")} note={t("goneNote")} />
      </Page>
    );
  }
  return form.children({ title, visit, hcp, mend, draft, draftId, products });
}
