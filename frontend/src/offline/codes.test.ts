// @vitest-environment node
import { expect, test } from "vitest";
import type { Send } from "@/api/request";
import { codeLists, fetchCodes, openCodes } from "./codes";
import { newTab } from "./test-tools";

const lists = { levels: [{ code: "3", zh: "三级", en: "Level 3" }] };
const HOUR = 3_600_000;

function server(status = 200): { send: Send; asked: () => number } {
  let count = 0;
  const send: Send = async () => {
    count += 1;
    return { status, body: status === 200 ? lists : null, headers: new Headers() };
  };
  return { send, asked: () => count };
}

test("the words of codes are fetched once a day and at once in a new version", async () => {
  const { db } = await newTab();
  const { send, asked } = server();
  await fetchCodes(db, send, "0.1.0", 0);
  await fetchCodes(db, send, "0.1.0", 23 * HOUR);
  expect(asked()).toBe(1);
  await fetchCodes(db, send, "0.1.0", 25 * HOUR);
  await fetchCodes(db, send, "0.2.0", 26 * HOUR);
  expect(asked()).toBe(3);
});

test("they are there again without a network, and a failed fetch leaves them", async () => {
  const { db } = await newTab();
  await fetchCodes(db, server().send, "0.1.0", 0);
  await fetchCodes(db, server(0).send, "0.1.0", 48 * HOUR);
  await openCodes(db);
  expect(codeLists()).toEqual(lists);
});
