import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { saveCommand } from "@/offline/outbox";
import { sendOne } from "@/offline/push";
import type { Tab } from "@/offline/tab";
import { createHcp, type HcpFields } from "./commands";
import { doctor, tablet, visit } from "./sample";

const fields: HcpFields = {
  ...{ name: "赵新雨", gender: "0", title_code: "", licence_no: "", phone: "", specialties: [] },
  status: "unverified",
};
const place = {
  ...{ institution_id: "i1", department_id: "d1", role: "staff" },
  ...{ institution_name: "松涛医院", department_name: "心血管内科" },
};

/** The server says no to the one waiting command. */
async function refuse(tab: Tab, body: unknown): Promise<void> {
  const row = await tab.db.outbox.orderBy("seq").last();
  await sendOne(tab, async () => ({ status: 422, body, headers: new Headers() }), row?.seq ?? 0);
}

describe("a rep in a basement", () => {
  it("finds a doctor by initials at every key", async () => {
    await tablet([doctor("h1", "张三", "zhang san"), doctor("h2", "李四", "li si")]);
    visit("/accounts");
    await screen.findByText("张三");
    await userEvent.type(screen.getByRole("searchbox"), "zs");
    await waitFor(() => expect(screen.queryByText("李四")).toBeNull());
    expect(screen.getByText("张三")).toBeInTheDocument();
  });

  it("finds nobody, clears, and sees everybody again", async () => {
    await tablet([doctor("h1", "张三", "zhang san")]);
    visit("/accounts?q=xx");
    await userEvent.click(await screen.findByRole("button", { name: "清除条件" }));
    expect(await screen.findByText("张三")).toBeInTheDocument();
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });

  it("sees a doctor entered just now, waiting to be sent, under the right letter", async () => {
    const tab = await tablet([doctor("h1", "张三", "zhang san"), doctor("h2", "李四", "li si")]);
    await saveCommand(tab, createHcp("h9", fields, place));
    visit("/accounts?q=zxy");
    expect(await screen.findByText("赵新雨")).toBeInTheDocument();
    expect(screen.getByText("待发送")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Z" })).toBeInTheDocument();
  });

  it("sees who works in a department, the new one included", async () => {
    const tab = await tablet([doctor("h1", "张三", "zhang san")]);
    await saveCommand(tab, createHcp("h9", fields, place));
    visit("/accounts/departments/d1");
    expect(await screen.findByText("张三")).toBeInTheDocument();
    expect(screen.getByText("赵新雨")).toBeInTheDocument();
  });
});

describe("a rep whose entry was refused", () => {
  it("finds what was typed and why, and mends it in its place", async () => {
    const tab = await tablet([]);
    await saveCommand(tab, createHcp("h9", fields, place));
    await refuse(tab, {
      code: "invalid",
      detail: "没有这个职称。",
      fields: { title_code: "请从列表中选择。" },
    });
    visit("/accounts/hcps/h9/edit");
    expect(await screen.findByText("没有这个职称。")).toBeInTheDocument();
    expect(screen.getByText("请从列表中选择。")).toBeInTheDocument();
    const name = screen.getByLabelText(/姓名/);
    expect(name).toHaveValue("赵新雨");
    await userEvent.type(name, "晴");
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(async () => expect((await tab.db.outbox.toArray())[0]?.state).toBe("queued"));
    expect(await tab.db.outbox.count()).toBe(1);
    expect(await screen.findByRole("heading", { name: "赵新雨晴" })).toBeInTheDocument();
  });
});

describe("a form left half-way", () => {
  it("has what was typed when it is opened again", async () => {
    await tablet([]);
    const first = visit("/accounts/hcps/new");
    await userEvent.type(await screen.findByLabelText(/姓名/), "周");
    first.unmount();
    await new Promise((done) => setTimeout(done, 100));
    visit("/accounts/hcps/new");
    expect(await screen.findByText("已恢复上次没有保存的内容。")).toBeInTheDocument();
    expect(screen.getByLabelText(/姓名/)).toHaveValue("周");
  });
});
