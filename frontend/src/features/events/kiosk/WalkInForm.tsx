import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "@/i18n";
import type { WalkIn } from "../sign-in";
import { eventWords } from "../words";

type Props = { onBack: () => void; onDone: (who: WalkIn) => void };
const lengths = { name: 60, institution_name: 120, department_name: 80, phone: 30 } as const;

/** Somebody who is not on the list says who he is; he is matched with the people on file afterwards. */
export function WalkInForm({ onBack, onDone }: Props) {
  const t = useWords(eventWords);
  const [who, setWho] = useState<WalkIn>({ name: "", institution_name: "", department_name: "", phone: "" });
  const ready = who.name.trim() !== "" && who.institution_name.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const said = Object.entries(who).map(([name, value]) => [name, value.trim()]);
    onDone(Object.fromEntries(said) as WalkIn);
  };
  return (
    <form className="r-stack" onSubmit={submit}>
      <h2 className="e-kiosk-ask">{t("tellUs")}</h2>
      <div className="e-two">
        {(["name", "institution_name", "department_name", "phone"] as const).map((field) => (
          <TextInput
            key={field}
            size="lg"
            label={t(`you.${field}`)}
            required={field === "name" || field === "institution_name"}
            type={field === "phone" ? "tel" : "text"}
            autoComplete="off"
            maxLength={lengths[field]}
            value={who[field]}
            onChange={(change) => setWho({ ...who, [field]: change.currentTarget.value })}
          />
        ))}
      </div>
      <p className="e-kiosk-note">{t("walkInUse")}</p>
      <Group gap="md">
        <Button size="lg" variant="default" onClick={onBack}>
          {t("back")}
        </Button>
        <Button size="lg" type="submit" style={{ flex: 1 }} disabled={!ready}>
          {t("goSign")}
        </Button>
      </Group>
    </form>
  );
}
