// The door of the offline core: what screens use. Only this folder and api/ know the network.
export type { NewAttachment } from "./attachments";
export { codeLists, useCodeLists } from "./codes";
export { fromBase64, toBase64 } from "./crypto";
export { type TableSpec, table } from "./db";
export type { Body, Command, NewCommand } from "./outbox";
export {
  type Draft,
  useAttachmentUrl,
  useDraft,
  useMay,
  useRow,
  useRows,
  useSave,
  useSession,
  useSyncStatus,
  useTray,
  useTrayItem,
  useUnsent,
  useUser,
} from "./react";
export { type Difference, differences, type TrayItem } from "./resolve";
export type { Live, Pending, RowQuery } from "./rows";
export { syncNow } from "./runner";
