import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "@/api/client";
import { write } from "@/api/desk";
import type { ImportLine, ImportMode, ImportOutcome, ImportRun, SettleAnswer } from "@/api/rows";

export const outcomes = ["created", "updated", "unchanged", "queued", "rejected"] as const;
const LOOK_AGAIN = 800;

/** Whether a job has the run in hand. */
export function working(run: ImportRun): boolean {
  return run.state === "checking" || run.state === "running" || run.state === "undoing";
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ["imports", "one", id],
    queryFn: async () => (await api.GET("/api/imports/{id}", { params: { path: { id } } })).data,
    refetchInterval: ({ state }) => (state.data && working(state.data) ? LOOK_AGAIN : false),
  });
}

export function useImports() {
  return useInfiniteQuery({
    queryKey: ["imports", "list"],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = pageParam ? { cursor: pageParam } : {};
      return (await api.GET("/api/imports", { params: { query } })).data ?? { items: [], next: null };
    },
    getNextPageParam: (last) => last.next,
  });
}

/** Rows of the report; they are others after every job, so the state and version are part of the question. */
export function useImportRows(run: ImportRun, outcome: ImportOutcome | "", settled?: boolean) {
  return useInfiniteQuery({
    queryKey: ["imports", "rows", run.id, run.state, run.version, outcome, settled],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) => {
      const query = {
        ...(outcome && { outcome }),
        ...(settled !== undefined && { settled }),
        ...(pageParam && { cursor: pageParam }),
      };
      const params = { path: { id: run.id }, query };
      return (await api.GET("/api/imports/{id}/rows", { params })).data ?? { items: [], next: null };
    },
    getNextPageParam: (last) => last.next,
  });
}

/** Every act answers the whole run; the page shows it at once. */
function useKeep() {
  const client = useQueryClient();
  return (run: ImportRun | undefined) => {
    if (run) client.setQueryData(["imports", "one", run.id], run);
    void client.invalidateQueries({ queryKey: ["imports", "list"] });
  };
}

export function useUpload() {
  return useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.set("kind", "institutions");
      form.set("file", file);
      return (await api.POST("/api/imports", { body: form, bodySerializer: (body) => body })).data;
    },
    onSuccess: useKeep(),
  });
}

/** Says which column is which field when that is news, then asks for the check. */
export function useCheck(run: ImportRun) {
  return useMutation({
    mutationFn: async (mapping: Record<string, string>) => {
      const params = { path: { id: run.id } };
      const fresh = run.state === "uploaded" || JSON.stringify(mapping) !== JSON.stringify(run.mapping);
      if (fresh) await api.PATCH("/api/imports/{id}", { params, body: { version: run.version, mapping } });
      return (await api.POST("/api/imports/{id}/dry-run", { params, body: {} })).data;
    },
    onSuccess: useKeep(),
  });
}

export function useRun(run: ImportRun) {
  return useMutation({
    mutationFn: async (mode: ImportMode) =>
      (await api.POST("/api/imports/{id}/run", { params: { path: { id: run.id } }, body: { mode } })).data,
    onSuccess: useKeep(),
  });
}

export function useUndo(run: ImportRun) {
  return useMutation({
    mutationFn: async (reason: string) =>
      (await api.POST("/api/imports/{id}/undo", { params: { path: { id: run.id } }, body: { reason } })).data,
    onSuccess: useKeep(),
  });
}

/** Decides about a queued row; the counts of the run and its rows are others afterwards. */
export async function settle(run: ImportRun, line: number, answer: SettleAnswer, key: string) {
  const path = `/api/imports/${run.id}/rows/${line}/settle`;
  return await write<ImportLine>({ method: "POST", path, json: answer, key });
}
