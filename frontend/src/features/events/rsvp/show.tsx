import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { say } from "@/i18n";
import { makeTheme } from "@/ui/theme";
import { uiWords } from "@/ui/words";
import { RsvpPage } from "./RsvpPage";

/** Shows an invitation to whoever holds its link: nothing of the tablet is opened or kept. */
export function showInvitation(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={makeTheme(false, say(uiWords, "close"))} forceColorScheme="light">
        <RsvpPage token={location.hash.slice(1)} />
      </MantineProvider>
    </StrictMode>,
  );
}
