import { useRef, useState } from "react";
import { say } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { uiWords } from "@/ui/words";

export type Said = { sentence: string; rule?: string };

/** An act: one key for one try, another for the next, and the server's sentence with its rule when it says no. */
export function useAct(send: (reason: string, key: string) => Promise<unknown>, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const key = useRef(newId());
  const act = async (reason: string) => {
    setBusy(true);
    setSaid(null);
    try {
      await send(reason, key.current);
      key.current = newId();
      onDone();
    } catch (found) {
      const problem = found instanceof Problem ? found : null;
      if (problem && !problem.offline) key.current = newId();
      const sentence = problem?.detail || say(uiWords, problem?.offline ? "noAnswer" : "serverFault");
      setSaid({ sentence, rule: problem?.rule });
    } finally {
      setBusy(false);
    }
  };
  return { act: (reason = "") => void act(reason), busy, said };
}
