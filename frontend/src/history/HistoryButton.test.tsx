import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { setLanguage } from "@/i18n";
import { HistoryButton } from "./HistoryButton";

const change = (id: number, title: string) => ({
  id,
  at: `2026-11-2${id}T06:11:00Z`,
  actor: "林悦",
  action: "hcp.hcp.correct",
  type: "changed",
  reason: "",
  device: "t3",
  occurred_at: `2026-11-2${id}T02:02:00Z`,
  changes: [{ field: "name", before: "张", after: title }],
});
const names = { t3: "平板 3" };
const answers: Record<string, unknown> = {
  "/api/history/hcp/1": { items: [change(2, "张三")], next: "older", names },
  "/api/history/hcp/1?cursor=older": { items: [change(1, "张二")], next: null, names },
};

function serve(answer: (path: string) => Response | Promise<Response>) {
  vi.stubGlobal("fetch", (request: Request | string) => {
    const url = new URL(typeof request === "string" ? request : request.url, "http://localhost");
    return answer(decodeURIComponent(url.pathname + url.search));
  });
}

const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 });

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <HistoryButton kind="hcp" id="1" name="张三" />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

// The sheet comes when it is first opened; here it is there before the clock of a test runs.
beforeAll(async () => void (await import("./Sheet")));
beforeEach(() => setLanguage("zh-CN"));
afterEach(() => vi.unstubAllGlobals());

it("tells each change in a sentence with both times, goes on to earlier ones and closes by Esc", async () => {
  serve((path) => json(answers[path]));
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole("button", { name: "变更历史" }));
  expect(await screen.findByText("林悦 在 平板 3 上修改了 姓名：张 → 张三。")).toBeVisible();
  expect(screen.getByText(/相差 4 小时/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "更早的变更" }));
  expect(await screen.findByText("林悦 在 平板 3 上修改了 姓名：张 → 张二。")).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("shows the record as it was beside today, with the differences marked", async () => {
  const row = (name: string, phone: string) => ({ at: "", row: { name, phone }, names: {} });
  serve((path) => {
    if (!path.includes("/as-of")) return json(answers[path]);
    return json(path.includes("2026-11-22T06:11") ? row("张三", "1") : row("张三丰", "1"));
  });
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole("button", { name: "变更历史" }));
  await user.click(await screen.findByRole("button", { name: "查看当时的样子" }));
  expect(await screen.findByText("与今天相比有 1 项不同")).toBeVisible();
  const line = screen.getByText("张三丰").closest("tr");
  expect(line).toHaveTextContent("姓名不同张三张三丰");
  await user.click(screen.getByRole("switch", { name: "只看不同之处" }));
  expect(screen.queryByText("电话")).toBeNull();
});

it("restores an earlier state: shows what will change, asks why, and looks again when somebody was faster", async () => {
  let version = 7;
  const sent: unknown[] = [];
  const row = { at: "", row: { name: "张二" }, names: {}, restore: true };
  const plan = () => ({
    at: "",
    version,
    changes: [{ field: "name", before: `张${version}`, after: "张二" }],
    names: {},
    refusal: null,
    rule: "",
  });
  vi.stubGlobal("fetch", async (asked: Request | string, init?: RequestInit) => {
    const request = asked instanceof Request ? asked : new Request(new URL(asked, "http://localhost"), init);
    const path = new URL(request.url).pathname;
    if (request.method === "POST") {
      const body = (await request.json()) as { version: number };
      sent.push(body);
      if (body.version === 8) return json({ version: 9 });
      version = 8;
      return new Response(JSON.stringify({ code: "stale", detail: "" }), { status: 409 });
    }
    if (path.endsWith("/restore")) return json(plan());
    if (path.endsWith("/as-of")) {
      const at = new URL(request.url).searchParams.get("at") ?? "";
      return json(at.startsWith("2026-11-22T06:11") ? row : { ...row, row: { name: "张七" } });
    }
    return json(answers["/api/history/hcp/1"]);
  });
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole("button", { name: "变更历史" }));
  await user.click(await screen.findByRole("button", { name: "查看当时的样子" }));
  await user.click(await screen.findByRole("button", { name: "恢复为当时的内容" }));
  expect((await screen.findByText("张7")).closest("tr")).toHaveTextContent("姓名张7张二");
  expect(screen.getByRole("button", { name: "恢复" })).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "原因" }), "误改");
  await user.click(screen.getByRole("button", { name: "恢复" }));
  expect(await screen.findByText(/已被他人修改/)).toBeVisible();
  expect((await screen.findByText("张8")).closest("tr")).toHaveTextContent("姓名张8张二");
  await user.click(screen.getByRole("button", { name: "恢复" }));
  await waitFor(() => expect(screen.queryByText("张8")).toBeNull());
  expect(sent).toMatchObject([
    { version: 7, reason: "误改" },
    { version: 8, reason: "误改" },
  ]);
});

it("says plainly that history needs a network", async () => {
  serve(() => Promise.reject(new TypeError("offline")));
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole("button", { name: "变更历史" }));
  expect(await screen.findByText("变更历史保存在服务器上，离线时无法查看")).toBeVisible();
});
