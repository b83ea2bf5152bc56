import type { Db } from "./db";
import { readMeta, writeMeta } from "./db";

/** More than this between tablet and server is worth a warning. */
export const CLOCK_WARNING = 5 * 60_000;

let offset = 0;

export function clockOffset(): number {
  return offset;
}

/** How far the server's clock is ahead of ours; the answer took half the round trip. */
export function offsetOf(serverTime: string, sentAt: number, receivedAt: number): number {
  return Date.parse(serverTime) - (sentAt + receivedAt) / 2;
}

export async function noteServerTime(db: Db, serverTime: string, sentAt: number): Promise<void> {
  const measured = offsetOf(serverTime, sentAt, Date.now());
  if (!Number.isFinite(measured)) return;
  offset = measured;
  await writeMeta(db, "clockOffset", measured);
}

export async function recallOffset(db: Db): Promise<void> {
  offset = (await readMeta(db, "clockOffset")) ?? 0;
}

/** The latest time this tablet has ever seen: a clock turned back gains nothing. */
export async function highTime(db: Db, now = Date.now()): Promise<number> {
  const high = Math.max(now, (await readMeta(db, "clockHigh")) ?? 0);
  await writeMeta(db, "clockHigh", high);
  return high;
}
