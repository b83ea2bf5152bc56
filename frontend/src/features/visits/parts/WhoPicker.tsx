import { Button } from "@mantine/core";
import { IconBuildingHospital, IconUser } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Hcp, Institution } from "@/api/rows";
import { useWords } from "@/i18n";
import { Card } from "@/ui/Card";
import { Panel } from "@/ui/Page";
import type { Who } from "../form";
import { useDepartmentNames } from "../queries";
import { visitWords } from "../words";
import { WhoAt } from "./WhoAt";
import { WhoSearch } from "./WhoSearch";

type Props = {
  who: Who;
  onWho: (who: Who, ready: boolean) => void;
  /** A plan may be made for a department without naming anybody. */
  nameOptional?: boolean;
  /** The visit is there already: it may name nobody without asking again. */
  began?: boolean;
  /** What stands under the chosen person: the last visit to repeat. */
  children?: ReactNode;
  /** What is offered before the search. */
  first?: ReactNode;
};

/** Whether there is enough to go on: a person, or where a name is optional a place. */
export function isChosen(who: Who, nameOptional = false): boolean {
  return who.institution_id !== null && (who.hcp_id !== null || nameOptional);
}

export function whoFrom(hcp: Hcp): Who {
  return {
    institution_id: hcp.institution_id,
    institution_name: hcp.institution_name,
    department_id: hcp.department_id,
    hcp_id: hcp.id,
    hcp_name: hcp.name,
  };
}

function at(institution: Institution): Who {
  const { id, name } = institution;
  return { institution_id: id, institution_name: name, department_id: null, hcp_id: null, hcp_name: "" };
}

/** Whom: one search over people and institutions, or institution, department, person; then a quiet summary. */
export function WhoPicker({ who, onWho, nameOptional, began, children, first }: Props) {
  const t = useWords(visitWords);
  const [open, setOpen] = useState(!isChosen(who, began));
  const done = !open && isChosen(who, nameOptional);
  const choose = (next: Who, ready: boolean) => {
    setOpen(!ready);
    onWho(next, ready);
  };
  if (done) {
    return (
      <Panel
        title={t("who")}
        side={<Change onPerson={() => setOpen(true)} onPlace={() => choose(blank, false)} />}
      >
        <Chosen who={who} />
        {children}
      </Panel>
    );
  }
  return (
    <Panel title={t("who")}>
      {who.institution_id ? (
        <WhoAt who={who} nameOptional={nameOptional} onWho={choose} onBack={() => choose(blank, false)} />
      ) : (
        <WhoSearch
          onHcp={(hcp) => choose(whoFrom(hcp), hcp.institution_id !== null)}
          onInstitution={(institution) => choose(at(institution), false)}
        >
          {first}
        </WhoSearch>
      )}
    </Panel>
  );
}

const blank: Who = {
  institution_id: null,
  institution_name: "",
  department_id: null,
  hcp_id: null,
  hcp_name: "",
};

function Change({ onPerson, onPlace }: { onPerson: () => void; onPlace: () => void }) {
  const t = useWords(visitWords);
  return (
    <div className="v-acts">
      <Button variant="subtle" px="sm" onClick={onPerson}>
        {t("changePerson")}
      </Button>
      <Button variant="subtle" px="sm" onClick={onPlace}>
        {t("changePlace")}
      </Button>
    </div>
  );
}

function Chosen({ who }: { who: Who }) {
  const t = useWords(visitWords);
  const departments = useDepartmentNames();
  const department = who.department_id ? departments.get(who.department_id) : "";
  const place = [who.institution_name, department].filter(Boolean).join(" \u00b7 ");
  const Icon = who.hcp_id ? IconUser : IconBuildingHospital;
  return (
    <div className="v-chosen">
      <Card
        lead={<Icon size={26} aria-hidden />}
        title={who.hcp_name || place}
        note={who.hcp_id ? place : t("nobodyNamed")}
      />
    </div>
  );
}
