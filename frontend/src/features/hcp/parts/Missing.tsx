import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import type { Found } from "../queries";
import { hcpWords } from "../words";

/** What a page of one record shows while there is no record: reading, failed, or not ours to see. */
export function Missing({ found, back }: { found: Found<unknown>; back: string }) {
  const t = useWords(hcpWords);
  return (
    <Page title={t("nav")} back={back}>
      {found.error ? (
        <ErrorState error={found.error} retry={found.retry} />
      ) : found.row === undefined ? (
        <Waiting />
      ) : (
        <EmptyState
          title={t("gone")}
          note={t("goneNote")}
          action={
            <Button component={Link} to="/accounts">
              {t("toList")}
            </Button>
          }
        />
      )}
    </Page>
  );
}
