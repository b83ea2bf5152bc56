import { IconBuildingHospital, IconFileImport } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { hcpTables } from "./db";
import { hcpViews } from "./views";
import { hcpWords } from "./words";

export const hcp: Room = {
  name: "hcp",
  tables: hcpTables,
  routes: [
    {
      path: "accounts",
      handle: { list: "/accounts" },
      lazy: async () => ({ Component: (await import("./pages/AccountsPage")).Accounts }),
      children: [
        {
          path: "institutions/:id",
          lazy: async () => ({ Component: (await import("./pages/InstitutionPage")).InstitutionPage }),
        },
        {
          path: "departments/:id",
          lazy: async () => ({ Component: (await import("./pages/DepartmentPage")).DepartmentPage }),
        },
        {
          path: "hcps/:id",
          lazy: async () => ({ Component: (await import("./pages/HcpPage")).HcpPage }),
        },
      ],
    },
    {
      path: "accounts/institutions/new",
      lazy: async () => ({ Component: (await import("./forms/InstitutionFormPage")).NewInstitutionPage }),
    },
    {
      path: "accounts/institutions/:id/edit",
      lazy: async () => ({ Component: (await import("./forms/InstitutionFormPage")).EditInstitutionPage }),
    },
    {
      path: "accounts/institutions/:id/slots/:slot",
      lazy: async () => ({ Component: (await import("./forms/SlotFormPage")).SlotFormPage }),
    },
    {
      path: "accounts/departments/new",
      lazy: async () => ({ Component: (await import("./forms/DepartmentFormPage")).NewDepartmentPage }),
    },
    {
      path: "accounts/departments/:id/edit",
      lazy: async () => ({ Component: (await import("./forms/DepartmentFormPage")).EditDepartmentPage }),
    },
    {
      path: "accounts/hcps/new",
      lazy: async () => ({ Component: (await import("./forms/HcpFormPage")).NewHcpPage }),
    },
    {
      path: "accounts/hcps/:id/edit",
      lazy: async () => ({ Component: (await import("./forms/HcpFormPage")).EditHcpPage }),
    },
    {
      path: "accounts/hcps/:id/posts/new",
      lazy: async () => ({ Component: (await import("./forms/PostFormPage")).NewPostPage }),
    },
    {
      path: "imports",
      lazy: async () => ({ Component: (await import("./imports/ImportsPage")).ImportsPage }),
    },
    {
      path: "imports/:id",
      lazy: async () => ({ Component: (await import("./imports/ImportPage")).ImportPage }),
    },
  ],
  nav: [
    {
      to: "/accounts",
      icon: IconBuildingHospital,
      label: () => say(hcpWords, "nav"),
      codes: ["hcp.read"],
      order: 20,
    },
    {
      to: "/imports",
      icon: IconFileImport,
      label: () => say(hcpWords, "navImport"),
      codes: ["hcp.import"],
      order: 60,
    },
  ],
  views: hcpViews,
};
