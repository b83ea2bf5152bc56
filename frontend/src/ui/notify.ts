import { notifications } from "@mantine/notifications";
import { say } from "@/i18n";
import { Problem } from "@/lib/problem";
import { uiWords } from "./words";

/** "Saved on this device, will be sent": said at once after every field save. */
export function notifySaved(message?: string): void {
  const said = message ?? say(uiWords, "saved");
  notifications.show({ id: said, color: "green", message: said, autoClose: 3_000 });
}

export function notifyDone(message?: string): void {
  notifications.show({ color: "green", message: message ?? say(uiWords, "done"), autoClose: 3_000 });
}

/** The server's sentence with its rule, or what a missing network means. */
export function notifyProblem(error: unknown): void {
  const problem = error instanceof Problem ? error : null;
  const sentence = problem?.detail || say(uiWords, problem?.offline ? "noAnswer" : "serverFault");
  notifications.show({
    color: "red",
    title: problem?.rule ? `${say(uiWords, "rule")} ${problem.rule}` : undefined,
    message: sentence,
    autoClose: 8_000,
  });
}
