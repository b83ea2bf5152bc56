import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read, write } from "@/api/desk";
import type { Page } from "@/api/rows";
import type { components } from "@/api/schema";

type S = components["schemas"];
export type Study = S["StudyOut"];
export type StudyDetail = S["StudyPageOut"];
export type ParticipantRow = S["ParticipantOut"];
export type Participant = S["ParticipantPageOut"];
export type StudyVisit = S["StudyVisitOut"];
export type Opening = S["OpeningOut"];
export type Identity = S["IdentityOut"];
export type StudyExport = S["StudyExportOut"];
export type Standing = "upcoming" | "open" | "missed" | "in_window" | "early" | "late" | "unscheduled";
export type Status =
  | "pre_screened"
  | "screened"
  | "screen_failure"
  | "randomised"
  | "on_treatment"
  | "follow_up"
  | "completed"
  | "withdrawn";

export function useStudies() {
  return useQuery({
    queryKey: ["trials", "studies"],
    queryFn: async () => (await read<{ items: Study[] }>("/api/trials/studies")).items,
  });
}

export function useStudy(id: string) {
  return useQuery({
    queryKey: ["trials", "study", id],
    queryFn: () => read<StudyDetail>(`/api/trials/studies/${id}`),
  });
}

export type Asked = { search: string; status: string };

export function useParticipants(study: string, asked: Asked) {
  return useInfiniteQuery({
    queryKey: ["trials", "participants", study, asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      read<Page<ParticipantRow>>(`/api/trials/studies/${study}/participants`, {
        ...asked,
        cursor: pageParam,
        limit: 50,
      }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function useParticipant(id: string) {
  return useQuery({
    queryKey: ["trials", "participant", id],
    queryFn: () => read<Participant>(`/api/trials/participants/${id}`),
  });
}

export function useOpenings(waiting: boolean) {
  return useInfiniteQuery({
    queryKey: ["trials", "openings", waiting],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      read<Page<Opening>>("/api/trials/openings", { waiting, cursor: pageParam, limit: 50 }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function useExports(study: string, enabled: boolean) {
  return useQuery({
    queryKey: ["trials", "exports", study],
    enabled,
    queryFn: async () =>
      (await read<Page<StudyExport>>(`/api/trials/studies/${study}/exports`, { limit: 20 })).items,
  });
}

/** After an act: everything of the room is read anew, and history. */
export function refresh(): void {
  for (const key of ["trials", "history"]) void queryClient.invalidateQueries({ queryKey: [key] });
}

export function act<A>(path: string, json: unknown, key?: string): Promise<A> {
  return write<A>({ method: "POST", path: `/api/trials/${path}`, json, key });
}
