import type { Affiliation, Department, Hcp, Id, Institution } from "@/api/rows";
import { sayBoth } from "@/i18n";
import { newId } from "@/lib/id";
import { guessInitials } from "@/lib/reading";
import { today } from "@/lib/time";
import type { NewCommand } from "@/offline";
import { hcpWords } from "./words";

/** What every saved form may bring: the draft it ends, the command in the tray it mends. */
export type Ending = { draft?: string; replaces?: string };

export type InstitutionFields = Pick<
  Institution,
  "name" | "aliases" | "kind" | "level" | "grade" | "division_code" | "address" | "uscc" | "status"
>;
export type DepartmentFields = Pick<Department, "name" | "specialty_code">;
export type HcpFields = Pick<
  Hcp,
  "name" | "gender" | "title_code" | "licence_no" | "phone" | "specialties" | "status"
>;
export type Place = { institution_id: Id; department_id: Id | null };
export type Names = { institution_name: string; department_name: string };
export type PostFields = Place & { role: string; is_main: boolean; from_on: string };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields that differ from the row they began with. */
export function changesOf<F extends object>(row: F, fields: Partial<F>): Partial<F> {
  const changed = (Object.keys(fields) as (keyof F)[]).filter((name) => !same(row[name], fields[name]));
  return Object.fromEntries(changed.map((name) => [name, fields[name]])) as Partial<F>;
}

function correct(
  kind: "institutions" | "departments" | "hcps",
  verb: string,
  row: (Institution | Department | Hcp) & { name: string },
  changes: object,
  label: NewCommand["label"],
): NewCommand {
  return {
    about: `${kind}:${row.id}`,
    verb,
    label,
    method: "PATCH",
    url: `/api/${kind}/${row.id}`,
    body: { ...changes, version: row.version },
    patch: { ...changes },
    fold: true,
    before: { ...row },
    form: `/accounts/${kind}/${row.id}/edit`,
  };
}

export function createInstitution(id: Id, fields: InstitutionFields, divisionText: string): NewCommand {
  const initials = guessInitials(fields.name);
  const row = { id, version: 0, pinyin: "", initials, division_text: divisionText, ...fields };
  return {
    about: `institutions:${id}`,
    verb: "create",
    label: sayBoth(hcpWords, "command.createInstitution", { name: fields.name }),
    method: "POST",
    url: "/api/institutions",
    body: { id, ...fields },
    patch: { ...row, province: fields.division_code.slice(0, 2) },
    creates: true,
    fold: true,
    form: "/accounts/institutions/new",
  };
}

export function correctInstitution(row: Institution, changes: Partial<InstitutionFields>): NewCommand {
  const label = sayBoth(hcpWords, "command.correctInstitution", { name: row.name });
  return correct("institutions", "correct", row, changes, label);
}

export function createDepartment(id: Id, institution: Id, fields: DepartmentFields): NewCommand {
  return {
    about: `departments:${id}`,
    verb: "create",
    label: sayBoth(hcpWords, "command.createDepartment", { name: fields.name }),
    method: "POST",
    url: "/api/departments",
    body: { id, institution_id: institution, ...fields },
    patch: { id, version: 0, institution_id: institution, pinyin: "", ...fields },
    creates: true,
    fold: true,
    form: `/accounts/departments/new?institution=${institution}`,
  };
}

export function correctDepartment(row: Department, changes: Partial<DepartmentFields>): NewCommand {
  const label = sayBoth(hcpWords, "command.correctDepartment", { name: row.name });
  return correct("departments", "correct", row, changes, label);
}

/** A person and his first post; both names of the place are for the lists until the server answers. */
export function createHcp(id: Id, fields: HcpFields, post: Place & Names & { role: string }): NewCommand {
  const { institution_name, department_name, role, ...place } = post;
  const { status: _status, ...told } = fields;
  return {
    about: `hcps:${id}`,
    verb: "create",
    label: sayBoth(hcpWords, "command.createHcp", { name: fields.name }),
    method: "POST",
    url: "/api/hcps",
    body: { id, ...told, ...place, role },
    patch: {
      ...{ id, version: 0, ...fields, ...place, institution_name, department_name },
      ...{ pinyin: "", initials: guessInitials(fields.name), last_visit_on: null },
    },
    creates: true,
    fold: true,
    form: `/accounts/hcps/new?institution=${place.institution_id}`,
  };
}

export function correctHcp(row: Hcp, changes: Partial<HcpFields>): NewCommand {
  const label = sayBoth(hcpWords, "command.correctHcp", { name: row.name });
  return correct("hcps", "correct", row, changes, label);
}

/** A further post; the names of the place are for the page until the server answers. */
export function createPost(hcp: Pick<Hcp, "id" | "name">, fields: PostFields, place: Names): NewCommand {
  const id = newId();
  return {
    about: `affiliations:${id}`,
    verb: "create",
    label: sayBoth(hcpWords, "command.createPost", { name: hcp.name }),
    method: "POST",
    url: "/api/affiliations",
    body: { id, hcp_id: hcp.id, ...fields },
    patch: { id, version: 0, hcp_id: hcp.id, to_on: null, ...fields, ...place },
    creates: true,
    form: `/accounts/hcps/${hcp.id}/posts/new`,
  };
}

export function endPost(
  hcp: Pick<Hcp, "name">,
  post: Affiliation,
  reason: string,
  to_on = today(),
): NewCommand {
  return {
    about: `affiliations:${post.id}`,
    verb: "end",
    label: sayBoth(hcpWords, "command.endPost", { name: hcp.name }),
    method: "POST",
    url: `/api/affiliations/${post.id}/end`,
    body: { to_on, reason },
    patch: { to_on },
    before: { ...post },
  };
}
