import { useSearchParams } from "react-router";
import { type Body, type Pending, type TrayItem, useTray } from "@/offline";

/** The refused command a form was opened for: by the tray, or because the row itself waits in the tray. */
export function useMending(pending?: Pending): TrayItem | null | undefined {
  const [params] = useSearchParams();
  const tray = useTray();
  const stuck = pending && pending.state === "rejected" ? pending.command : null;
  const id = params.get("mend") ?? stuck;
  if (!id) return null;
  return tray && (tray.find((one) => one.id === id) ?? null);
}

/** What the command said, over what the form would begin with. */
export function withSaid<F extends object>(initial: F, item: TrayItem | null): F {
  const body: Body = item?.command?.body ?? {};
  const said = Object.keys(initial).filter((name) => name in body);
  return { ...initial, ...Object.fromEntries(said.map((name) => [name, body[name] ?? ""])) };
}

/** The id of the row a mended "create" will make. */
export function idOf(item: TrayItem | null): string | null {
  const id = item?.command?.creates ? item.command.body.id : null;
  return typeof id === "string" ? id : null;
}
