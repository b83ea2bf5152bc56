import { tabletId } from "@/api/tablet";
import { type Box, toBase64 } from "./crypto";
import type { Tab } from "./tab";

type PackedBox = { iv: string; ct: string };
const pack = (box: Box | null): PackedBox | null => box && { iv: toBase64(box.iv), ct: toBase64(box.ct) };

/** Everything unsent as a file for support. It stays sealed: only the company holds the same data key. */
export async function exportOutbox(tab: Tab): Promise<Blob> {
  const rows = await tab.db.outbox.where("state").notEqual("done").sortBy("seq");
  const files = await tab.db.attachments.toArray();
  const content = {
    format: "rounds-outbox-1",
    made_at: new Date().toISOString(),
    tablet: tabletId(),
    user: tab.user,
    commands: rows.map(({ box, errorBox, serverBox, ...clear }) => ({
      ...clear,
      box: pack(box),
      error: pack(errorBox),
      server: pack(serverBox),
    })),
    attachments: files.map(({ box, ...clear }) => ({ ...clear, box: pack(box) })),
  };
  return new Blob([JSON.stringify(content)], { type: "application/json" });
}

export function exportName(): string {
  return `rounds-outbox-${new Date().toISOString().slice(0, 16).replaceAll(":", "")}.json`;
}
