// The rows of devices as the screens use them.
import type { Day, Id, Instant } from "./rows";

export type DeviceState = "planned" | "in_use" | "down" | "standby" | "retired";
export type MeterKind = "hours" | "cycles" | "exposures" | "litres" | "other";
export type RiskClass = "" | "1" | "2" | "3";
export type Issuer = "gs1" | "hibcc" | "ma";

export type DeviceModel = {
  id: Id;
  version: number;
  /** The fixed part of the UDI: the same on every unit. */
  di: string;
  issuer: Issuer | "";
  name_zh: string;
  name_en: string;
  maker: string;
  model_no: string;
  catalogue_no: string;
  kind: string;
  risk_class: RiskClass;
  registration_no: string;
  by_lot: boolean;
  by_serial: boolean;
  is_active: boolean;
  pinyin: string;
};
export type DeviceRow = {
  id: Id;
  number: string;
  version: number;
  state: DeviceState;
  moves: string[];
  model_id: Id;
  model_zh: string;
  model_en: string;
  maker: string;
  model_no: string;
  institution_id: Id;
  institution_name: string;
  department_id: Id | null;
  department_name: string;
  room: string;
  serial: string;
  lot: string;
  warranty_to: Day | null;
};
export type Downtime = { id: Id; from_at: Instant; to_at: Instant | null; reason: string };
export type Reading = {
  id: Id;
  value: string;
  read_at: Instant;
  by_name: string;
  /** The meter was set back or exchanged before. */
  reset: boolean;
  note: string;
};
export type Meter = { id: Id; kind: MeterKind; name: string; unit: string; readings: Reading[] };
export type DeviceDetail = DeviceRow & {
  model: DeviceModel;
  parent: DeviceRow | null;
  parts: DeviceRow[];
  udi: string;
  software: string;
  made_on: Day | null;
  installed_on: Day | null;
  accepted_on: Day | null;
  warranty_from: Day | null;
  under_warranty: boolean | null;
  note: string;
  downtimes: Downtime[];
  /** Per cent of the last year. */
  uptime: string | null;
  meters: Meter[];
};
/** What a scanned or typed code says, and what of it is on file. */
export type Scan = {
  agency: Issuer;
  di: string;
  lot: string;
  serial: string;
  software: string;
  made_on: Day | null;
  expires_on: Day | null;
  parts: { key: string; value: string }[];
  model: DeviceModel | null;
  devices: DeviceRow[];
};
export type ListKind = "models" | "devices";
export type DeviceImport = {
  kind: ListKind;
  carried_out: boolean;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  columns: { column: string; field: string }[];
  ignored: string[];
  rejects: { line: number; zh: string; en: string }[];
};
