import "@/ui/base.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@/ui/ui.css";
import "@/app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { rooms } from "@/app/rooms";
import { watchUpdates } from "@/app/update";
import { watchTablet } from "@/offline/runner";
import { boot } from "@/offline/session";
import { furnish } from "@/room";

const root = document.getElementById("root");
if (!root) throw new Error("no root");
furnish(rooms);
void boot(rooms.flatMap((room) => room.tables)).then(watchTablet);
watchUpdates();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
