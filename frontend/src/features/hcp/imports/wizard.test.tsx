import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ImportRun } from "@/api/rows";
import { tablet, visit } from "../sample";

const run: ImportRun = {
  ...{ id: "r1", version: 1, kind: "institutions", state: "mapped", mode: "good_rows" },
  ...{ file_name: "list.csv", encoding: "gb18030", line_ends: "crcrlf", delimiter: ",", sheet: "" },
  ...{ columns: ["医院", "级别"], sample: [["松涛医院", "三级"]], mapping: { 医院: "name", 级别: "level" } },
  ...{ fields: ["name", "level", "address"], problem: null, read: 1200, created: 0, updated: 0 },
  ...{ unchanged: 0, queued: 0, settled: 0, rejected: 0, undone: 0, kept: 0, progress: 0 },
  ...{ moves: ["map", "dry_run", "run"], created_at: "2026-03-01T08:00:00Z" },
};
const checked: ImportRun = { ...run, state: "checked", created: 1100, unchanged: 90, rejected: 10 };

/** A server that knows one import and keeps what it was asked. */
function serve(first: ImportRun, answer: (path: string) => unknown = () => null): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    const request = new Request(typeof input === "string" ? new URL(input, location.href) : input, init);
    const path = new URL(request.url).pathname;
    const body = request.method === "GET" ? "" : await request.text();
    if (body) asked.push(`${request.method} ${path} ${body}`);
    const found = answer(path) ?? (path.endsWith("/rows") ? { items: [], next: null } : first);
    return new Response(JSON.stringify(found), { headers: { "Content-Type": "application/json" } });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe("an import", () => {
  it("says what the file is and does not go on without a name", async () => {
    await tablet([], ["hcp.read", "hcp.import"]);
    serve({ ...run, mapping: { 级别: "level" } });
    visit("/imports/r1");
    expect(await screen.findByText("GB18030")).toBeInTheDocument();
    expect(screen.getByText(/CR CR LF/)).toBeInTheDocument();
    expect(screen.getByText("请指定哪一列是机构名称。")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "试运行全部 1,200 行" })).toBeDisabled();
  });

  it("asks for the dry run without writing an unchanged mapping again", async () => {
    await tablet([], ["hcp.read", "hcp.import"]);
    const asked = serve(run);
    visit("/imports/r1");
    await userEvent.click(await screen.findByRole("button", { name: "试运行全部 1,200 行" }));
    expect(asked).toEqual(["POST /api/imports/r1/dry-run {}"]);
  });

  it("does not start all-or-nothing while a row is bad, and starts the good rows", async () => {
    await tablet([], ["hcp.read", "hcp.import"]);
    const asked = serve(checked);
    visit("/imports/r1");
    await userEvent.click(await screen.findByRole("radio", { name: /全部或不导入/ }));
    expect(screen.getByText(/有 10 行不能导入/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "导入 1,100 行" })).toBeDisabled();
    await userEvent.click(screen.getByRole("radio", { name: /只导入合格的行/ }));
    await userEvent.click(screen.getByRole("button", { name: "导入 1,100 行" }));
    expect(asked).toEqual(['POST /api/imports/r1/run {"mode":"good_rows"}']);
  });

  it("says what an undo does before it is done, and wants a reason", async () => {
    await tablet([], ["hcp.read", "hcp.import"]);
    const asked = serve({ ...checked, state: "done", updated: 5, moves: ["undo"] });
    visit("/imports/r1");
    await userEvent.click(await screen.findByRole("button", { name: "撤销这次导入" }));
    expect(await screen.findByText(/1,100 家/)).toBeInTheDocument();
    const acts = screen.getAllByRole("button", { name: "撤销这次导入" });
    const act = acts.at(-1) as HTMLElement;
    expect(act).toBeDisabled();
    await userEvent.click(screen.getByRole("button", { name: "文件不对" }));
    await userEvent.click(act);
    expect(asked).toEqual(['POST /api/imports/r1/undo {"reason":"文件不对"}']);
  });

  it("lets a queued row be settled, asks for what the answer needs and shows who decided", async () => {
    await tablet([], ["hcp.read", "hcp.import"]);
    const line = {
      ...{ line: 7, outcome: "queued", reason: "“火星市”不在现行区划中。", reasons: [], made: true },
      ...{ values: { 医院: "康宁医院" }, institution_id: "i1", undone: null, settlement: null },
      acts: ["division", "same", "create", "drop"],
    };
    const asked = serve({ ...run, state: "done", queued: 1, moves: ["undo"] }, (path) =>
      path.endsWith("/rows") ? { items: [line], next: null } : path.endsWith("/settle") ? line : null,
    );
    visit("/imports/r1");
    await userEvent.click(await screen.findByRole("button", { name: "核对第 7 行" }));
    await userEvent.click(await screen.findByRole("radio", { name: /不导入这一行/ }));
    await userEvent.click(screen.getByRole("radio", { name: "不是医疗机构" }));
    await userEvent.click(screen.getByRole("button", { name: "不导入" }));
    expect(asked[0]).toBe(
      'POST /api/imports/r1/rows/7/settle {"act":"drop","institution_id":null,"division_code":"","takes_row":false,"reason":"不是医疗机构"}',
    );
  });
});
