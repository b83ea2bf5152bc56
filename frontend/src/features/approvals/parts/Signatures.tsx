import { Link } from "react-router";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Panel } from "@/ui/Page";
import type { Signature } from "../queries";
import { approvalWords } from "../words";

/** Each signature as every copy shows it: printed name, moment, meaning (21 CFR 11.50). */
export function Signatures({ of }: { of: readonly Signature[] }) {
  const t = useWords(approvalWords);
  if (of.length === 0) return null;
  return (
    <Panel title={t("signatures")}>
      <ul className="r-rows">
        {of.map((one) => (
          <li key={one.id}>
            <div className="r-row-words">
              <div className="r-row-title">
                {one.signer_name}
                {one.on_behalf_of_name && ` (${t("forWhom", { name: one.on_behalf_of_name })})`}
              </div>
              <div className="r-row-note">
                {[
                  t(`decision.${one.decision as "approved" | "rejected"}`),
                  t(`meaning.${one.meaning}`),
                  showInstant(one.signed_at),
                ].join(" · ")}
              </div>
            </div>
            <Link className="a-link" to={`/signatures/${one.id}`}>
              {t("verify")}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
