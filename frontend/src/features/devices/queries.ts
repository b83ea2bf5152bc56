import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api, queryClient } from "@/api/client";
import { read, write } from "@/api/desk";
import type { DeviceDetail, DeviceImport, DeviceModel, DeviceRow, ListKind, Scan } from "@/api/device-rows";
import type { Id, Institution, InstitutionPage, Page } from "@/api/rows";

const AT_ONCE = 50;

export type DevicesAsk = { search: string; state: string };

export function useDevices(ask: DevicesAsk) {
  return useInfiniteQuery({
    queryKey: ["devices", "list", ask],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      read<Page<DeviceRow>>("/api/devices", { ...ask, cursor: pageParam, limit: AT_ONCE }),
    getNextPageParam: (last) => last.next || null,
  });
}

const deviceKey = (id: Id) => ["devices", "one", id];

export function useDevice(id: Id) {
  return useQuery({ queryKey: deviceKey(id), queryFn: () => read<DeviceDetail>(`/api/devices/${id}`) });
}

export function useModels(search: string, active?: boolean) {
  return useInfiniteQuery({
    queryKey: ["devices", "models", search, active],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      read<Page<DeviceModel>>("/api/device-models", {
        search,
        is_active: active,
        cursor: pageParam,
        limit: AT_ONCE,
      }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function useInstitutionSearch(search: string) {
  return useQuery({
    enabled: search.trim() !== "",
    queryKey: ["devices", "institutions", search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await read<Page<Institution>>("/api/institutions", { search: search.trim(), limit: 20 })).items,
  });
}

/** A hospital with its departments. */
export function useHospital(id: Id | null) {
  return useQuery({
    enabled: id !== null,
    queryKey: ["devices", "hospital", id],
    queryFn: () => read<InstitutionPage>(`/api/institutions/${id}`),
  });
}

/** The devices of one hospital, of which one may be the whole. */
export function useSiblings(institution: Id | null) {
  return useQuery({
    enabled: institution !== null,
    queryKey: ["devices", "siblings", institution],
    queryFn: async () => (await read<Page<DeviceRow>>("/api/devices", { institution, limit: 200 })).items,
  });
}

export function readScan(text: string): Promise<Scan> {
  return write<Scan>({ method: "POST", path: "/api/device-scans", json: { text } });
}

/** Checks a list, or carries its good rows out. */
export function useImportList() {
  return useMutation({
    mutationFn: async (ask: { file: File; kind: ListKind; carryOut: boolean }) => {
      const form = new FormData();
      form.set("kind", ask.kind);
      form.set("carry_out", String(ask.carryOut));
      form.set("file", ask.file);
      const answer = await api.POST("/api/device-imports", { body: form, bodySerializer: (body) => body });
      if (ask.carryOut) refresh();
      return answer.data as DeviceImport;
    },
  });
}

/** The answer of a write is the newest there is: shown without asking again. */
export function keep(device: DeviceDetail): void {
  queryClient.setQueryData(deviceKey(device.id), device);
}

/** After a change: everything of the room is read anew, and the history with it. */
export function refresh(): void {
  for (const key of ["devices", "history"]) void queryClient.invalidateQueries({ queryKey: [key] });
}
