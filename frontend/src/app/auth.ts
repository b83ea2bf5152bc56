import { send } from "@/api/request";
import type { Session, TabletKey, User } from "@/api/rows";
import { tabletId, tabletName } from "@/api/tablet";
import { Problem } from "@/lib/problem";

/** Why a sign-in did not work, in words of our own: allauth's sentences are for developers. */
export type SignInFault = "no_answer" | "wrong" | "too_many" | "refused" | "server";

export class NotSignedIn extends Error {
  readonly fault: SignInFault;
  readonly detail: string;
  constructor(fault: SignInFault, detail = "") {
    super(fault);
    this.fault = fault;
    this.detail = detail;
  }
}

export async function askSession(): Promise<Session> {
  const answer = await send({ method: "GET", path: "/api/session", timeout: 15_000 });
  if (answer.status !== 200) throw new Problem(answer.status, answer.body);
  return answer.body as Session;
}

function faultOf(status: number): SignInFault {
  if (status === 0) return "no_answer";
  if (status === 429) return "too_many";
  if (status === 400 || status === 401) return "wrong";
  return status === 403 ? "refused" : "server";
}

function sentenceOf(body: unknown): string {
  const said = body as { detail?: unknown; errors?: { code?: string; message?: string }[] } | null;
  if (typeof said?.detail === "string") return said.detail;
  const first = said?.errors?.[0];
  return first?.code === "too_many_login_attempts" ? (first.message ?? "") : "";
}

/** Name and password to the server; the answer is who we are. */
export async function signIn(username: string, password: string): Promise<User> {
  const before = await send({ method: "GET", path: "/api/session", timeout: 15_000 });
  if (before.status === 0) throw new NotSignedIn("no_answer");
  const known = (before.body as Session | null)?.user;
  if (known) await leaveServer();
  const answer = await send({
    method: "POST",
    path: "/_allauth/browser/v1/auth/login",
    json: { username, password },
  });
  const tooMany = JSON.stringify(answer.body ?? "").includes("too_many_login_attempts");
  if (answer.status !== 200) {
    throw new NotSignedIn(tooMany ? "too_many" : faultOf(answer.status), sentenceOf(answer.body));
  }
  const { user } = await askSession();
  if (!user) throw new NotSignedIn("server");
  return user;
}

/** Tells the server which tablet this is; it hands out the data key. */
export async function registerTablet(): Promise<TabletKey> {
  const json = { id: tabletId(), name: tabletName() };
  const answer = await send({ method: "POST", path: "/api/session/tablet", json });
  if (answer.status !== 200 && answer.status !== 201) throw new Problem(answer.status, answer.body);
  return answer.body as TabletKey;
}

export async function leaveServer(): Promise<void> {
  await send({ method: "DELETE", path: "/_allauth/browser/v1/auth/session" });
}

export async function tellLanguage(language: "zh-hans" | "en"): Promise<void> {
  await send({ method: "POST", path: "/api/session/language", json: { language } });
}
