import { MantineProvider } from "@mantine/core";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, Link, RouterProvider, useParams } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Card } from "./Card";
import { Page } from "./Page";
import { SideBySide, useListAddress } from "./SideBySide";

function List() {
  const [asked, ask] = useListAddress();
  return (
    <Page title="Things">
      <span>asked {asked.get("q") ?? "nothing"}</span>
      <button type="button" onClick={() => ask({ q: "heart" })}>
        narrow
      </button>
      <Card title="One" to="/things/1" />
      <Card title="Two" to="/things/2" />
      <Link to="/elsewhere">away</Link>
    </Page>
  );
}

function Thing() {
  return (
    <Page title={`Thing ${useParams().id}`} back="/things">
      its facts <input aria-label="reason" />
    </Page>
  );
}

let turn: (wide: boolean) => void;

function screenAt(path: string, wide: boolean) {
  const watchers = new Set<(event: { matches: boolean }) => void>();
  turn = (next) => {
    wide = next;
    for (const watcher of watchers) watcher({ matches: next });
  };
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return wide && query.includes("landscape");
    },
    media: query,
    addEventListener: (_: string, watcher: (event: { matches: boolean }) => void) => watchers.add(watcher),
    removeEventListener: (_: string, watcher: (event: { matches: boolean }) => void) =>
      watchers.delete(watcher),
  }));
  const routes = [
    {
      path: "/things",
      element: <SideBySide root="/things" list={<List />} label="The chosen thing" />,
      children: [{ path: ":id", element: <Thing /> }],
    },
    { path: "/elsewhere", element: <Link to="/things">home</Link> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(
    <MantineProvider env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  );
  return router;
}

afterEach(() => vi.unstubAllGlobals());

describe("a list beside what was chosen", () => {
  it("is one page each in portrait", async () => {
    const router = screenAt("/things", false);
    await userEvent.click(screen.getByRole("link", { name: "One" }));
    expect(screen.getByRole("heading", { name: "Thing 1" })).toBeInTheDocument();
    expect(screen.queryByRole("heading", { name: "Things" })).toBeNull();
    await userEvent.click(screen.getByRole("link", { name: /返回|Back/ }));
    expect(router.state.location.pathname).toBe("/things");
  });

  it("keeps what is typed on the record when the tablet is turned", async () => {
    screenAt("/things/1", true);
    await userEvent.type(screen.getByLabelText("reason"), "half a sentence");
    act(() => turn(false));
    expect(screen.queryByRole("heading", { name: "Things" })).toBeNull();
    expect(screen.getByLabelText("reason")).toHaveValue("half a sentence");
    act(() => turn(true));
    expect(screen.getByRole("heading", { name: "Things" })).toBeInTheDocument();
    expect(screen.getByLabelText("reason")).toHaveValue("half a sentence");
  });

  it("shows both in landscape, marks the line, moves the focus there and back", async () => {
    const router = screenAt("/things", true);
    await userEvent.click(screen.getByRole("link", { name: "Two" }));
    expect(screen.getByRole("heading", { name: "Things" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Thing 2" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Two" })).toHaveAttribute("aria-current", "page");
    expect(screen.getByRole("region", { name: "The chosen thing" })).toHaveFocus();
    expect(document.title).toBe("Thing 2 · Rounds");
    expect(screen.queryByRole("link", { name: /返回|Back/ })).toBeNull();
    await act(() => router.navigate(-1));
    expect(screen.queryByRole("heading", { name: "Thing 2" })).toBeNull();
    expect(screen.getByRole("link", { name: "Two" })).toHaveFocus();
    expect(document.title).toBe("Things · Rounds");
  });

  it("opens a deep link beside the whole list, and keeps what the list was narrowed to", async () => {
    const router = screenAt("/things/1", true);
    expect(screen.getByRole("heading", { name: "Things" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "narrow" }));
    expect(screen.getByText("asked heart")).toBeInTheDocument();
    expect(router.state.location.search).toBe("");
    await userEvent.click(screen.getByRole("link", { name: "Two" }));
    expect(screen.getByText("asked heart")).toBeInTheDocument();
  });
});
