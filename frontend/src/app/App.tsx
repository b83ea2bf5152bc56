import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { useMemo } from "react";
import { RouterProvider } from "react-router";
import { queryClient } from "@/api/client";
import { useLanguage, useWords } from "@/i18n";
import { router } from "@/routes";
import { useDesk } from "@/ui/desk";
import { makeTheme } from "@/ui/theme";
import { uiWords } from "@/ui/words";
import { Gate } from "./Gate";

export function App() {
  const desk = useDesk();
  const language = useLanguage();
  const t = useWords(uiWords);
  const theme = useMemo(() => makeTheme(desk, t("close")), [desk, t]);
  const dates = useMemo(
    () => ({ locale: language === "en" ? "en" : "zh-cn", firstDayOfWeek: 1 as const }),
    [language],
  );
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <DatesProvider settings={dates}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="top-center" limit={3} containerWidth={460} />
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
