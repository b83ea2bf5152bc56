import { useState } from "react";
import { useParams } from "react-router";
import { useWords } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { Columns, Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { EmptyState } from "@/ui/States";
import { CandidatePicker } from "../parts/CandidatePicker";
import { InviteAll } from "../parts/InviteAll";
import { InviteeRow } from "../parts/InviteeRow";
import { isOn, mayList, meets, placesTaken } from "../people";
import { useEvent, useInvitees } from "../queries";
import type { EventDetail, Invitee } from "../rows";
import "../events.css";
import { eventWords } from "../words";

/** Who is on the list of an event, and whom one may still put on it. */
export function PeoplePage() {
  const t = useWords(eventWords);
  const { id = "" } = useParams();
  const event = useEvent(id);
  const invitees = useInvitees(id);
  return (
    <Page
      title={t("people")}
      note={event.data?.title}
      back={`/events/${id}`}
      actions={event.data && <InviteAll event={event.data} invitees={invitees.data ?? []} />}
    >
      <Loaded query={event}>
        {(found) => <Loaded query={invitees}>{(rows) => <Shown event={found} invitees={rows} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function Shown({ event, invitees }: { event: EventDetail; invitees: readonly Invitee[] }) {
  const t = useWords(eventWords);
  const picks = mayList(event);
  const taken = placesTaken(invitees);
  const list = (
    <section className="r-panel">
      <div className="r-panel-head">
        <h2>{t("listed")}</h2>
        <span className="e-places">{t("places", { taken, planned: event.planned_heads })}</span>
      </div>
      <List event={event} invitees={invitees} />
    </section>
  );
  if (!picks) return list;
  return (
    <Columns>
      <section className="r-panel">
        <div className="r-panel-head">
          <h2>{t("addPeople")}</h2>
        </div>
        <CandidatePicker event={event} full={taken >= event.planned_heads} />
      </section>
      {list}
    </Columns>
  );
}

const SEARCH_FROM = 8;

function List({ event, invitees }: { event: EventDetail; invitees: readonly Invitee[] }) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const here = invitees.filter((one) => one.status !== "merged" && one.status !== "dismissed");
  const shown = here.filter((one) => meets(one, typed)).sort((one, other) => +isOn(other) - +isOn(one));
  if (here.length === 0) return <EmptyState title={t("nobodyYet")} note={t("nobodyYetNote")} />;
  return (
    <div className="r-stack">
      {here.length >= SEARCH_FROM && <SearchBox value={typed} onSearch={setTyped} hint={t("searchPeople")} />}
      {shown.length === 0 && <p className="e-quiet">{t("nobody")}</p>}
      <ul className="r-rows">
        {shown.map((one) => (
          <InviteeRow key={one.id} event={event} invitee={one} />
        ))}
      </ul>
    </div>
  );
}
