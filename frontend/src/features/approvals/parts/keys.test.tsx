import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider, useParams } from "react-router";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { setLanguage } from "@/i18n";
import type { Run } from "../queries";
import { Decide } from "./Decide";
import { Inbox } from "./Inbox";

const task = (n: number, acts: string[]) => ({
  id: `t${n}`,
  run_id: `r${n}`,
  kind: "decide",
  number: `REQ-${n}`,
  title_zh: `申请 ${n}`,
  title_en: `Request ${n}`,
  requester_name: "林悦",
  rules: 0,
  late: false,
  due_at: null,
  money: null,
  meaning: null,
  acts,
  returnable: ["start"],
});
const request = (acts: string[]) =>
  ({ id: "r1", acts: [], my_tasks: [task(1, acts)], steps: [], tasks: [] }) as unknown as Run;

function Chosen({ acts }: { acts: string[] }) {
  return (
    <>
      <p>chosen {useParams().id ?? "none"}</p>
      <Decide run={request(acts)} />
    </>
  );
}

function show(acts: string[] = ["approve", "reject", "return"]) {
  const page = (
    <>
      <Inbox />
      <Chosen acts={acts} />
      <input aria-label="elsewhere" />
    </>
  );
  const paths = [
    { path: "/approvals", element: page },
    { path: "/approvals/:id", element: page },
  ];
  const router = createMemoryRouter(paths, { initialEntries: ["/approvals"] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

// jsdom has no fonts; a text area that grows with its words waits for them.
beforeAll(() => {
  const fonts = { addEventListener: () => {}, removeEventListener: () => {} };
  Object.defineProperty(document, "fonts", { value: fonts, configurable: true });
});
beforeEach(async () => {
  await setLanguage("zh-CN");
  const items = [task(1, []), task(2, []), task(3, [])];
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ items, next: null }), { status: 200 }));
});
afterEach(() => vi.unstubAllGlobals());

it("walks through the inbox with J and K, and opens the first with Enter", async () => {
  const user = show();
  await screen.findByText("申请 3");
  await user.keyboard("{Enter}");
  expect(await screen.findByText("chosen r1")).toBeVisible();
  await user.keyboard("jj");
  expect(await screen.findByText("chosen r3")).toBeVisible();
  await user.keyboard("j");
  expect(await screen.findByText("chosen r3")).toBeVisible();
  await user.keyboard("k");
  expect(await screen.findByText("chosen r2")).toBeVisible();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("button", { name: "同意" })).toHaveFocus();
});

it.each([
  ["a", "同意"],
  ["r", "拒绝"],
  ["b", "退回"],
])("opens the sheet of an act with its key: %s", async (key, title) => {
  const user = show();
  await screen.findByText("申请 3");
  await user.keyboard(key);
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent(title);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("leaves the keys to whoever writes, to an open sheet, and to acts that are not open here", async () => {
  const user = show(["approve", "reject"]);
  await screen.findByText("申请 3");
  await user.type(screen.getByRole("textbox", { name: "elsewhere" }), "jar");
  expect(screen.getByText("chosen none")).toBeVisible();
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(document.body);
  await user.keyboard("b");
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.keyboard("a");
  await screen.findByRole("dialog");
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("j");
  expect(screen.getByText("chosen none")).toBeInTheDocument();
});
