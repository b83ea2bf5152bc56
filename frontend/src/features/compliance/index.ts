import { IconCertificate, IconGavel } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import "./compliance.css";
import { complianceTables } from "./db";
import { PermitWarnings } from "./parts/PermitWarnings";
import { ruleWords } from "./rule-words";
import { complianceWords } from "./words";

export const compliance: Room = {
  name: "compliance",
  tables: complianceTables,
  routes: [
    { path: "rules", lazy: async () => ({ Component: (await import("./pages/RulesPage")).RulesPage }) },
    { path: "permit", lazy: async () => ({ Component: (await import("./pages/PermitPage")).PermitPage }) },
  ],
  nav: [
    {
      to: "/permit",
      icon: IconCertificate,
      label: () => say(complianceWords, "nav"),
      codes: ["visits.plan"],
      order: 40,
    },
    {
      to: "/rules",
      icon: IconGavel,
      label: () => say(ruleWords, "nav"),
      codes: ["compliance.keep_rules", "staff.see_people"],
      order: 55,
    },
  ],
  offers: { "permit.warnings": PermitWarnings },
};
