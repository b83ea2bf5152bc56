import { Menu } from "@mantine/core";
import { IconDots, IconInbox, IconUserCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { NavLink, useNavigate } from "react-router";
import { useWords } from "@/i18n";
import { useUnsent, useUser } from "@/offline";
import { useNav } from "./nav";
import { appWords } from "./words";

const IN_BAR = 4;

type PlaceProps = { to: string; icon: ReactNode; label: string; far?: boolean };

function Place({ to, icon, label, far }: PlaceProps) {
  return (
    <NavLink className={far ? "r-place r-nav-far" : "r-place"} to={to}>
      <span className="r-place-icon">{icon}</span>
      {label}
    </NavLink>
  );
}

function TrayIcon() {
  const { waiting, needs } = useUnsent();
  const count = waiting + needs;
  return (
    <>
      <IconInbox size={28} stroke={1.75} aria-hidden />
      {count > 0 && (
        <span className="r-count" data-needs={needs > 0 || undefined}>
          {count}
        </span>
      )}
    </>
  );
}

/** Left rail in landscape, bottom bar in portrait; what does not fit the bar is under "More". */
export function Navigation() {
  const t = useWords(appWords);
  const items = useNav();
  const user = useUser();
  return (
    <nav className="r-nav" aria-label={t("navigation")}>
      {items.map((item, n) => (
        <Place
          key={item.to}
          to={item.to}
          far={n >= IN_BAR}
          label={item.label()}
          icon={<item.icon size={28} stroke={1.75} aria-hidden />}
        />
      ))}
      <Place to="/tray" icon={<TrayIcon />} label={t("tray")} />
      <span className="r-nav-space" />
      <Place
        far
        to="/device"
        icon={<IconUserCircle size={28} stroke={1.75} aria-hidden />}
        label={user.name}
      />
      <More />
    </nav>
  );
}

function More() {
  const t = useWords(appWords);
  const items = useNav().slice(IN_BAR);
  const user = useUser();
  const navigate = useNavigate();
  return (
    <Menu position="top-end" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className="r-place r-nav-more">
          <IconDots size={28} stroke={1.75} aria-hidden />
          {t("more")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.to}
            leftSection={<item.icon size={24} stroke={1.75} aria-hidden />}
            onClick={() => void navigate(item.to)}
          >
            {item.label()}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconUserCircle size={24} stroke={1.75} aria-hidden />}
          onClick={() => void navigate("/device")}
        >
          {`${user.name} · ${t("device")}`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
