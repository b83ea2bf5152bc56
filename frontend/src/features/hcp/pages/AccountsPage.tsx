import { Button, Loader, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useReducer } from "react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { type Findable, letterOf } from "@/lib/reading";
import { useMay } from "@/offline";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useListAddress } from "@/ui/SideBySide";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { HcpCard, InstitutionCard } from "../parts/cards";
import { HcpFilters, InstitutionFilters } from "../parts/filters";
import { LetterList } from "../parts/LetterList";
import { type Listing, useHcpList, useInstitutionList, useSeesAll } from "../queries";
import { hcpWords } from "../words";
import "../hcp.css";

/** What is asked lives in the address: "back" finds the same list. */
function useAsk() {
  const [params, setParams] = useListAddress();
  const read = (name: string) => params.get(name) ?? "";
  const change = (changes: Record<string, string>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return { read, change };
}

/** The accounts and the one that was chosen. */
export function Accounts() {
  const t = useWords(hcpWords);
  return <SideBySide root="/accounts" list={<AccountsPage />} label={t("chosen")} />;
}

/** Everybody and every place this reader serves. */
function AccountsPage() {
  const t = useWords(hcpWords);
  const { read, change } = useAsk();
  const places = read("tab") === "institutions";
  return (
    <Page
      title={t("nav")}
      actions={
        <>
          <div className="h-tabs">
            <SegmentedControl
              aria-label={t("nav")}
              value={places ? "institutions" : "people"}
              onChange={(tab) => change({ ...everything, tab: tab === "people" ? "" : tab })}
              data={[
                { value: "people", label: t("people") },
                { value: "institutions", label: t("institutions") },
              ]}
            />
          </div>
          <NewButton places={places} />
        </>
      }
    >
      {places ? <Institutions read={read} change={change} /> : <People read={read} change={change} />}
    </Page>
  );
}

function NewButton({ places }: { places: boolean }) {
  const t = useWords(hcpWords);
  const may = useMay(places ? "hcp.keep_institutions" : "hcp.create");
  if (!may) return null;
  const to = places ? "/accounts/institutions/new" : "/accounts/hcps/new";
  return (
    <Button component={Link} to={to} variant="default" leftSection={<IconPlus size={20} aria-hidden />}>
      {t(places ? "newInstitution" : "newHcp")}
    </Button>
  );
}

type AskProps = ReturnType<typeof useAsk>;

function People({ read, change }: AskProps) {
  const ask = {
    text: read("q"),
    institution: read("institution"),
    department: read("department"),
    title: read("title"),
  };
  return (
    <List
      text={ask.text}
      listing={useHcpList(ask)}
      narrowed={Object.values(ask).some(Boolean)}
      change={change}
      filters={<HcpFilters ask={ask} onChange={change} />}
      render={(row) => <HcpCard row={row} />}
    />
  );
}

function Institutions({ read, change }: AskProps) {
  const ask = { text: read("q"), level: read("level"), kind: read("kind"), province: read("province") };
  return (
    <List
      text={ask.text}
      listing={useInstitutionList(ask)}
      narrowed={Object.values(ask).some(Boolean)}
      change={change}
      filters={<InstitutionFilters ask={ask} onChange={change} />}
      render={(row) => <InstitutionCard row={row} />}
    />
  );
}

type ListProps<R> = {
  text: string;
  listing: Listing<R>;
  narrowed: boolean;
  change: AskProps["change"];
  filters: ReactNode;
  render: (row: R) => ReactNode;
};

const idOf = (row: { id: string }): string => row.id;

function List<R extends Findable & { id: string }>({
  text,
  listing,
  filters,
  render,
  ...rest
}: ListProps<R>) {
  const t = useWords(hcpWords);
  const all = useSeesAll();
  const [cleared, clear] = useReducer((count: number) => count + 1, 0);
  const { rows, whole } = listing;
  return (
    <>
      <div className="h-tools">
        <SearchBox
          key={cleared}
          value={cleared ? "" : text}
          wait={all ? 250 : 0}
          hint={t("searchHint")}
          onSearch={(q) => rest.change({ q })}
        />
        {filters}
      </div>
      {rows && rows.length > 0 ? (
        <LetterList
          rows={rows}
          keyOf={idOf}
          letterOf={letterOf}
          render={render}
          rail={whole}
          count={whole ? t("count", { count: rows.length }) : undefined}
          onEnd={listing.more ?? undefined}
        />
      ) : (
        <Nothing
          listing={listing}
          narrowed={rest.narrowed}
          onClear={() => {
            rest.change(everything);
            clear();
          }}
        />
      )}
      <More listing={listing} />
    </>
  );
}

const asked = ["q", "institution", "department", "title", "level", "kind", "province"];
const everything = Object.fromEntries(asked.map((name) => [name, ""]));

type NothingProps<R> = { listing: Listing<R>; narrowed: boolean; onClear: () => void };

function Nothing<R>({ listing, narrowed, onClear }: NothingProps<R>) {
  const t = useWords(hcpWords);
  if (listing.error) return <ErrorState error={listing.error} retry={listing.retry} />;
  if (!listing.rows) return <Waiting lines={6} />;
  if (!narrowed) return <EmptyState title={t("none")} note={t("noneNote")} />;
  return (
    <EmptyState
      title={t("noneFound")}
      note={t("noneFoundNote")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("clearAll")}
        </Button>
      }
    />
  );
}

function More<R>({ listing }: { listing: Listing<R> }) {
  const t = useWords(hcpWords);
  if (listing.loading) return <Loader mx="auto" my="sm" aria-label={t("loadingMore")} />;
  if (!listing.more) return null;
  return (
    <Button variant="default" mx="auto" onClick={listing.more}>
      {t("more")}
    </Button>
  );
}
