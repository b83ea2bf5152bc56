import { useState } from "react";
import type { VisitFile } from "@/api/rows";
import { useWords } from "@/i18n";
import { useAttachmentUrl } from "@/offline";
import { visitWords } from "../words";

/** A photo or signature: from the tablet while it is unsent, from the server after; a sentence when neither has it. */
export function FileImage({ file, n }: { file: VisitFile; n: number }) {
  const t = useWords(visitWords);
  const local = useAttachmentUrl(file.id);
  const [broken, setBroken] = useState(false);
  if (local === undefined) return null;
  if (broken) return <div className="v-file-away">{t("fileAway")}</div>;
  const name = file.kind === "signature" ? t("signature") : t("photo", { n });
  const src = local ?? `/api/attachments/${file.id}`;
  const picture = (
    <img
      className={file.kind === "signature" ? "v-signature" : "v-photo"}
      src={src}
      alt={name}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
  return file.kind === "signature" ? (
    picture
  ) : (
    <a href={src} target="_blank" rel="noreferrer" className="v-photo-link">
      {picture}
    </a>
  );
}
