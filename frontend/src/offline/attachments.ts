import { openBytes, sealBytes, sha256 } from "./crypto";
import type { AttachmentRow } from "./db";
import type { Tab } from "./tab";

/** A photo or a signature made on the tablet; the id is a UUIDv7 that the body of the command names too. */
export type NewAttachment = { id: string; kind: "photo" | "signature"; mime: string; bytes: ArrayBuffer };

export async function sealAttachments(tab: Tab, files: readonly NewAttachment[]): Promise<AttachmentRow[]> {
  return Promise.all(
    files.map(async (file) => ({
      id: file.id,
      command: "",
      kind: file.kind,
      mime: file.mime,
      sha256: await sha256(file.bytes),
      size: file.bytes.byteLength,
      uploaded: 0 as const,
      box: await sealBytes(tab.key, file.bytes),
    })),
  );
}

/** The bytes of a file still on the tablet, or null when they were sent and freed. */
export async function readAttachment(tab: Tab, id: string): Promise<ArrayBuffer | null> {
  const row = await tab.db.attachments.get(id);
  return row?.box ? openBytes(tab.key, row.box).catch(() => null) : null;
}
