import { approvals } from "@/features/approvals";
import { audit } from "@/features/audit";
import { cases } from "@/features/cases";
import { compliance } from "@/features/compliance";
import { devices } from "@/features/devices";
import { events } from "@/features/events";
import { hcp } from "@/features/hcp";
import { staff } from "@/features/staff";
import { trials } from "@/features/trials";
import { visits } from "@/features/visits";
import type { Room } from "@/room";

/** Every room of the app, in no order that matters. */
export const rooms: readonly Room[] = [
  approvals,
  audit,
  cases,
  compliance,
  devices,
  events,
  hcp,
  staff,
  trials,
  visits,
];
