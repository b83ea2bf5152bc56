import { ActionIcon, Button, NumberInput, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { ColleaguePicker } from "../parts/ColleaguePicker";
import { processWords } from "../process-words";
import { roles, roleWords } from "../role-words";
import type { Approver } from "./model";

type Props = {
  label: string;
  value: readonly Approver[];
  onChange: (next: Approver[]) => void;
  chosen?: boolean;
};
type Kind = Approver["kind"];

const begun = (kind: Kind): Approver => {
  if (kind === "person") return { kind, user_id: 0 };
  if (kind === "superior") return { kind, levels: 1 };
  return { kind, role: "compliance" };
};

/** Whom a step asks: people by name, by role, up the line, or as the requester chooses. */
export function ApproversField({ label, value, onChange, chosen = true }: Props) {
  const t = useWords(processWords);
  const kinds: Kind[] = chosen ? ["superior", "role", "person", "chosen"] : ["superior", "role", "person"];
  const put = (index: number, next: Approver) =>
    onChange(value.map((one, at) => (at === index ? next : one)));
  return (
    <fieldset className="a-approvers">
      <legend>{label}</legend>
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: approvers have no name but their place
        <div className="a-test" key={index}>
          <Select
            label={t("by")}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t(`who.${kind}`) }))}
            value={one.kind}
            onChange={(kind) => kind && put(index, begun(kind as Kind))}
          />
          <Which value={one} onChange={(next) => put(index, next)} />
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t("remove")}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button variant="default" onClick={() => onChange([...value, begun("role")])}>
        {t("addWho")}
      </Button>
    </fieldset>
  );
}

function Which({ value, onChange }: { value: Approver; onChange: (next: Approver) => void }) {
  const t = useWords(processWords);
  if (value.kind === "person") {
    return (
      <ColleaguePicker
        label={t("person")}
        value={value.user_id || null}
        onChange={(id) => onChange({ kind: "person", user_id: id ?? 0 })}
      />
    );
  }
  if (value.kind === "superior") {
    return (
      <NumberInput
        label={t("levels")}
        min={1}
        max={6}
        allowDecimal={false}
        value={value.levels}
        onChange={(levels) => onChange({ kind: "superior", levels: Number(levels) || 1 })}
      />
    );
  }
  return <RoleField label={t("role")} value={value.role} onChange={(role) => onChange({ ...value, role })} />;
}

type RoleProps = { label: string; hint?: string; value: string; onChange: (role: string) => void };

export function RoleField({ label, hint, value, onChange }: RoleProps) {
  const r = useWords(roleWords);
  return (
    <Select
      label={label}
      description={hint}
      allowDeselect={false}
      data={roles.map((role) => ({ value: role, label: r(role) }))}
      value={value}
      onChange={(role) => role && onChange(role)}
    />
  );
}
