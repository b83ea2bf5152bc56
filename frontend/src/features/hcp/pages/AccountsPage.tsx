import { Button, Loader, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useReducer } from "react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { type Findable, letterOf } from "@/lib/reading";
import { useMay } from "@/offline";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useNarrowing } from "@/ui/SideBySide";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { HcpCard, InstitutionCard } from "../parts/cards";
import { HcpFilters, InstitutionFilters } from "../parts/filters";
import { LetterList } from "../parts/LetterList";
import { type Listing, useHcpList, useInstitutionList, useSeesAll } from "../queries";
import { hcpWords } from "../words";
import "../hcp.css";

/** The accounts and the one that was chosen. */
export function Accounts() {
  const t = useWords(hcpWords);
  return <SideBySide root="/accounts" list={<AccountsPage />} label={t("chosen")} />;
}

/** Everybody and every place this reader serves. */
function AccountsPage() {
  const t = useWords(hcpWords);
  const { read, narrow } = useNarrowing({ preventScrollReset: true });
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
              onChange={(tab) => narrow({ ...everything, tab: tab === "people" ? "" : tab })}
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
      {places ? <Institutions read={read} narrow={narrow} /> : <People read={read} narrow={narrow} />}
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

type AskProps = ReturnType<typeof useNarrowing>;

function People({ read, narrow }: AskProps) {
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
      narrow={narrow}
      filters={<HcpFilters ask={ask} onChange={narrow} />}
      render={(row) => <HcpCard row={row} />}
    />
  );
}

function Institutions({ read, narrow }: AskProps) {
  const ask = { text: read("q"), level: read("level"), kind: read("kind"), province: read("province") };
  return (
    <List
      text={ask.text}
      listing={useInstitutionList(ask)}
      narrowed={Object.values(ask).some(Boolean)}
      narrow={narrow}
      filters={<InstitutionFilters ask={ask} onChange={narrow} />}
      render={(row) => <InstitutionCard row={row} />}
    />
  );
}

type ListProps<R> = {
  text: string;
  listing: Listing<R>;
  narrowed: boolean;
  narrow: AskProps["narrow"];
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
          onSearch={(q) => rest.narrow({ q })}
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
            rest.narrow(everything);
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
