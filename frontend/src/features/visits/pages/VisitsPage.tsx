import { Button } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useListAddress } from "@/ui/SideBySide";
import { asShow, shows } from "../filters";
import { FilterChips } from "../parts/FilterChips";
import { LocalVisits } from "../parts/LocalVisits";
import { OnlineVisits } from "../parts/OnlineVisits";
import { visitWords } from "../words";

/** The visits and the one that was chosen. */
export function Visits() {
  const t = useWords(visitWords);
  return <SideBySide root="/visits" list={<VisitsPage />} label={t("visit")} />;
}

/** All visits one may see: search, what to show, and a list by days. */
function VisitsPage() {
  const t = useWords(visitWords);
  const [query, setQuery] = useListAddress();
  const all = useMay("visits.see_all");
  const writes = useMay("visits.write");
  const show = asShow(query.get("show"));
  const typed = query.get("q") ?? "";
  const put = (name: string, value: string) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      title={t("nav")}
      actions={
        writes && (
          <Button component={Link} to="/visits/new" leftSection={<IconPencilPlus size={22} aria-hidden />}>
            {t("log.new")}
          </Button>
        )
      }
    >
      <SearchBox
        value={typed}
        onSearch={(text) => put("q", text)}
        hint={t(all ? "searchAll" : "searchVisits")}
      />
      <FilterChips
        value={show}
        offered={all ? shows.filter((one) => one !== "unsent") : shows}
        onChange={(next) => put("show", next === "recent" ? "" : next)}
      />
      {all ? (
        <OnlineVisits show={show} typed={typed} />
      ) : (
        <LocalVisits
          show={show}
          typed={typed}
          owner={query.get("owner") ?? ""}
          onOwner={(id) => put("owner", id)}
        />
      )}
    </Page>
  );
}
