import { words } from "@/i18n";

/** Roles of the company, as a process names them. */
export const roleWords = words("approvals.roles", {
  zh: {
    rep: "医药代表",
    msl: "医学联络官",
    manager: "地区经理",
    medical: "医学事务",
    compliance: "合规专员",
    engineer: "服务工程师",
    dispatcher: "派单员",
    coordinator: "试验协调员",
    steward: "主数据专员",
    sysadmin: "系统管理员",
    secadmin: "安全管理员",
    auditadmin: "审计管理员",
  },
  en: {
    rep: "Representative",
    msl: "Medical science liaison",
    manager: "District manager",
    medical: "Medical affairs",
    compliance: "Compliance",
    engineer: "Service engineer",
    dispatcher: "Dispatcher",
    coordinator: "Trial coordinator",
    steward: "Data steward",
    sysadmin: "System administrator",
    secadmin: "Security administrator",
    auditadmin: "Audit administrator",
  },
});
export const roles = Object.keys(roleWords.zh) as (keyof typeof roleWords.zh)[];
export type RoleName = keyof typeof roleWords.zh;
