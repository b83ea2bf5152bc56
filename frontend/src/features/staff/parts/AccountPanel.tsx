import { Button } from "@mantine/core";
import { IconKey, IconLockOpen, IconUserOff } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonDetail } from "@/api/rows";
import { codeName } from "@/history/values";
import { useWords } from "@/i18n";
import { useMay, useUser } from "@/offline";
import { Facts, Panel, Stack } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { AccountForm } from "../forms/AccountForm";
import { OpenOrClose } from "../forms/OpenOrClose";
import { PasswordForm } from "../forms/PasswordForm";
import { staffWords } from "../words";
import { PanelActs } from "./PanelActs";

type Act = "edit" | "password" | "state";

/** The account: its data, its password, open or closed; kept by the system administrator. */
export function AccountPanel({ person }: { person: PersonDetail }) {
  const t = useWords(staffWords);
  const user = useUser();
  const may = useMay("staff.manage_accounts");
  const own = user.id === person.id;
  const [act, setAct] = useState<Act | null>(null);
  const done = () => setAct(null);
  return (
    <Panel title={t("account.title")} side={may && <PanelActs onEdit={() => setAct("edit")} />}>
      <Stack>
        <Facts
          of={[
            [t("account.username"), person.username],
            [t("account.email"), person.email],
            [t("account.language"), codeName("person", "language", person.language)],
            [
              t("account.state"),
              <StatusBadge key="state" tone={person.is_active ? "done" : "plain"}>
                {t(person.is_active ? "stateActive" : "stateClosed")}
              </StatusBadge>,
            ],
          ]}
        />
        {may && !own && (
          <div className="r-panel-acts">
            <Button
              variant="default"
              leftSection={<IconKey size={20} aria-hidden />}
              onClick={() => setAct("password")}
            >
              {t("account.setPassword")}
            </Button>
            <Button
              variant="default"
              color="red.8"
              leftSection={
                person.is_active ? (
                  <IconUserOff size={20} aria-hidden />
                ) : (
                  <IconLockOpen size={20} aria-hidden />
                )
              }
              onClick={() => setAct("state")}
            >
              {t(person.is_active ? "account.deactivate" : "account.activate")}
            </Button>
          </div>
        )}
      </Stack>
      {act === "edit" && <AccountForm person={person} onClose={done} />}
      {act === "password" && <PasswordForm person={person} onClose={done} />}
      {act === "state" && <OpenOrClose person={person} onClose={done} />}
    </Panel>
  );
}
