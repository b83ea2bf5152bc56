import { beforeEach, describe, expect, it } from "vitest";
import type { HistoryEntry } from "@/api/rows";
import { setLanguage } from "@/i18n";
import { actWords, edits } from "./act-words";
import { codeWords } from "./code-words";
import { fieldWords } from "./field-words";
import { changesOf, sentenceOf } from "./sentence";
import { actions, kinds } from "./shapes";
import { codeName, fieldName, listOf, type Telling, valueText } from "./values";

const telling = (kind: string, names: Record<string, string> = {}): Telling => ({
  kind,
  names,
  lists: { titles: [{ code: "231", zh: "主任医师", en: "Chief physician" }] },
  division: (code) => (code === "1301" ? "河北省石家庄市" : code),
});

const entry = (told: Partial<HistoryEntry>): HistoryEntry => ({
  id: 1,
  at: "2026-11-20T06:11:00Z",
  actor: "林悦",
  action: "hcp.hcp.correct",
  type: "changed",
  reason: "",
  device: null,
  occurred_at: null,
  changes: [],
  ...told,
});

describe("the words of history", () => {
  for (const language of ["zh-CN", "en"] as const) {
    it(`name every field the server can send (${language})`, async () => {
      await setLanguage(language);
      const nameless = Object.entries(kinds).flatMap(([kind, fields]) =>
        Object.keys(fields).flatMap((field) => (fieldName(kind, field) ? [] : [`${kind}.${field}`])),
      );
      expect(nameless).toEqual([]);
    });

    it(`put every code into words (${language})`, async () => {
      await setLanguage(language);
      const wordless = Object.entries(kinds).flatMap(([kind, fields]) =>
        Object.entries(fields).flatMap(([field, shape]) =>
          listOf(kind, field)
            ? []
            : (shape.codes ?? []).flatMap((code) =>
                codeName(kind, field, code) ? [] : [`${kind}.${field}.${code}`],
              ),
        ),
      );
      expect(wordless).toEqual([]);
    });
  }

  it("tell of a restored state with its moment and the reason alone", async () => {
    await setLanguage("en");
    const restored = entry({ action: "hcp.hcp.restore", reason: "2026-11-20T08:00:00+00:00 a slip" });
    expect(sentenceOf(telling("hcp"), restored)).toMatch(
      /^林悦 restored this record to its state of 20 Nov 2026 .*\. Reason: a slip\.$/,
    );
    await setLanguage("zh-CN");
  });

  it("know every action, as an act of its own or as an edit", () => {
    const unknown = actions.filter((action) => !edits.has(action) && !(action in actWords.zh));
    expect(unknown).toEqual([]);
  });

  it("hold nothing the server no longer sends", () => {
    const fields = new Set(Object.values(kinds).flatMap((of) => Object.keys(of)));
    const stale = Object.keys(fieldWords.zh).filter((key) => !fields.has(key.split(".").pop() ?? ""));
    expect(stale).toEqual([]);
    expect(Object.keys(codeWords.en).sort()).toEqual(Object.keys(codeWords.zh).sort());
  });
});

describe("the sentence of a change", () => {
  beforeEach(() => setLanguage("zh-CN"));
  const moved = entry({
    action: "hcp.affiliation.correct",
    device: "t3",
    reason: "调岗",
    changes: [{ field: "department_id", before: "d1", after: "d2" }],
  });
  const names = { t3: "平板 3", d1: "心内科", d2: "心外科" };

  it("says who, on which tablet, what from what to what, and why", async () => {
    expect(sentenceOf(telling("affiliation", names), moved)).toBe(
      "林悦 在 平板 3 上修改了 科室：心内科 → 心外科，原因：调岗。",
    );
    await setLanguage("en");
    expect(sentenceOf(telling("affiliation", { ...names, d1: "Cardiology", d2: "Surgery" }), moved)).toBe(
      "林悦 changed Department: Cardiology → Surgery, on 平板 3. Reason: 调岗.",
    );
  });

  it("names the act when it is more than an edit", () => {
    const handedIn = entry({ action: "visits.visit.submit" });
    expect(sentenceOf(telling("visit"), handedIn)).toBe("林悦 递交了拜访。");
  });

  it("counts when there is too much to say", () => {
    const changes = ["name", "phone", "licence_no", "gender"].map((field) => ({
      field,
      before: "a",
      after: "b",
    }));
    expect(sentenceOf(telling("hcp"), entry({ changes }))).toBe("林悦 修改了 4 项内容。");
  });

  it("names the fields when their values are too long for a sentence", () => {
    const changes = [{ field: "note", before: "", after: "很长".repeat(60) }];
    expect(sentenceOf(telling("visit"), entry({ action: "visits.visit.edit", changes }))).toBe(
      "林悦 修改了 备注。",
    );
  });

  it("tells a creation, a deletion and a job of the system", () => {
    const job = entry({ type: "created", action: "x", actor: "job:import" });
    expect(sentenceOf(telling("hcp"), job)).toBe("系统任务 建立了这条记录。");
    expect(sentenceOf(telling("hcp"), entry({ type: "deleted", action: "x" }))).toContain("删除了");
  });
});

describe("values", () => {
  beforeEach(() => setLanguage("zh-CN"));

  it("tell a rule's condition and limit as sentences", () => {
    const rule = telling("rule");
    const when = {
      all: [{ fact: "heads", is: "above", value: 10 }, { not: { fact: "cash", is: "equals", value: true } }],
    };
    expect(valueText(rule, "when", when)).toBe("heads 大于 10 且 非（cash 等于 true）");
    expect(valueText(rule, "when", { all: [] })).toBe("任何情况");
    expect(valueText(rule, "limit", { adds: "per_head", already: null, at_most: "300.00" })).toBe(
      "per_head ≤ 300.00",
    );
  });

  it("become words: codes, ids, days, instants, yes and no", () => {
    const hcp = telling("hcp");
    expect(valueText(hcp, "title_code", "231")).toBe("主任医师");
    expect(valueText(telling("visit"), "state", "checked_in")).toBe("已签到");
    expect(valueText(telling("letter"), "from_on", "2026-03-01")).toBe("2026年3月1日");
    expect(valueText(telling("visit"), "late", true)).toBe("是");
    expect(valueText(telling("slot"), "weekday", 1)).toBe("星期一");
    expect(valueText(telling("visit"), "planned_minutes", 30)).toBe("30 分钟");
    expect(valueText(telling("slot"), "starts", "09:30:00")).toBe("09:30");
    expect(valueText(telling("person"), "roles", ["rep", "manager"])).toBe("医药代表、地区经理");
    expect(valueText(hcp, "phone", "***")).toBe("（无权查看）");
    expect(valueText(hcp, "phone", "")).toBe("（空）");
  });

  it("say the whole country where an empty list means it", () => {
    expect(valueText(telling("letter"), "division_codes", [])).toBe("全国");
    expect(valueText(telling("letter"), "division_codes", ["1301"])).toBe("河北省石家庄市");
  });

  it("are summed up when they are long", () => {
    const brought = [
      { product_id: "p", message_id: "m", reaction: "positive", note: "" },
      { product_id: "q", message_id: null, reaction: "", note: "" },
    ];
    const named = telling("visit", { p: "安律平片", q: "瑞糖宁", m: "24 周证据" });
    expect(valueText(named, "products", brought)).toBe("安律平片（24 周证据、积极）；瑞糖宁");
    const files = [{ kind: "photo" }, { kind: "photo" }, { kind: "signature" }];
    expect(valueText(named, "attachments", files)).toBe("2 张照片、1 个签名");
    expect(valueText(named, "position", { lat: 39.90421, lon: 116.40739, accuracy: 18.4 })).toContain(
      "18 米",
    );
  });

  it("keep the server's name of a field nobody has named yet", () => {
    const strange = entry({ changes: [{ field: "brand_new", before: 1, after: 2 }] });
    expect(changesOf(telling("hcp"), strange)[0]?.name).toBe("brand_new");
  });
});
