import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { slot } from "@/room";
import { BigChoice } from "@/ui/Choice";
import { Page } from "@/ui/Page";
import { SideBySide, useListAddress } from "@/ui/SideBySide";
import { AskSheet } from "../forms/AskSheet";
import { Inbox } from "../parts/Inbox";
import { RunList } from "../parts/RunList";
import type { Show } from "../queries";
import "../approvals.css";
import { approvalWords } from "../words";

/** The inbox and the request that was chosen. */
export function Approvals() {
  const t = useWords(approvalWords);
  return <SideBySide root="/approvals" list={<InboxPage />} label={t("chosen")} />;
}

function InboxPage() {
  const t = useWords(approvalWords);
  const [query, setQuery] = useListAddress();
  const [asking, setAsking] = useState(false);
  const asks = useMay("compliance.keep_rules");
  const seesAll = useMay("compliance.see_requests");
  const shows: Show[] = seesAll ? ["inbox", "mine", "all"] : ["inbox", "mine"];
  const show = shows.find((one) => one === query.get("show")) ?? "inbox";
  const Waiting = slot("cases.waiting");
  const names = { inbox: t("toDecide"), mine: t("mine"), all: t("all") };
  return (
    <Page
      title={t("title")}
      actions={
        asks && (
          <Button leftSection={<IconSend size={20} aria-hidden />} onClick={() => setAsking(true)}>
            {t("ask")}
          </Button>
        )
      }
    >
      <div className="a-links">
        {seesAll && <Link to="/approval-processes">{t("processes")}</Link>}
        <Link to="/approval-deputies">{t("deputies")}</Link>
      </div>
      <BigChoice
        label={t("show")}
        options={shows.map((value) => ({ value, label: names[value] }))}
        value={show}
        onChange={(next) => setQuery(next === "inbox" ? {} : { show: next }, { replace: true })}
      />
      {show === "inbox" && Waiting && <Waiting />}
      {show === "inbox" ? <Inbox /> : <RunList mine={show === "mine"} />}
      {asking && <AskSheet onClose={() => setAsking(false)} />}
    </Page>
  );
}
