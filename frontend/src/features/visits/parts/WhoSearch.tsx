import { IconBuildingHospital } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { Hcp, Institution } from "@/api/rows";
import { useWords } from "@/i18n";
import { compareNames, search } from "@/lib/reading";
import { Card } from "@/ui/Card";
import { SearchBox } from "@/ui/SearchBox";
import { EmptyState, Waiting } from "@/ui/States";
import { useDepartmentNames, useHcps, useInstitutions, useMyRecent } from "../queries";
import { recentPeople } from "../visit";
import { visitWords } from "../words";

type Props = {
  onHcp: (hcp: Hcp) => void;
  onInstitution: (institution: Institution) => void;
  /** What is offered first: today's plan. */
  children?: ReactNode;
};

const MOST = 20;

/** People met lately, then one search over people and institutions by any character, pinyin or initials. */
export function WhoSearch({ onHcp, onInstitution, children }: Props) {
  const t = useWords(visitWords);
  const [typed, setTyped] = useState("");
  const hcps = useHcps();
  const institutions = useInstitutions();
  const departments = useDepartmentNames();
  const found = useMemo(() => {
    const people = typed ? search(hcps ?? [], typed).slice(0, MOST) : [];
    const places = search(institutions ?? [], typed);
    return { people, places: [...places].sort(compareNames).slice(0, typed ? MOST : 200) };
  }, [hcps, institutions, typed]);
  if (!hcps || !institutions) return <Waiting lines={3} />;
  const none = typed && found.people.length + found.places.length === 0;
  return (
    <div className="r-stack">
      <SearchBox value={typed} onSearch={setTyped} hint={t("searchWho")} />
      {!typed && children}
      {!typed && <Recent hcps={hcps} onHcp={onHcp} />}
      {none && <EmptyState title={t("nobodyFound")} note={t("nobodyFoundNote")} />}
      <ul className="v-grid">
        {found.people.map((hcp) => (
          <li key={hcp.id}>
            <Card
              lead={[...hcp.name][0]}
              title={hcp.name}
              note={[hcp.institution_name, departments.get(hcp.department_id ?? "")]
                .filter(Boolean)
                .join(" · ")}
              onTap={() => onHcp(hcp)}
            />
          </li>
        ))}
      </ul>
      {!typed && <span className="v-label">{t("byInstitution")}</span>}
      <ul className="v-grid">
        {found.places.map((place) => (
          <li key={place.id}>
            <Card
              lead={<IconBuildingHospital size={26} aria-hidden />}
              title={place.name}
              note={place.division_text}
              onTap={() => onInstitution(place)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Recent({ hcps, onHcp }: { hcps: readonly Hcp[]; onHcp: (hcp: Hcp) => void }) {
  const t = useWords(visitWords);
  const visits = useMyRecent();
  const byId = new Map(hcps.map((hcp) => [hcp.id, hcp]));
  const people = recentPeople(visits ?? []).flatMap((id) => byId.get(id) ?? []);
  if (people.length === 0) return null;
  return (
    <div>
      <span className="r-field-label" id="recent-people">
        {t("metLately")}
      </span>
      <div className="r-choices" role="group" aria-labelledby="recent-people">
        {people.map((hcp) => (
          <button key={hcp.id} type="button" className="r-choice" onClick={() => onHcp(hcp)}>
            <span>
              {hcp.name}
              <small>{hcp.institution_name}</small>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
