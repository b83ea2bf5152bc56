import type { Tone } from "@/ui/Status";
import type { Finding } from "../queries";

/** Whether nothing keeps the process from being used: what is said is worth a look, no more. */
export const hints = (findings: readonly Finding[]) => findings.every((one) => one.level === "warning");

export const toneOf = (findings: readonly Finding[]): Tone => (hints(findings) ? "waiting" : "needs");
