import { afterEach, expect, test, vi } from "vitest";
import { consentOf, keepConsent, locate } from "./position";

function tablet(ask: (done: (at: unknown) => void, fail: (error: { code: number }) => void) => void) {
  vi.stubGlobal("navigator", { ...navigator, geolocation: { getCurrentPosition: ask } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});

test("consent is asked once for each user and may be changed", () => {
  expect(consentOf(7)).toBe("unasked");
  keepConsent(7, "yes");
  expect(consentOf(7)).toBe("yes");
  expect(consentOf(8)).toBe("unasked");
  keepConsent(7, "no");
  expect(consentOf(7)).toBe("no");
});

test("without consent the tablet is not even asked", async () => {
  const ask = vi.fn();
  tablet(ask);
  expect(await locate("no")).toEqual({ position: null, position_missing: "declined" });
  expect(ask).not.toHaveBeenCalled();
});

test("a position comes with its accuracy", async () => {
  tablet((done) => done({ coords: { latitude: 39.12345678, longitude: 116.5, accuracy: 17.6 } }));
  expect(await locate("yes")).toEqual({
    position: { lat: 39.123457, lon: 116.5, accuracy: 18 },
    position_missing: "",
  });
});

test("when there is none, the reason is kept", async () => {
  for (const [code, reason] of [
    [1, "declined"],
    [2, "unavailable"],
    [3, "timed_out"],
  ] as const) {
    tablet((_done, fail) => fail({ code }));
    expect((await locate("yes")).position_missing).toBe(reason);
  }
});

test("a browser that never answers does not hold up the check-in", async () => {
  vi.useFakeTimers();
  tablet(() => undefined);
  const found = locate("yes");
  await vi.advanceTimersByTimeAsync(9_001);
  expect(await found).toEqual({ position: null, position_missing: "timed_out" });
});
