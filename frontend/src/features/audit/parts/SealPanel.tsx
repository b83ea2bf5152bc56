import { Button, Progress } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { notifyProblem } from "@/ui/notify";
import { Facts, Panel } from "@/ui/Page";
import { Note, StatusBadge, type Tone } from "@/ui/Status";
import { isUnderWay, type Proof, type Seal, useSeal, useVerify } from "../queries";
import { auditWords } from "../words";

const tones: Readonly<Record<Proof["state"], Tone>> = {
  waiting: "waiting",
  running: "waiting",
  sound: "done",
  broken: "needs",
  failed: "needs",
};

/** How the seal stands, and proving it from here. */
export function SealPanel() {
  const t = useWords(auditWords);
  const seal = useSeal();
  const verify = useVerify();
  return (
    <Panel
      title={t("sealTitle")}
      side={
        <Button
          leftSection={<IconShieldCheck size={20} aria-hidden />}
          loading={verify.isPending || isUnderWay(seal.data?.proof)}
          onClick={() => verify.mutate(undefined, { onError: notifyProblem })}
        >
          {t("verify")}
        </Button>
      }
    >
      <Loaded query={seal} lines={1}>
        {(found) => <Standing seal={found} />}
      </Loaded>
    </Panel>
  );
}

function Standing({ seal }: { seal: Seal }) {
  const t = useWords(auditWords);
  const { proof } = seal;
  return (
    <div className="r-stack">
      <Facts
        of={[
          [
            t("sealState"),
            seal.sealed_at
              ? `${showInstant(seal.sealed_at)} · ${t("batch", { number: seal.number })}`
              : t("never"),
          ],
          [t("sealWaiting"), t("rows", { count: seal.waiting })],
          [
            t("sealHead"),
            seal.digest && (
              <code key="head" className="r-audit-digest">
                {seal.digest}
              </code>
            ),
          ],
          [t("proof"), proof ? <State key="proof" proof={proof} /> : t("proofNone")],
        ]}
      />
      {proof && isUnderWay(proof) && (
        <Progress
          value={proof.total ? (100 * proof.done) / proof.total : 0}
          size="lg"
          animated
          aria-label={t("progress")}
        />
      )}
      {proof && <Result proof={proof} />}
    </div>
  );
}

function State({ proof }: { proof: Proof }) {
  const t = useWords(auditWords);
  const when = showInstant(proof.ended_at ?? proof.asked_at);
  return (
    <span className="r-audit-state">
      <StatusBadge tone={tones[proof.state]}>{t(`proof.${proof.state}`)}</StatusBadge>
      <span>{t("proofBy", { who: whoAsked(proof.asked_by), when })}</span>
      {proof.done > 0 && <span>{t("proofRows", { count: proof.done })}</span>}
    </span>
  );
}

/** Jobs of the server sign as "job:<name>". */
const whoAsked = (name: string) => (name.startsWith("job:") ? "Rounds" : name);

function Result({ proof }: { proof: Proof }) {
  const t = useWords(auditWords);
  if (proof.state === "sound") return <Note tone="done">{t("soundNote")}</Note>;
  if (proof.state === "failed") return <Note tone="needs">{t("failedNote")}</Note>;
  if (proof.state !== "broken") return null;
  const more = proof.found - proof.findings.length;
  return (
    <Note tone="needs" title={t("found", { count: proof.found })} alert>
      <p>{t("brokenNote")}</p>
      <ul className="r-audit-findings">
        {proof.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
      {more > 0 && <p>{t("moreFindings", { count: more })}</p>}
    </Note>
  );
}
