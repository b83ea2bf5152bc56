import { useRef, useState } from "react";
import { say } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { uiWords } from "@/ui/words";

/** An act with a reason: one key for one try, and the server's sentence when it says no. */
export function useAct(send: (reason: string, key: string) => Promise<unknown>, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const key = useRef(newId());
  const act = async (reason: string) => {
    setBusy(true);
    setError("");
    try {
      await send(reason, key.current);
      onDone();
    } catch (found) {
      const problem = found instanceof Problem ? found : null;
      if (problem && !problem.offline) key.current = newId();
      setError(problem?.detail || say(uiWords, problem?.offline ? "noAnswer" : "serverFault"));
    } finally {
      setBusy(false);
    }
  };
  return { act: (reason: string) => void act(reason), busy, error };
}
