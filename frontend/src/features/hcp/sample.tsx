import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import type { Affiliation, Department, Hcp, Institution, User } from "@/api/rows";
import { setLanguage } from "@/i18n";
import { applyPage } from "@/offline/feed";
import { adopt, boot, currentTab } from "@/offline/session";
import type { Tab } from "@/offline/tab";
import { hcp as room } from ".";
import { hcpTables } from "./db";
import { names } from "./sample-words";

// A tablet with a small territory on it, for the tests of this room.

// Two busy cores: a store that opens and decrypts may take its time.
configure({ asyncUtilTimeout: 8_000 });

const key = btoa(String.fromCharCode(...new Uint8Array(32).fill(7)));
let user = 500;

export const songtao: Institution = {
  ...{
    id: "i1",
    version: 1,
    name: names.hospital,
    aliases: [names.alias],
    kind: "hospital",
    level: "3",
    grade: "a",
  },
  ...{ division_code: "110108", division_text: names.division, province: "11", address: names.address },
  ...{ uscc: "", status: "verified", pinyin: "song tao yi yuan", initials: "styy" },
};
export const cardiology: Department = {
  ...{ id: "d1", version: 1, institution_id: "i1", name: names.department, specialty_code: "03.04" },
  pinyin: "xin xue guan nei ke",
};

export function doctor(id: string, name: string, pinyin: string, fields: Partial<Hcp> = {}): Hcp {
  return {
    ...{ id, version: 3, name, gender: "1", title_code: "231", licence_no: "***********0228", phone: "" },
    ...{ specialties: ["03.04"], status: "verified", pinyin },
    initials: pinyin
      .split(" ")
      .map((one) => one[0])
      .join(""),
    ...{ institution_id: "i1", institution_name: names.hospital, department_id: "d1" },
    ...{ department_name: names.department, last_visit_on: null },
    ...fields,
  };
}

export function post(hcp: string, fields: Partial<Affiliation> = {}): Affiliation {
  return {
    ...{ id: `a-${hcp}`, version: 1, hcp_id: hcp, institution_id: "i1", institution_name: names.hospital },
    ...{ department_id: "d1", department_name: names.department, role: "staff", is_main: true },
    ...{ from_on: "2024-01-01", to_on: null },
    ...fields,
  };
}

const rep = ["hcp.read", "hcp.create", "hcp.correct", "visits.plan", "visits.write", "visits.read"];

/** Signs in on a fresh tablet and fills it. */
export async function tablet(hcps: Hcp[], codes: readonly string[] = rep): Promise<Tab> {
  user += 1;
  await setLanguage("zh-CN");
  const who = {
    id: user,
    username: "rep",
    name: names.rep,
    role: "rep",
    roles: ["rep"],
    language: "zh-hans",
  };
  await boot(hcpTables, 1);
  await adopt(
    { ...who, codes: [...codes] } as User,
    { id: "t", state: "active", data_key: key, lease_hours: 72 },
    "135792",
  );
  const rows = {
    institutions: [songtao],
    departments: [cardiology],
    hcps,
    affiliations: hcps.map((one) => post(one.id)),
  };
  const server_time = new Date().toISOString();
  await applyPage(currentTab(), {
    ...{ rows, gone: {}, cursor: "1", more: false, reset: true, server_time, min_client: "0" },
  });
  return currentTab();
}

function Around({ children }: { children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return (
    <MantineProvider env="test">
      <DatesProvider settings={{}}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

/** Opens a page of the room by its address. */
export function visit(address: string) {
  const router = createMemoryRouter([...room.routes], { initialEntries: [address] });
  return render(
    <Around>
      <RouterProvider router={router} />
    </Around>,
  );
}

/** Draws one part alone. */
export function draw(part: ReactNode) {
  return render(<Around>{part}</Around>);
}
