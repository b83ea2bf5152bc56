import { PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "@/i18n";
import { Note } from "@/ui/Status";
import { NotSignedIn } from "../auth";
import { signInWords } from "./words";

type Fault = "fault.no_answer" | "fault.wrong" | "fault.too_many" | "fault.refused" | "fault.server";

/** One attempt to sign in: busy, and what was wrong; `act` may answer with a fault of its own. */
export function useAttempt(act: () => Promise<string | undefined>) {
  const t = useWords(signInWords);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const attempt = async () => {
    setBusy(true);
    setFault("");
    try {
      setFault((await act()) ?? "");
    } catch (error) {
      const known = error instanceof NotSignedIn ? error : null;
      setFault(known?.detail || t(`fault.${known?.fault ?? "server"}` as Fault));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt();
  };
  return { busy, fault, submit };
}

export function FaultNote({ fault }: { fault: string }) {
  return (
    fault && (
      <Note tone="needs" alert>
        {fault}
      </Note>
    )
  );
}

type PasswordProps = { of?: string; required?: boolean; value: string; onChange: (value: string) => void };

export function PasswordField({ of, required, value, onChange }: PasswordProps) {
  const t = useWords(signInWords);
  return (
    <PasswordInput
      label={of ? `${t("password")} · ${of}` : t("password")}
      autoComplete="current-password"
      enterKeyHint="go"
      required={required}
      withAsterisk={false}
      value={value}
      visibilityToggleButtonProps={{ "aria-label": t("show") }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
