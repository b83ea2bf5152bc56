import { useState } from "react";
import { useWords } from "@/i18n";
import { staffWords } from "../words";

/** The photo of a filing, from the server; a plain box when there is none. */
export function Portrait({ id, name }: { id: string | null; name: string }) {
  const t = useWords(staffWords);
  const [broken, setBroken] = useState(false);
  if (!id || broken) return <div className="r-portrait r-portrait-none">{t("filing.noPhoto")}</div>;
  return (
    <img className="r-portrait" src={`/api/attachments/${id}`} alt={name} onError={() => setBroken(true)} />
  );
}
