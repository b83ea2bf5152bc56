import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useWords } from "@/i18n";
import { asProblem, type Problem } from "@/lib/problem";
import { showInstant } from "@/lib/time";
import { Note } from "@/ui/Status";
import { checkCertificate } from "../commands";
import type { Proof } from "../rows";
import { wallAt } from "../zone";
import { Frame, Said } from "./Frame";
import { guestWords } from "./words";

/** Whether a certificate of attendance is genuine, to whoever holds its code. */
export function CertificatePage({ code }: { code: string }) {
  const t = useWords(guestWords);
  const [typed, setTyped] = useState(code);
  const [proof, setProof] = useState<Proof | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = useCallback((asked: string) => {
    setProof(null);
    setProblem(null);
    checkCertificate(asked).then(setProof, (error: unknown) => setProblem(asProblem(error)));
  }, []);
  useEffect(() => {
    if (code) check(code);
  }, [code, check]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check(typed);
  };
  useEffect(() => {
    document.title = t("certificate");
  }, [t]);
  return (
    <Frame title={t("certificate")} note={t("checkNote")}>
      <form className="r-panel r-stack" onSubmit={submit}>
        <label className="g-field">
          <span className="r-field-label">{t("code")}</span>
          <input
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={60}
            onChange={(change) => setTyped(change.currentTarget.value)}
          />
        </label>
        <button type="submit" className="g-act" disabled={!typed.trim()}>
          {t("check")}
        </button>
      </form>
      {problem && <Said problem={problem} />}
      {proof && <Genuine proof={proof} />}
    </Frame>
  );
}

function Genuine({ proof }: { proof: Proof }) {
  const t = useWords(guestWords);
  const facts = [
    [t("number"), proof.number],
    [t("name"), proof.name],
    [t("event"), proof.title],
    [t("day"), wallAt(proof.starts_at, proof.time_zone).slice(0, 10)],
    [t("made"), showInstant(proof.made_at)],
    [t("digest"), proof.sha256],
  ] as const;
  return (
    <section className="r-panel r-stack">
      <Note tone="done" title={t("genuine")}>
        {t("genuineNote")}
      </Note>
      <dl className="r-facts g-proof">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
