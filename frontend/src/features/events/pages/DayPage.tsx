import { Button } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { useState } from "react";
import { useParams, useSearchParams } from "react-router";
import { useWords } from "@/i18n";
import { search } from "@/lib/reading";
import { showTime } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { Dock, Page, Panel } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { EmptyState, Waiting } from "@/ui/States";
import { Note, StatusBadge } from "@/ui/Status";
import { VirtualList } from "@/ui/VirtualList";
import { useTheDay } from "../field";
import { Kiosk } from "../kiosk/Kiosk";
import { hasDoors, statusTones } from "../people";
import { type Here, hasSigned, type Listed, placeOf } from "../sign-in";
import "../events.css";
import { eventWords } from "../words";
import { showWhen } from "../zone";

/** Who is here, kept on this tablet; the door is one tap away and opens without a network. */
export function DayPage() {
  const t = useWords(eventWords);
  const { id = "" } = useParams();
  const [query, setQuery] = useSearchParams();
  const { event, ready, listed, here } = useTheDay(id);
  const doors = event && hasDoors(event);
  const back = `/events/${id}`;
  if (event === null) {
    return (
      <Page title={t("theDay")} back={back}>
        <EmptyState title={t("notCarried")} note={t("notCarriedNote")} />
      </Page>
    );
  }
  return (
    <Page title={t("theDay")} note={event && `${event.title} · ${showWhen(event)}`} back={back}>
      {!ready || !event ? (
        <Waiting />
      ) : (
        <>
          <Counts here={here} meals={event.offers_meals} />
          {!doors && <Note tone="waiting">{t("doorsClosed")}</Note>}
          <People listed={listed} />
          {doors && (
            <Dock note={t("kioskNote")}>
              <Button
                size="lg"
                leftSection={<IconWritingSign size={22} aria-hidden />}
                onClick={() => setQuery({ kiosk: "1" })}
              >
                {t("openKiosk")}
              </Button>
            </Dock>
          )}
          {doors && query.has("kiosk") && (
            <Kiosk
              event={event}
              listed={listed}
              here={here}
              onClose={() => setQuery({}, { replace: true })}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Counts({ here, meals }: { here: Here; meals: boolean }) {
  const t = useWords(eventWords);
  const counts = [
    [t("signedIn"), here.came],
    [t("listed"), here.listed],
    [t("walkIns"), here.walkIns],
    ...(meals ? ([[t("meals"), here.meals]] as const) : []),
    [t("unsentHere"), here.unsent],
  ] as const;
  return (
    <Panel>
      <dl className="e-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

type Show = "all" | "here" | "missing";

function People({ listed }: { listed: readonly Listed[] }) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const [show, setShow] = useState<Show>("all");
  const shown = search(listed, typed, placeOf).filter(
    ({ invitee }) => show === "all" || hasSigned(invitee) === (show === "here"),
  );
  return (
    <div className="r-stack">
      <SearchBox value={typed} onSearch={setTyped} hint={t("searchPeople")} />
      <BigChoice
        label={t("show")}
        options={(["all", "here", "missing"] as const).map((one) => ({
          value: one,
          label: t(`here.${one}`),
        }))}
        value={show}
        onChange={setShow}
      />
      {shown.length === 0 ? (
        <EmptyState title={t(listed.length ? "nobody" : "nobodyYet")} />
      ) : (
        <VirtualList
          rows={shown}
          keyOf={({ invitee }) => invitee.id}
          guess={84}
          render={(one) => <Person one={one} />}
        />
      )}
    </div>
  );
}

function Person({ one: { invitee } }: { one: Listed }) {
  const t = useWords(eventWords);
  const works = [invitee.institution_name, invitee.department_name].filter(Boolean).join(" · ");
  return (
    <div className="r-card" data-still>
      <div className="r-card-body">
        <div className="r-card-title">{invitee.name}</div>
        <div className="r-card-note">
          {[works, hasSigned(invitee) && t(invitee.meal ? "eats" : "eatsNot")].filter(Boolean).join(" · ")}
        </div>
      </div>
      {invitee.walk_in && <StatusBadge tone="brand">{t("walkIn")}</StatusBadge>}
      <StatusBadge tone={statusTones[invitee.status]}>
        {[t(`status.${invitee.status}`), showTime(invitee.signed_at)].filter(Boolean).join(" ")}
      </StatusBadge>
      {invitee.pending && <StatusBadge tone="waiting">{t("unsent")}</StatusBadge>}
    </div>
  );
}
