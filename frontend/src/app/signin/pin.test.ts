import { expect, test } from "vitest";
import { isWeak } from "./NewPin";

test.each(["111111", "123456", "654321", "012345"])("%s is what a finder tries first", (pin) => {
  expect(isWeak(pin)).toBe(true);
});

test.each(["271828", "112233", "135791"])("%s is accepted", (pin) => {
  expect(isWeak(pin)).toBe(false);
});
