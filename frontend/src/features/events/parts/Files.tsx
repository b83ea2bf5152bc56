import { useWords } from "@/i18n";
import type { FileRow } from "../rows";
import { eventWords } from "../words";

type Props = { of: readonly FileRow[]; name: string };

/** Pictures the server keeps, small; a tap opens one whole, in a tab of its own. */
export function Files({ of, name }: Props) {
  const t = useWords(eventWords);
  if (of.length === 0) return null;
  return (
    <span className="e-files">
      {of.map((file, n) => (
        <a
          key={file.id}
          href={`/api/attachments/${file.id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t("openFile", { name, n: n + 1 })}
        >
          <img src={`/api/attachments/${file.id}`} alt="" loading="lazy" />
        </a>
      ))}
    </span>
  );
}
