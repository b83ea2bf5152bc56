import { Button } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useNarrowing } from "@/ui/SideBySide";
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
  const { read, narrow } = useNarrowing();
  const all = useMay("visits.see_all");
  const writes = useMay("visits.write");
  const show = asShow(read("show"));
  const typed = read("q");
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
        onSearch={(text) => narrow({ q: text })}
        hint={t(all ? "searchAll" : "searchVisits")}
      />
      <FilterChips
        value={show}
        offered={all ? shows.filter((one) => one !== "unsent") : shows}
        onChange={(next) => narrow({ show: next === "recent" ? "" : next })}
      />
      {all ? (
        <OnlineVisits show={show} typed={typed} />
      ) : (
        <LocalVisits
          show={show}
          typed={typed}
          owner={read("owner")}
          onOwner={(id) => narrow({ owner: id })}
        />
      )}
    </Page>
  );
}
