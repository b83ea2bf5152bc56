import { useParams } from "react-router";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { Facts, Page, Panel, Stack } from "@/ui/Page";
import { Note, type Tone } from "@/ui/Status";
import { titleOf, useSignature, type Verified } from "../queries";
import "../approvals.css";
import { approvalWords } from "../words";

type Verdict = "valid" | "content_changed" | "broken" | "record_gone";
const tones: Readonly<Record<Verdict, Tone>> = {
  valid: "done",
  content_changed: "needs",
  broken: "needs",
  record_gone: "waiting",
};

/** A signature put to the test: is what was signed what there is now? */
export function SignaturePage() {
  const { id = "" } = useParams();
  const query = useSignature(id);
  return <Loaded query={query}>{(one) => <Shown one={one} />}</Loaded>;
}

function Shown({ one }: { one: Verified }) {
  const t = useWords(approvalWords);
  const verdict = one.state as Verdict;
  return (
    <Page title={t("signatureTitle")} note={titleOf(one)} back={`/approvals/${one.run_id}`}>
      <Stack>
        <Note tone={tones[verdict]} title={t(`verdict.${verdict}`)} />
        <Panel>
          <Facts
            of={[
              [t("signer"), `${one.signer_name} (${one.username})`],
              [t("signed"), showInstant(one.signed_at)],
              [t("meaning"), t(`meaning.${one.meaning}`)],
              [t("decision"), t(`decision.${one.decision as "approved" | "rejected"}`)],
              [t("comment"), one.comment],
              [t("request"), one.number],
              [t("version"), one.about_version],
              [t("digest"), <code key="digest">{one.digest}</code>],
            ]}
          />
        </Panel>
        {one.changed.length > 0 && <Changed one={one} />}
        <Panel title={t("content")}>
          <section className="a-content" aria-label={t("content")}>
            <pre>{JSON.stringify(one.content, null, 2)}</pre>
          </section>
        </Panel>
      </Stack>
    </Page>
  );
}

const said = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function Changed({ one }: { one: Verified }) {
  const t = useWords(approvalWords);
  return (
    <Panel title={t("changed")}>
      {one.changed.map((difference) => (
        <Facts
          key={difference.path}
          of={[
            [t("where"), difference.path],
            [t("asSigned"), said(difference.signed)],
            [t("now"), said(difference.now)],
          ]}
        />
      ))}
    </Panel>
  );
}
