/** What the server (or the missing network) said instead of an answer. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly rule?: string;
  readonly fields: Record<string, string>;
  readonly current?: unknown;

  constructor(status: number, body: unknown) {
    const said = (body && typeof body === "object" ? body : {}) as Record<string, unknown>;
    const detail = typeof said.detail === "string" ? said.detail : "";
    super(detail || `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = typeof said.code === "string" ? said.code : status === 0 ? "no_answer" : `http_${status}`;
    this.detail = detail;
    this.rule = typeof said.rule === "string" ? said.rule : undefined;
    this.fields = fieldWords(said.fields);
    this.current = said.current;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

/** What was thrown, as a problem; what is none is a fault of ours. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(500, null);

function fieldWords(said: unknown): Record<string, string> {
  if (!said || typeof said !== "object") return {};
  return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, String(text)]));
}
