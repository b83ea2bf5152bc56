import { useDeferredValue, useMemo } from "react";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { today } from "@/lib/time";
import { useRows } from "@/offline";
import { StatusBadge } from "@/ui/Status";
import { heardIn, listsOn } from "../lists";
import { caseWords } from "../words";
import "../cases.css";

const MOST = 3;

/** What the lists hear in the texts that are being written, and what handing them in will do. */
export function Heard({ texts }: { texts: readonly string[] }) {
  const t = useWords(caseWords);
  useLanguage();
  const lists = useRows("word_lists");
  const said = useDeferredValue(texts.join("\n"));
  const heard = useMemo(() => (lists ? heardIn([said], listsOn(lists, today())) : []), [lists, said]);
  if (heard.length === 0) return null;
  return (
    <div className="c-heard" role="status">
      {heard.slice(0, MOST).map(({ list, words }) => {
        const kind = inLanguage({ zh: list.name_zh, en: list.name_en });
        const known = { words: words.slice(0, MOST).join(t("comma")), kind, hours: list.hours };
        const safety = list.kind === "adverse_event" || list.kind === "product_complaint";
        const verdict = list.outcome === "block" ? "blocks" : safety ? "opensSafety" : "opens";
        return (
          <div className="c-heard-line" key={list.id}>
            <StatusBadge tone={list.outcome === "block" ? "needs" : "waiting"}>{kind}</StatusBadge>
            <span>{t(`heard.${verdict}`, known)}</span>
          </div>
        );
      })}
    </div>
  );
}
