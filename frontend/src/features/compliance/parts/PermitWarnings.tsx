import { Link } from "react-router";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { concernsOf } from "../papers";
import { usePermit } from "../queries";
import { complianceWords } from "../words";
import { Concerns } from "./Concerns";

/** Offered to the start of the day: the papers that need care, and the way to them. */
export function PermitWarnings() {
  const t = useWords(complianceWords);
  const permit = usePermit();
  if (!permit || concernsOf(permit, today()).length === 0) return null;
  return (
    <Concerns
      permit={permit}
      most={2}
      action={
        <Link className="c-link" to="/permit">
          {t("toPermit")}
        </Link>
      }
    />
  );
}
