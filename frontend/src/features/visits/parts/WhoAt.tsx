import { Button } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useMemo } from "react";
import { useWords } from "@/i18n";
import { compareNames } from "@/lib/reading";
import { useRows } from "@/offline";
import { Card } from "@/ui/Card";
import { BigChoice } from "@/ui/Choice";
import { EmptyState } from "@/ui/States";
import type { Who } from "../form";
import { useDepartmentNames, useDepartmentsOf, useHcps } from "../queries";
import { visitWords } from "../words";

type Props = {
  who: Who;
  nameOptional?: boolean;
  onWho: (who: Who, ready: boolean) => void;
  onBack: () => void;
};

const EVERYWHERE = "";

/** Inside one institution: a department, then the person. */
export function WhoAt({ who, nameOptional, onWho, onBack }: Props) {
  const t = useWords(visitWords);
  const departments = useDepartmentsOf(who.institution_id) ?? [];
  const names = useDepartmentNames();
  const people = usePeopleAt(who);
  const inDepartment = (department: string) =>
    onWho({ ...who, department_id: department || null, hcp_id: null, hcp_name: "" }, false);
  return (
    <div className="r-stack">
      <Button
        variant="subtle"
        justify="flex-start"
        leftSection={<IconChevronLeft size={22} aria-hidden />}
        onClick={onBack}
      >
        {who.institution_name}
      </Button>
      {departments.length > 0 && (
        <BigChoice
          label={t("department")}
          value={who.department_id ?? EVERYWHERE}
          options={[
            { value: EVERYWHERE, label: t("allDepartments") },
            ...departments.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={inDepartment}
        />
      )}
      {people?.length === 0 && <EmptyState title={t("nobodyHere")} />}
      <ul className="v-grid">
        {people?.map(({ hcp, department_id }) => (
          <li key={hcp.id}>
            <Card
              lead={[...hcp.name][0]}
              title={hcp.name}
              note={names.get(department_id ?? "")}
              onTap={() => onWho({ ...who, department_id, hcp_id: hcp.id, hcp_name: hcp.name }, true)}
            />
          </li>
        ))}
      </ul>
      {nameOptional && (
        <Button variant="default" onClick={() => onWho({ ...who, hcp_id: null, hcp_name: "" }, true)}>
          {t("withoutName")}
        </Button>
      )}
    </div>
  );
}

/** Who has a post there today, each once, in the order of their reading. */
function usePeopleAt(who: Who) {
  const hcps = useHcps();
  const posts = useRows("affiliations", {
    where: { index: "institution_id", equals: who.institution_id ?? "" },
  });
  return useMemo(() => {
    if (!hcps || !posts) return undefined;
    const byId = new Map(hcps.map((hcp) => [hcp.id, hcp]));
    const here = posts.filter((post) => !who.department_id || post.department_id === who.department_id);
    const met = new Map(here.map((post) => [post.hcp_id, post.department_id]));
    return [...met]
      .flatMap(([id, department_id]) => {
        const hcp = byId.get(id);
        return hcp ? [{ hcp, department_id }] : [];
      })
      .sort((one, other) => compareNames(one.hcp, other.hcp));
  }, [hcps, posts, who.department_id]);
}
