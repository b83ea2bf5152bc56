import { Button } from "@mantine/core";
import { IconNotes } from "@tabler/icons-react";
import { Link } from "react-router";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { instant, showTime } from "@/lib/time";
import { type Live, useMay } from "@/offline";
import { Note } from "@/ui/Status";
import { whoOf } from "../form";
import { useGates, useProducts } from "../queries";
import { momentOf } from "../visit";
import { visitWords } from "../words";
import { AsPlanned } from "./AsPlanned";
import { CheckIn } from "./CheckIn";
import { nameOf } from "./ProductsField";
import { Refusals } from "./Refusals";
import { VisitBadges } from "./VisitBadges";

type Props = { visit: Live<Visit>; department?: string; first?: boolean };

/** A visit of today as a big card: whom, where, with what, what the rules say, and the two acts. */
export function NextVisit({ visit, department, first }: Props) {
  const t = useWords(visitWords);
  const place = [visit.institution_name, department].filter(Boolean).join(" · ");
  return (
    <article className="r-panel v-next" data-first={first || undefined}>
      <Link className="v-next-head" to={`/visits/${visit.id}`}>
        <span className="v-next-time">{showTime(momentOf(visit))}</span>
        <span className="r-card-body">
          {first && (
            <span className="v-next-eyebrow">{t(visit.state === "checked_in" ? "underWay" : "nextUp")}</span>
          )}
          <span className="v-next-name">{visit.hcp_name || place}</span>
          <span className="r-card-note">
            {[visit.hcp_name && place, t(`channel.${visit.channel}`)].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="v-badges">
          <VisitBadges visit={visit} />
        </span>
      </Link>
      <Brings visit={visit} />
      <Acts visit={visit} main={first} />
    </article>
  );
}

function Brings({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  const products = useProducts();
  if (visit.products.length === 0 || !products) return null;
  const names = visit.products.map((line) => nameOf(products.get(line.product_id)));
  return <div className="v-brings">{t("brings", { names: [...new Set(names)].join(t("comma")) })}</div>;
}

/** Check in, write up: what the visit itself allows; a rule that forbids says so first. */
function Acts({ visit, main }: { visit: Live<Visit>; main?: boolean }) {
  const t = useWords(visitWords);
  const may = useMay("visits.submit");
  const ask = {
    who: whoOf(visit),
    productIds: visit.products.map((line) => line.product_id),
    channel: visit.channel,
  };
  const ahead = visit.planned_at && visit.planned_at > instant() ? visit.planned_at : null;
  const now = useGates({ ...ask, at: null });
  const then = useGates({ ...ask, at: visit.happened_at ?? ahead });
  if (!may || !visit.moves.includes("submit")) return null;
  const checksIn = visit.moves.includes("check_in");
  return (
    <>
      {visit.state === "planned" && <Refusals permit={then.permit} refusals={then.refusals} />}
      {checksIn && now.blocked && !then.blocked && <Note tone="plain">{t("checkInLater")}</Note>}
      <div className="v-acts">
        {checksIn && <CheckIn visit={visit} disabled={now.blocked} main={main} />}
        <Button
          component={Link}
          to={`/visits/${visit.id}/log`}
          size={main ? "lg" : "md"}
          variant={main && !checksIn ? "filled" : "default"}
          leftSection={<IconNotes size={22} aria-hidden />}
        >
          {t("write")}
        </Button>
      </div>
      {main && !then.blocked && <AsPlanned visit={visit} />}
    </>
  );
}
