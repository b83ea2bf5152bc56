import { expect, test } from "vitest";
import { type Language, type Say, say, setLanguage } from "@/i18n";
import { firstStatus } from "@/offline/sync";
import { chipOf } from "./SyncChip";
import { appWords } from "./words";

const t: Say<typeof appWords.zh> = (key, params) => say(appWords, key, params);
const none = { waiting: 0, needs: 0, read: true };

test.each([
  ["en", "Synced", firstStatus, none],
  ["en", "Checking", firstStatus, { waiting: 0, needs: 0, read: false }],
  ["en", "Offline", { ...firstStatus, online: false }, none],
  ["en", "Offline · 3 waiting", { ...firstStatus, online: false }, { waiting: 3, needs: 0, read: true }],
  [
    "en",
    "Sending 1 of 3",
    { ...firstStatus, phase: "sending", total: 3 },
    { waiting: 3, needs: 0, read: true },
  ],
  ["en", "Log in again", { ...firstStatus, signIn: true }, { waiting: 1, needs: 1, read: true }],
  ["en", "1 needs you", firstStatus, { waiting: 2, needs: 1, read: true }],
  ["zh-CN", "离线 · 3 条待发送", { ...firstStatus, online: false }, { waiting: 3, needs: 0, read: true }],
  ["zh-CN", "1 条需要处理", firstStatus, { waiting: 0, needs: 1, read: true }],
] as const)("in %s the chip says %s", async (language, words, status, count) => {
  await setLanguage(language as Language);
  expect(chipOf(t, status, count).word).toBe(words);
});
