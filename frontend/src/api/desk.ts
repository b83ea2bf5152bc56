import { Problem } from "@/lib/problem";
import { type Ask, dress, send } from "./request";

async function answered<A>(ask: Ask): Promise<A> {
  const answer = await send(ask);
  if (answer.status >= 200 && answer.status < 300) return answer.body as A;
  throw new Problem(answer.status, answer.body);
}

/** An online read of a desk page; throws a Problem. */
export function read<A>(path: string, query: Readonly<Record<string, unknown>> = {}): Promise<A> {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const said = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return answered<A>({ method: "GET", path: said ? `${path}?${said}` : path });
}

/** A file the server makes, and what it calls it; throws a Problem. */
export async function file(
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<{ blob: Blob; name: string }> {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  const headers = dress("GET", new Headers());
  const asked = { headers, credentials: "same-origin", cache: "no-store" } as const;
  const answer = await fetch(`${path}?${said}`, asked).catch(() => {
    throw new Problem(0, null);
  });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => null));
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
  return { blob: await answer.blob(), name };
}

export type Write = {
  method: "POST" | "PUT" | "PATCH";
  path: string;
  json: unknown;
  /** The same key for the same act: an answer that got lost on the way is fetched, not repeated. */
  key?: string;
};

/** An online write of a desk page; throws a Problem. */
export function write<A>({ method, path, json, key }: Write): Promise<A> {
  return answered<A>({ method, path, json, headers: key ? { "Idempotency-Key": key } : undefined });
}

async function hexDigest(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends a photo ahead of the record that will name it. */
export async function sendPhoto(id: string, bytes: ArrayBuffer): Promise<void> {
  const headers = { "X-Sha256": await hexDigest(bytes) };
  await answered({
    method: "PUT",
    path: `/api/attachments/${id}?kind=photo`,
    bytes,
    mime: "image/jpeg",
    headers,
  });
}
