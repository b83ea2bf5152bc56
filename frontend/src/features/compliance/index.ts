import { IconCertificate } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import "./compliance.css";
import { complianceTables } from "./db";
import { PermitWarnings } from "./parts/PermitWarnings";
import { complianceWords } from "./words";

export const compliance: Room = {
  name: "compliance",
  tables: complianceTables,
  routes: [
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
  ],
  offers: { "permit.warnings": PermitWarnings },
};
