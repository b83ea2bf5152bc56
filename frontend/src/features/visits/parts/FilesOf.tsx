import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { visitWords } from "../words";
import { FileImage } from "./FileImage";

/** Signature and photos of a visit. */
export function FilesOf({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  const signatures = visit.attachments.filter((file) => file.kind === "signature");
  const photos = visit.attachments.filter((file) => file.kind === "photo");
  if (visit.attachments.length === 0) return null;
  return (
    <>
      {signatures.length > 0 && (
        <Panel title={t("signature")}>
          {signatures.map((file, n) => (
            <FileImage key={file.id} file={file} n={n + 1} />
          ))}
        </Panel>
      )}
      {photos.length > 0 && (
        <Panel title={`${t("photos")} · ${photos.length}`}>
          <div className="r-photos">
            {photos.map((file, n) => (
              <div key={file.id} className="r-photo">
                <FileImage file={file} n={n + 1} />
              </div>
            ))}
          </div>
        </Panel>
      )}
    </>
  );
}
