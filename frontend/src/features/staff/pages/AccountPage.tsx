import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { write } from "@/api/desk";
import { HistoryButton } from "@/history";
import { type Language, serverLanguage, setLanguage, useLanguage, useWords } from "@/i18n";
import { useUser } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { Loaded } from "@/ui/Loaded";
import { notifyProblem } from "@/ui/notify";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { OwnPassword } from "../forms/OwnPassword";
import { roleName } from "../parts/chips";
import { Nothing } from "../parts/PanelActs";
import { TabletRows } from "../parts/TabletRows";
import { useOwnTablets } from "../queries";
import "../staff.css";
import { staffWords } from "../words";

/** What everybody looks after himself: password, language, lost tablets. */
export function AccountPage() {
  const t = useWords(staffWords);
  const user = useUser();
  const [changing, setChanging] = useState(false);
  return (
    <Page
      title={t("me.title")}
      note={`${user.name} · ${user.username}`}
      actions={<HistoryButton kind="person" id={user.id} name={user.name} />}
    >
      <Columns>
        <Stack>
          <Panel title={t("me.password")}>
            <Stack>
              <div>{t("me.passwordNote")}</div>
              <div>
                <Button leftSection={<IconKey size={20} aria-hidden />} onClick={() => setChanging(true)}>
                  {t("me.passwordAct")}
                </Button>
              </div>
            </Stack>
          </Panel>
          <OwnTablets />
        </Stack>
        <Stack>
          <LanguagePanel />
          <Panel title={t("me.data")}>
            <Stack>
              <Facts
                of={[
                  [t("account.username"), user.username],
                  [t("me.roles"), user.roles.map(roleName).join(" · ") || t("noRole")],
                ]}
              />
              <div className="r-row-note">{t("me.dataNote")}</div>
              <div>
                <Button component={Link} to={`/people/${user.id}`} variant="default">
                  {t("me.permit")}
                </Button>
              </div>
            </Stack>
          </Panel>
        </Stack>
      </Columns>
      {changing && <OwnPassword onClose={() => setChanging(false)} />}
    </Page>
  );
}

function LanguagePanel() {
  const t = useWords(staffWords);
  const language = useLanguage();
  const choose = async (next: Language) => {
    await setLanguage(next);
    const json = { language: serverLanguage() };
    await write({ method: "POST", path: "/api/session/language", json }).catch(notifyProblem);
  };
  return (
    <Panel>
      <BigChoice
        label={t("me.language")}
        hint={t("me.languageNote")}
        options={[
          { value: "zh-CN", label: t("me.zh") },
          { value: "en", label: t("me.en") },
        ]}
        value={language}
        onChange={(next) => void choose(next)}
      />
    </Panel>
  );
}

function OwnTablets() {
  const t = useWords(staffWords);
  const query = useOwnTablets(useUser().id);
  return (
    <Panel title={t("me.devices")}>
      <Stack>
        <div className="r-row-note">{t("me.devicesNote")}</div>
        <Loaded query={query} lines={2}>
          {(tablets) =>
            tablets.length === 0 ? <Nothing title={t("no.tablets")} /> : <TabletRows tablets={tablets} />
          }
        </Loaded>
      </Stack>
    </Panel>
  );
}
