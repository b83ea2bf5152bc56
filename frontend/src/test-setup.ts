import "fake-indexeddb/auto";
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

if (typeof window !== "undefined" && !window.matchMedia) {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    }) as unknown as MediaQueryList;
}
if (typeof globalThis.ResizeObserver === "undefined") {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}

/** As the store clones, but into this realm: jsdom's world knows no arrays made by Node's own clone. */
function clone(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const kind = Object.prototype.toString.call(value);
  if (kind === "[object ArrayBuffer]") return new Uint8Array(value as ArrayBuffer).slice().buffer;
  if (kind === "[object Uint8Array]") return new Uint8Array(value as Uint8Array);
  if (kind === "[object Array]") return (value as unknown[]).map(clone);
  if (kind !== "[object Object]") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clone(one)]));
}
if (typeof window !== "undefined") globalThis.structuredClone = clone as typeof structuredClone;
