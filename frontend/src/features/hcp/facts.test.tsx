import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import type { PermitSlot } from "@/api/rows";
import { setLanguage } from "@/i18n";
import { codeWords } from "./codes";
import { changesOf, correctHcp, endPost } from "./commands";
import { Contact } from "./parts/Contact";
import { mapAddress } from "./parts/MapLink";
import { wholeAddress } from "./parts/place";
import { standing } from "./parts/RegistrationNote";
import { currentSlots } from "./parts/SlotWeek";
import { showVisited } from "./parts/visited";
import { doctor, draw, post, songtao, tablet } from "./sample";

beforeAll(() => setLanguage("zh-CN"));

const zhang = doctor("h1", "张三", "zhang san", { phone: "13800001234", licence_no: "110000000000228" });

describe("a correction", () => {
  it("sends only what was changed, with the version it began from", () => {
    const { name, phone, licence_no } = zhang;
    const before = { name, phone, licence_no };
    const command = correctHcp(zhang, changesOf(before, { ...before, phone: "13900000000" }));
    expect(command.body).toEqual({ phone: "13900000000", version: 3 });
    expect(command.before).toMatchObject({ phone: "13800001234" });
    expect(command.about).toBe("hcps:h1");
  });
  it("ends a post with its last day and why", () => {
    const command = endPost(zhang, post("h1"), "已退休", "2026-01-31");
    expect(command).toMatchObject({
      url: "/api/affiliations/a-h1/end",
      body: { to_on: "2026-01-31", reason: "已退休" },
      patch: { to_on: "2026-01-31" },
    });
  });
});

describe("a telephone number", () => {
  it("is covered until somebody who may see it asks", async () => {
    await tablet([], ["hcp.read", "hcp.see_contact"]);
    draw(<Contact row={zhang} />);
    expect(screen.getByText("138****1234")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "显示" }));
    expect(screen.getByText("13800001234")).toBeInTheDocument();
  });
  it("has no button for those who may not", async () => {
    await tablet([], ["hcp.read"]);
    draw(<Contact row={{ ...zhang, phone: "138****1234" }} />);
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByText(/没有查看完整内容的权限/)).toBeInTheDocument();
  });
});

describe("a registration", () => {
  const entry = (registered_on: string, expires_on: string | null) => ({
    number: "8",
    registered_on,
    expires_on,
  });
  it.each([
    ["none", []],
    ["valid", [entry("2025-01-01", null)]],
    ["soon", [entry("2025-01-01", "2026-03-20")]],
    ["expired", [entry("2025-01-01", "2026-02-28")]],
    ["later", [entry("2026-04-01", "2027-02-28")]],
    ["valid", [entry("2024-01-01", "2025-01-01"), entry("2026-01-01", "2027-01-01")]],
  ])("is %s", (state, entries) => expect(standing(entries, "2026-03-01").state).toBe(state));
});

describe("reception hours", () => {
  const slot = (id: string, weekday: number, starts: string, to_on: string | null): PermitSlot => ({
    ...{ id, institution_id: "i1", department_id: null, weekday, starts, ends: "17:00" },
    ...{ place: "", host: "", from_on: "2025-01-01", to_on },
  });
  it("leave out what is over and stand in the order of the week", () => {
    const shown = currentSlots(
      [
        slot("b", 4, "14:00", null),
        slot("old", 1, "09:00", "2025-12-31"),
        slot("c", 4, "16:00", "2026-12-31"),
        slot("a", 2, "14:00", null),
      ],
      "2026-03-01",
    );
    expect(shown.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});

describe("words", () => {
  const lists = {
    levels: [{ code: "3", zh: "三级", en: "Level 3" }],
    grades: [{ code: "a", zh: "甲等", en: "Grade A" }],
  };
  it("write a level and its grade as one in Chinese, apart in English", () => {
    expect(codeWords(lists, "zh-CN").rank(songtao)).toBe("三级甲等");
    expect(codeWords(lists, "en").rank(songtao)).toBe("Level 3 · Grade A");
  });
  it("show the code as long as the list is not here", () => {
    expect(codeWords({}, "en").word("titles", "231")).toBe("231");
  });
  it("say how long ago a visit was", () => {
    expect(showVisited(null)).toBe("尚未拜访");
    expect(showVisited("2026-03-01", "2026-03-01")).toBe("今天拜访过");
    expect(showVisited("2026-02-27", "2026-03-01")).toBe("2 天前拜访");
    expect(showVisited("2025-03-01", "2026-03-01")).toBe("2025年3月1日拜访");
  });
  it("do not say the division twice", () => {
    expect(wholeAddress(songtao)).toBe("北京市海淀区松涛路 1 号");
    expect(wholeAddress({ ...songtao, address: "北京市海淀区松涛路 1 号" })).toBe("北京市海淀区松涛路 1 号");
  });
  it("open the map app of the device", () => {
    expect(mapAddress("松涛路", "Android 14")).toMatch(/^geo:0,0\?q=/);
    expect(mapAddress("松涛路", "iPad")).toMatch(/^https:\/\/maps\.apple\.com/);
    expect(mapAddress("松涛路", "Windows NT")).toMatch(/^https:\/\/uri\.amap\.com/);
  });
});
