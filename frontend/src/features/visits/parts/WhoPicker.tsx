import { Button } from "@mantine/core";
import { IconBuildingHospital, IconPencil, IconUser } from "@tabler/icons-react";
import { useState } from "react";
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
  onWho: (who: Who) => void;
  /** A plan may be made for a department without naming anybody. */
  nameOptional?: boolean;
  /** What stands under the chosen person: the last visit to repeat. */
  children?: React.ReactNode;
};

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
export function WhoPicker({ who, onWho, nameOptional, children }: Props) {
  const t = useWords(visitWords);
  const [open, setOpen] = useState(false);
  const done = !open && who.institution_id !== null && (who.hcp_id !== null || nameOptional);
  const choose = (next: Who, ready: boolean) => {
    setOpen(!ready);
    onWho(next);
  };
  if (done) {
    return (
      <Panel title={t("who")}>
        <Chosen who={who} onChange={() => setOpen(true)} onAgain={() => choose(blank, false)} />
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
        />
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

type ChosenProps = { who: Who; onChange: () => void; onAgain: () => void };

function Chosen({ who, onChange, onAgain }: ChosenProps) {
  const t = useWords(visitWords);
  const departments = useDepartmentNames();
  const department = who.department_id ? departments.get(who.department_id) : "";
  const place = [who.institution_name, department].filter(Boolean).join(" · ");
  const Icon = who.hcp_id ? IconUser : IconBuildingHospital;
  return (
    <div className="v-chosen">
      <div className="v-chosen-who">
        <Card
          lead={<Icon size={26} aria-hidden />}
          title={who.hcp_name || place}
          note={who.hcp_id ? place : t("nobodyNamed")}
        />
      </div>
      <Button variant="subtle" leftSection={<IconPencil size={20} aria-hidden />} onClick={onChange}>
        {t("changePerson")}
      </Button>
      <Button variant="subtle" onClick={onAgain}>
        {t("changePlace")}
      </Button>
    </div>
  );
}
