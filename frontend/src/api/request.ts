import { serverLanguage } from "@/i18n";
import { newId } from "@/lib/id";
import { instant } from "@/lib/time";
import { tabletId } from "./tablet";

declare const __CLIENT__: string | undefined;
export const client = typeof __CLIENT__ === "string" ? __CLIENT__ : "0.0.0";

/** Status 0 means that no answer came: no network, a cut line or a time-out. */
export type Answer = { status: number; body: unknown; headers: Headers };
export type Ask = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  json?: unknown;
  bytes?: ArrayBuffer;
  mime?: string;
  headers?: Record<string, string>;
  timeout?: number;
};

type Listener = (answer: Answer) => void;
const listeners = new Set<Listener>();

/** Hears every answer: the server's clock, the revoked tablet, the oldest client it still takes. */
export function onAnswer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Read when the request leaves: signing in changes the token. */
function csrf(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

/** The headers every request carries; a write without a key gets one of its own. */
export function dress(method: string, headers: Headers): Headers {
  headers.set("Accept-Language", serverLanguage());
  headers.set("X-Client", client);
  const tablet = tabletId();
  if (tablet) headers.set("X-Device", tablet);
  if (method !== "GET") {
    headers.set("X-CSRFToken", csrf());
    if (!headers.has("Idempotency-Key")) headers.set("Idempotency-Key", newId());
    if (!headers.has("X-Occurred-At")) headers.set("X-Occurred-At", instant());
  }
  return headers;
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Tells the listeners about an answer that was read elsewhere. */
export function tell(answer: Answer): void {
  for (const listener of listeners) listener(answer);
}

export type Send = (ask: Ask) => Promise<Answer>;

/** One request, never throws: the caller judges by the status. */
export const send: Send = async (ask) => {
  const headers = dress(ask.method, new Headers(ask.headers));
  if (ask.json !== undefined) headers.set("Content-Type", "application/json");
  if (ask.mime) headers.set("Content-Type", ask.mime);
  try {
    const response = await fetch(ask.path, {
      method: ask.method,
      headers,
      body: ask.bytes ?? (ask.json === undefined ? undefined : JSON.stringify(ask.json)),
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(ask.timeout ?? 30_000),
    });
    const answer = { status: response.status, body: await read(response), headers: response.headers };
    tell(answer);
    return answer;
  } catch {
    const answer = { status: 0, body: null, headers: new Headers() };
    tell(answer);
    return answer;
  }
};
