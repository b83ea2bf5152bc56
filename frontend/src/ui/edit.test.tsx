import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { useEdit } from "./edit";

const start = { name: "甲", phone: "1" };
const stale = () => new Problem(409, { code: "stale", current: { version: 5, name: "甲", phone: "2" } });
const read = (row: Record<string, unknown>) => ({ name: String(row.name), phone: String(row.phone) });

describe("a desk form", () => {
  it("shows the server's remedy beside its field and a rule's refusal apart", async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(new Problem(422, { code: "invalid", fields: { name: "太短" } }));
    send.mockRejectedValueOnce(
      new Problem(409, { code: "not_qualified", detail: "不能备案", rule: "MR-04" }),
    );
    const { result } = renderHook(() => useEdit({ start, send, onDone: vi.fn() }));
    await act(() => result.current.save());
    expect(result.current.errorOf("name")).toBe("太短");
    expect(result.current.problem).toBeNull();
    await act(() => result.current.save());
    expect(result.current.errorOf("name")).toBeUndefined();
    expect(result.current.problem?.rule).toBe("MR-04");
  });

  it("keeps one key while the same values are sent again, and takes a new one for other values", async () => {
    const keys: string[] = [];
    const send = vi.fn(async (_values: unknown, how: { key: string }) => {
      keys.push(how.key);
      throw new Problem(0, null);
    });
    const { result } = renderHook(() => useEdit({ start, version: 1, send, onDone: vi.fn() }));
    await act(() => result.current.save());
    await act(() => result.current.save());
    act(() => result.current.set({ name: "乙" }));
    await act(() => result.current.save());
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it("shows both values of a conflict and saves the chosen ones on top of the newer version", async () => {
    const done = vi.fn();
    const send = vi.fn().mockRejectedValueOnce(stale()).mockResolvedValueOnce("saved");
    const { result } = renderHook(() => useEdit({ start, version: 4, send, read, onDone: done }));
    act(() => result.current.set({ phone: "3" }));
    await act(() => result.current.save());
    expect(result.current.clashes).toEqual([{ field: "phone", mine: "3", theirs: "2", side: "mine" }]);
    await act(() => result.current.settle({ phone: "theirs" }));
    expect(send.mock.calls[1]?.[0]).toEqual({ name: "甲", phone: "2" });
    expect(send.mock.calls[1]?.[1]).toMatchObject({ version: 5 });
    expect(done).toHaveBeenCalledWith("saved");
  });

  it("never undoes what somebody else changed and the user did not touch", async () => {
    const send = vi.fn().mockRejectedValueOnce(stale()).mockResolvedValueOnce("saved");
    const { result } = renderHook(() => useEdit({ start, version: 4, send, read, onDone: vi.fn() }));
    act(() => result.current.set({ name: "乙" }));
    await act(() => result.current.save());
    await act(() => result.current.settle({}));
    expect(send.mock.calls[1]?.[0]).toEqual({ name: "乙", phone: "2" });
  });
});
