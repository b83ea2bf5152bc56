import { IconCertificate, IconGavel, IconScale } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import "./compliance.css";
import { complianceTables } from "./db";
import { LedgerOf } from "./ledger/LedgerOf";
import { PermitWarnings } from "./parts/PermitWarnings";
import { ruleWords } from "./rule-words";
import { complianceWords } from "./words";

export const compliance: Room = {
  name: "compliance",
  tables: complianceTables,
  routes: [
    { path: "rules", lazy: async () => ({ Component: (await import("./pages/RulesPage")).RulesPage }) },
    {
      path: "rule-sets",
      lazy: async () => ({ Component: (await import("./sets/RuleSetsPage")).RuleSetsPage }),
    },
    {
      path: "rule-sets/:id",
      lazy: async () => ({ Component: (await import("./sets/RuleSetPage")).RuleSetPage }),
    },
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
    {
      to: "/rule-sets",
      icon: IconScale,
      label: () => say(ruleWords, "navSets"),
      codes: ["compliance.keep_rules", "staff.see_people"],
      order: 56,
    },
  ],
  offers: { "permit.warnings": PermitWarnings, "ledger.of": LedgerOf },
};
