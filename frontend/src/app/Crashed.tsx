import { Button } from "@mantine/core";
import { useEffect } from "react";
import { Link, useRouteError } from "react-router";
import { useWords } from "@/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { appWords } from "./words";

/** A page fell over: the rest of the app, and everything saved, stands. */
export function Crashed() {
  const t = useWords(appWords);
  const error = useRouteError();
  useEffect(() => {
    // biome-ignore lint/suspicious/noConsole: support reads it in the browser's log; it never leaves the tablet
    console.error(error);
  }, [error]);
  return (
    <Page title={t("crashed")}>
      <EmptyState
        broken
        title={t("crashedNote")}
        action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}
      />
    </Page>
  );
}

export function NotFound() {
  const t = useWords(appWords);
  return (
    <Page title={t("notFound")}>
      <EmptyState
        title={t("notFoundNote")}
        action={
          <Button component={Link} to="/">
            {t("home")}
          </Button>
        }
      />
    </Page>
  );
}
