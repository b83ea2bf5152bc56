import { Button } from "@mantine/core";
import { IconReportMedical } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { CardList } from "@/ui/Card";
import { BigChoice } from "@/ui/Choice";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SideBySide, useListAddress } from "@/ui/SideBySide";
import { EmptyState } from "@/ui/States";
import { CaseCard } from "../parts/CaseCard";
import { type Show, useCases } from "../queries";
import { caseWords } from "../words";
import "../cases.css";

/** The cases the reader may see and the one that was chosen. */
export function Cases() {
  const t = useWords(caseWords);
  return <SideBySide root="/cases" list={<CasesPage />} label={t("chosen")} />;
}

function CasesPage() {
  const t = useWords(caseWords);
  const [query, setQuery] = useListAddress();
  const reports = useMay("compliance.report_safety");
  const keeps = useMay("compliance.keep_words");
  const handles = useMay("compliance.handle_cases");
  const shows: Show[] = handles ? ["mine", "open", "over"] : ["open", "over"];
  const show = shows.find((one) => one === query.get("show")) ?? "open";
  return (
    <Page
      title={t(handles ? "title" : "titleOwn")}
      actions={
        reports && (
          <Button
            component={Link}
            to="/reports/new"
            leftSection={<IconReportMedical size={20} aria-hidden />}
          >
            {t("reportIt")}
          </Button>
        )
      }
    >
      {keeps && (
        <div className="c-links">
          <Link to="/word-lists">{t("lists")}</Link>
        </div>
      )}
      <BigChoice
        label={t("show")}
        options={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
        value={show}
        onChange={(next) => setQuery(next === "open" ? {} : { show: next }, { replace: true })}
      />
      <List show={show} />
    </Page>
  );
}

function List({ show }: { show: Show }) {
  const t = useWords(caseWords);
  const query = useCases(show);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={query} lines={5}>
      {() =>
        rows.length === 0 ? (
          <EmptyState title={t("none")} note={t(`none.${show}`)} />
        ) : (
          <>
            <CardList>
              {rows.map((row) => (
                <li key={row.id}>
                  <CaseCard row={row} />
                </li>
              ))}
            </CardList>
            {query.hasNextPage && (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}
