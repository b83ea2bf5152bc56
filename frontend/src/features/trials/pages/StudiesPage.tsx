import { useWords } from "@/i18n";
import { Card, CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { useStudies } from "../queries";
import { trialWords } from "../words";

/** All studies with how far they enrolled. */
export function StudiesPage() {
  const t = useWords(trialWords);
  const query = useStudies();
  return (
    <Page title={t("title")} note={t("titleNote")}>
      <Loaded query={query}>
        {(studies) =>
          studies.length === 0 ? (
            <EmptyState title={t("none")} note={t("noneNote")} />
          ) : (
            <CardList>
              {studies.map((study) => (
                <li key={study.id}>
                  <Card
                    to={`/studies/${study.id}`}
                    title={study.number}
                    note={`${study.name} · ${t("ofPlanned", { count: study.counts.randomised, planned: study.planned })}`}
                  />
                </li>
              ))}
            </CardList>
          )
        }
      </Loaded>
    </Page>
  );
}
