import { Button, Select } from "@mantine/core";
import { IconPlus, IconUserSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Card, CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Panel } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { FindSheet } from "../forms/FindSheet";
import { ParticipantForm } from "../forms/ParticipantForm";
import { statuses } from "../look";
import { type ParticipantRow, type StudyDetail, useParticipants } from "../queries";
import { trialWords } from "../words";
import { StatusOf } from "./StatusOf";

/** The participants of a study by number: searched, narrowed, added. */
export function Participants({ study }: { study: StudyDetail }) {
  const t = useWords(trialWords);
  const [asked, setAsked] = useState({ search: "", status: "" });
  const [sheet, setSheet] = useState<"add" | "find" | null>(null);
  const keeps = useMay("trials.keep");
  const opens = useMay("trials.open_identity");
  const query = useParticipants(study.id, asked);
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t("participants")}
      side={
        <div className="t-acts">
          {opens && (
            <Button
              variant="default"
              leftSection={<IconUserSearch size={20} aria-hidden />}
              onClick={() => setSheet("find")}
            >
              {t("find")}
            </Button>
          )}
          {keeps && (
            <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setSheet("add")}>
              {t("add")}
            </Button>
          )}
        </div>
      }
    >
      <div className="t-filters">
        <SearchBox
          value={asked.search}
          hint={t("search")}
          onSearch={(search) => setAsked((now) => ({ ...now, search }))}
        />
        <Select
          aria-label={t("status")}
          data={[
            { value: "", label: t("all") },
            ...statuses.map((one) => ({ value: one, label: t(`status.${one}`) })),
          ]}
          value={asked.status}
          allowDeselect={false}
          onChange={(status) => setAsked((now) => ({ ...now, status: status ?? "" }))}
        />
      </div>
      <Loaded query={query} lines={5}>
        {() => (people.length === 0 ? <EmptyState title={t("noPeople")} /> : <Rows people={people} />)}
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
      {sheet === "add" && <ParticipantForm study={study} onClose={() => setSheet(null)} />}
      {sheet === "find" && <FindSheet onClose={() => setSheet(null)} />}
    </Panel>
  );
}

/** A list of participants, each leading to his page. */
export function Rows({ people }: { people: readonly ParticipantRow[] }) {
  const t = useWords(trialWords);
  return (
    <CardList>
      {people.map((one) => (
        <li key={one.id}>
          <Card
            to={`/participants/${one.id}`}
            title={one.number}
            note={[
              t("siteNumber", { number: one.site_number }),
              t(`sex.${one.sex as "F" | "M" | "U"}`),
              one.age !== null && t("years", { count: one.age }),
              one.arm_name,
            ]
              .filter(Boolean)
              .join(" · ")}
            end={
              <span className="t-badges">
                {one.has_serious && <StatusBadge tone="needs">{t("seriousShort")}</StatusBadge>}
                <StatusOf status={one.status} />
              </span>
            }
          />
        </li>
      ))}
    </CardList>
  );
}
