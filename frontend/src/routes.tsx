import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Crashed, NotFound } from "@/app/Crashed";
import { useNav } from "@/app/nav";
import { rooms } from "@/app/rooms";
import { Shell } from "@/app/Shell";

function Home() {
  const first = useNav()[0];
  return <Navigate to={first?.to ?? "/device"} replace />;
}

const own: RouteObject[] = [
  { index: true, Component: Home },
  { path: "tray", lazy: async () => ({ Component: (await import("@/app/tray/TrayPage")).TrayPage }) },
  {
    path: "tray/:id",
    lazy: async () => ({ Component: (await import("@/app/tray/ConflictPage")).ConflictPage }),
  },
  { path: "device", lazy: async () => ({ Component: (await import("@/app/device/DevicePage")).DevicePage }) },
  { path: "*", Component: NotFound },
];

/** One table of routes: the app's own pages and those of every room, each page a chunk of its own. */
export const router = createBrowserRouter([
  {
    path: "/",
    Component: Shell,
    ErrorBoundary: Crashed,
    HydrateFallback: () => null,
    children: [{ ErrorBoundary: Crashed, children: [...rooms.flatMap((room) => room.routes), ...own] }],
  },
]);
