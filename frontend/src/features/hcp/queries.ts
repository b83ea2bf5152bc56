// Where a page reads from: a field role's tablet carries its accounts, a desk role that sees all asks the server.
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { api } from "@/api/client";
import type { Affiliation, Department, Hcp, Id, Institution, PermitSlot, Registration } from "@/api/rows";
import { compareNames, search } from "@/lib/reading";
import { today } from "@/lib/time";
import { type Live, useMay, useRow, useRows, useSession, useUnsent, useUser } from "@/offline";

/** A list as a page shows it, wherever it comes from. */
export type Listing<R> = {
  /** Undefined while the first read is under way. */
  rows: readonly Live<R>[] | undefined;
  /** Every row that fits is here: the letters of the rail can be jumped to. */
  whole: boolean;
  error: unknown;
  retry: () => void;
  /** The next page, when the server has one. */
  more: (() => void) | null;
  loading: boolean;
};
export type HcpAsk = { text: string; institution: string; department: string; title: string };
export type InstitutionAsk = { text: string; level: string; kind: string; province: string };

/** Desk roles see every territory; their tablet does not carry all of it. */
export function useSeesAll(): boolean {
  return useMay("hcp.see_all");
}

const UNSENT = { where: { index: "id", equals: "" }, match: (row: object) => "pending" in row };
const nothing = () => undefined;

function tabletList<R>(rows: readonly Live<R>[] | undefined): Listing<R> {
  return { rows, whole: true, error: null, retry: nothing, more: null, loading: false };
}

/** Asks again when something was sent: the answer may be in the list. */
function useFreshAfterSending(key: string, on: boolean): void {
  const { waiting } = useUnsent();
  const before = useRef(waiting);
  const client = useQueryClient();
  useEffect(() => {
    if (on && waiting < before.current) void client.invalidateQueries({ queryKey: [key] });
    before.current = waiting;
  }, [client, key, on, waiting]);
}

type PageOf<R> = { items: R[]; next: string | null };

function useServerList<R extends { id: Id }>(
  key: string,
  ask: Record<string, string>,
  on: boolean,
  read: (query: Record<string, string>) => Promise<PageOf<R> | undefined>,
  unsent: readonly Live<R>[] | undefined,
): Listing<R> {
  useFreshAfterSending(key, on);
  const asked = Object.fromEntries(Object.entries(ask).filter(([, value]) => value));
  const query = useInfiniteQuery({
    queryKey: [key, "list", asked],
    enabled: on,
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      (await read({ ...asked, ...(pageParam && { cursor: pageParam }) })) ?? { items: [], next: null },
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => {
    if (!pages) return undefined;
    const waiting = new Map((unsent ?? []).map((row) => [row.id, row]));
    const shown: Live<R>[] = pages.flatMap((page) => page.items).map((row) => waiting.get(row.id) ?? row);
    const known = new Set(shown.map((row) => row.id));
    return [...(unsent ?? []).filter((row) => row.pending?.creates && !known.has(row.id)), ...shown];
  }, [pages, unsent]);
  return {
    rows,
    whole: !query.hasNextPage,
    error: rows ? null : query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null,
    loading: query.isFetchingNextPage,
  };
}

export function useHcpList(ask: HcpAsk): Listing<Hcp> {
  const all = useSeesAll();
  const rows = useRows("hcps", all ? UNSENT : {}, [all]);
  const places = useInstitutionMap();
  const sorted = useMemo(() => (rows ? [...rows].sort(compareNames) : undefined), [rows]);
  const shown = useMemo(() => {
    const fitting = sorted?.filter(
      (row) =>
        (!ask.institution || row.institution_id === ask.institution) &&
        (!ask.department || row.department_id === ask.department) &&
        (!ask.title || row.title_code === ask.title),
    );
    return fitting && search(fitting, ask.text, (row) => places?.get(row.institution_id ?? ""));
  }, [sorted, ask.institution, ask.department, ask.title, ask.text, places]);
  const { text, ...fields } = ask;
  const server = useServerList<Hcp>("hcps", { ...fields, search: text }, all, readHcps, rows);
  return all ? server : tabletList(shown);
}

async function readHcps(query: Record<string, string>): Promise<PageOf<Hcp> | undefined> {
  return (await api.GET("/api/hcps", { params: { query } })).data;
}

export function useInstitutionList(ask: InstitutionAsk): Listing<Institution> {
  const all = useSeesAll();
  const rows = useRows("institutions", all ? UNSENT : {}, [all]);
  const sorted = useMemo(() => (rows ? [...rows].sort(compareNames) : undefined), [rows]);
  const shown = useMemo(() => {
    const fitting = sorted?.filter(
      (row) =>
        (!ask.level || row.level === ask.level) &&
        (!ask.kind || row.kind === ask.kind) &&
        (!ask.province || row.province === ask.province),
    );
    return fitting && search(fitting, ask.text);
  }, [sorted, ask.level, ask.kind, ask.province, ask.text]);
  const { text, ...fields } = ask;
  const server = useServerList<Institution>(
    "institutions",
    { ...fields, search: text },
    all,
    readInstitutions,
    rows,
  );
  return all ? server : tabletList(shown);
}

async function readInstitutions(query: Record<string, string>): Promise<PageOf<Institution> | undefined> {
  return (await api.GET("/api/institutions", { params: { query } })).data;
}

/** The institutions on this tablet by id. */
export function useInstitutionMap(): ReadonlyMap<Id, Live<Institution>> | undefined {
  const rows = useRows("institutions");
  return useMemo(() => rows && new Map(rows.map((row) => [row.id, row])), [rows]);
}

/** One record with what belongs to it. `row` is undefined while it is read, null when there is none to see. */
export type Found<R> = { row: Live<R> | null | undefined; error: unknown; retry: () => void };

function newer<R extends { version: number }>(mine: Live<R> | null, theirs: R | undefined): Live<R> | null {
  if (!theirs) return mine;
  return mine && (mine.pending || mine.version > theirs.version) ? mine : theirs;
}

function chosen<R extends { version: number }>(
  local: Live<R> | null | undefined,
  server: { data: R | undefined; error: unknown; refetch: () => unknown },
  all: boolean,
): Found<R> {
  const row = local === undefined ? undefined : newer(local, server.data);
  const waiting = all && row === null && !server.error;
  const gone = (server.error as { status?: number } | null)?.status === 404;
  return {
    row: waiting ? undefined : row,
    error: row || gone ? null : server.error,
    retry: () => void server.refetch(),
  };
}

/** A registration as far as both sources tell: the permit on the tablet holds only one's own. */
export type Registered = Pick<Registration, "number" | "registered_on" | "expires_on"> & { user_id?: number };

export type InstitutionFound = Found<Institution> & {
  departments: readonly Live<Department>[] | undefined;
  slots: readonly PermitSlot[];
  registrations: readonly Registered[];
};

export function useInstitution(id: Id): InstitutionFound {
  const all = useSeesAll();
  const local = useRow("institutions", id);
  const departments = useRows(
    "departments",
    { where: { index: "institution_id", equals: id }, order: compareNames },
    [id],
  );
  const permit = usePermit();
  const server = useQuery({
    queryKey: ["institutions", "one", id],
    enabled: all && id !== "",
    queryFn: async () => (await api.GET("/api/institutions/{id}", { params: { path: { id } } })).data,
  });
  useFreshAfterSending("institutions", all);
  const here = <R extends { institution_id: Id }>(rows: readonly R[] | undefined) =>
    (rows ?? []).filter((row) => row.institution_id === id);
  return {
    ...chosen<Institution>(local, server, all),
    departments: all ? merged(server.data?.departments, departments) : departments,
    slots: all ? (server.data?.slots ?? []) : here(permit?.slots),
    registrations: all ? (server.data?.registrations ?? []) : here(permit?.registrations),
  };
}

/** The server's rows, and over them those of the tablet that are newer or not sent yet. */
function merged<R extends { id: Id; version: number }>(
  theirs: readonly R[] | undefined,
  mine: readonly Live<R>[] | undefined,
): readonly Live<R>[] | undefined {
  if (!theirs) return undefined;
  const own = new Map((mine ?? []).map((row) => [row.id, row]));
  const shown = theirs.map((row) => newer(own.get(row.id) ?? null, row) ?? row);
  const known = new Set(theirs.map((row) => row.id));
  return [...shown, ...(mine ?? []).filter((row) => row.pending && !known.has(row.id))];
}

/** The reader's own permit, when the tablet carries it. */
function usePermit() {
  const user = useUser();
  const now = useSession();
  const carried = now.phase === "open" && now.tab.specs.has("permit");
  return useRow("permit", carried ? String(user.id) : null);
}

export function useDepartment(id: Id): Found<Department> {
  const all = useSeesAll();
  const local = useRow("departments", id);
  const server = useQuery({
    queryKey: ["departments", "one", id],
    enabled: all && id !== "",
    queryFn: async () => (await api.GET("/api/departments/{id}", { params: { path: { id } } })).data,
  });
  useFreshAfterSending("departments", all);
  return chosen<Department>(local, server, all);
}

export type HcpFound = Found<Hcp> & { posts: readonly Live<Affiliation>[] };

export function useHcp(id: Id): HcpFound {
  const all = useSeesAll();
  const local = useRow("hcps", id);
  const posts = useRows("affiliations", { where: { index: "hcp_id", equals: id } }, [id]);
  const server = useQuery({
    queryKey: ["hcps", "one", id],
    enabled: all && id !== "",
    queryFn: async () => (await api.GET("/api/hcps/{id}", { params: { path: { id } } })).data,
  });
  useFreshAfterSending("hcps", all);
  const shown = (all ? merged(server.data?.affiliations, posts) : posts) ?? [];
  return { ...chosen<Hcp>(local, server, all), posts: useMemo(() => [...shown].sort(byPost), [shown]) };
}

/** The main post first, then the present ones, then the newest. */
function byPost(one: Affiliation, other: Affiliation): number {
  if (one.is_main !== other.is_main) return one.is_main ? -1 : 1;
  if (!one.to_on !== !other.to_on) return one.to_on ? 1 : -1;
  return (other.from_on ?? "").localeCompare(one.from_on ?? "");
}

/** Who works today at an institution or in a department of it. */
export function usePeopleAt(institution: Id, department = ""): Listing<Hcp> {
  const all = useSeesAll();
  const posts = useRows("affiliations", { where: { index: "institution_id", equals: institution } }, [
    institution,
  ]);
  const rows = useRows("hcps", all ? UNSENT : {}, [all]);
  const day = today();
  const people = useMemo(() => {
    if (!rows || !posts) return undefined;
    const here = posts.filter(
      (post) => (!post.to_on || post.to_on >= day) && (!department || post.department_id === department),
    );
    const ids = new Set(here.map((post) => post.hcp_id));
    const fits = (row: Hcp) =>
      row.institution_id === institution && (!department || row.department_id === department);
    return rows.filter((row) => ids.has(row.id) || (row.pending?.creates && fits(row))).sort(compareNames);
  }, [rows, posts, day, institution, department]);
  const server = useServerList<Hcp>("hcps", { institution, department }, all, readHcps, people);
  return all ? server : tabletList(people);
}

/** The name of an institution, from the tablet or the server. */
export function useInstitutionName(id: Id | null): string | undefined {
  const all = useSeesAll();
  const local = useRow("institutions", id);
  const server = useQuery({
    queryKey: ["institutions", "one", id],
    enabled: all && local === null && id !== null,
    queryFn: async () =>
      (await api.GET("/api/institutions/{id}", { params: { path: { id: id ?? "" } } })).data,
  });
  return local?.name ?? server.data?.name;
}

/** How the lists call a place until the server answers. */
export function usePlaceNames() {
  const institutions = useInstitutionMap();
  const departments = useRows("departments");
  return (institution: Id, department: Id | "") => ({
    institution_name: institutions?.get(institution)?.name ?? "",
    department_name: departments?.find((one) => one.id === department)?.name ?? "",
  });
}
