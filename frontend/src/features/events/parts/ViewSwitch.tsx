import { IconCalendarMonth, IconList } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { eventWords } from "../words";

/** The same events as a list or as a month. */
export function ViewSwitch({ now }: { now: "list" | "calendar" }) {
  const t = useWords(eventWords);
  const places = [
    { name: "list", to: "/events", icon: IconList },
    { name: "calendar", to: "/events/calendar", icon: IconCalendarMonth },
  ] as const;
  return (
    <nav className="e-switch" aria-label={t("view")}>
      {places.map(({ name, to, icon: Icon }) => (
        <Link key={name} to={to} aria-current={name === now ? "page" : undefined}>
          <Icon size={20} aria-hidden />
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
