import { Button, Group } from "@mantine/core";
import { IconCloud, IconDeviceTablet } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { inLanguage, useWords } from "@/i18n";
import { type Difference, differences, syncNow, type TrayItem, useSession, useTrayItem } from "@/offline";
import { resolveConflict } from "@/offline/resolve";
import { commandView } from "@/room";
import { notifySaved } from "@/ui/notify";
import { Dock, Page, Panel } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { trayWords } from "./words";

type Side = "mine" | "theirs";

/** Someone else changed the same record: both values of every field, and the user decides. */
export function ConflictPage() {
  const t = useWords(trayWords);
  const { id } = useParams();
  const item = useTrayItem(id ?? null);
  if (item === undefined) {
    return (
      <Page title={t("conflictTitle")} back="/tray">
        <Waiting />
      </Page>
    );
  }
  if (item?.state !== "conflict" || !item.command || !item.current) {
    return (
      <Page title={t("conflictTitle")} back="/tray">
        <EmptyState
          title={t("gone")}
          action={
            <Button component={Link} to="/tray">
              {t("toTray")}
            </Button>
          }
        />
      </Page>
    );
  }
  return <Decide item={item} label={inLanguage(item.command.label)} />;
}

function visible(item: TrayItem): Difference[] {
  if (!item.command || !item.current) return [];
  const view = commandView(item.entity.split(":")[0] ?? "");
  return differences(item.command, item.current).filter(({ field }) => view?.field(field) !== null);
}

function Decide({ item, label }: { item: TrayItem; label: string }) {
  const t = useWords(trayWords);
  const navigate = useNavigate();
  const now = useSession();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const fields = visible(item);
  const side = (field: string): Side => chosen[field] ?? "mine";
  const all = (one: Side) => setChosen(Object.fromEntries(fields.map(({ field }) => [field, one])));
  const onlyTheirs = fields.every(({ field }) => side(field) === "theirs");
  const settle = async () => {
    if (now.phase !== "open") return;
    await resolveConflict(now.tab, item.id, onlyTheirs ? () => "theirs" : side);
    notifySaved(t("settled"));
    syncNow(true);
    void navigate("/tray");
  };
  return (
    <Page title={t("conflictTitle")} note={label} back="/tray">
      <Group justify="space-between">
        <span>{fields.length ? t("conflictLead") : t("nothing")}</span>
        {fields.length > 1 && (
          <Group gap="xs">
            <Button variant="default" onClick={() => all("mine")}>
              {t("allMine")}
            </Button>
            <Button variant="default" onClick={() => all("theirs")}>
              {t("allTheirs")}
            </Button>
          </Group>
        )}
      </Group>
      {fields.map((one) => (
        <Field
          key={one.field}
          kind={item.entity.split(":")[0] ?? ""}
          difference={one}
          side={side(one.field)}
          onSide={(next) => setChosen({ ...chosen, [one.field]: next })}
        />
      ))}
      <Dock>
        <Button size="lg" onClick={() => void settle()}>
          {onlyTheirs ? t("settleTheirs") : t("settle")}
        </Button>
      </Dock>
    </Page>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

type FieldProps = { kind: string; difference: Difference; side: Side; onSide: (side: Side) => void };

function Field({ kind, difference, side, onSide }: FieldProps) {
  const t = useWords(trayWords);
  const view = commandView(kind);
  const told = (view?.useValue ?? (() => view?.value))();
  const show = (value: unknown) => (told ? told(difference.field, value) : plain(value)) || t("emptyValue");
  const label = view?.field(difference.field) ?? difference.field;
  return (
    <Panel title={label}>
      {difference.before !== undefined && (
        <p className="r-before">{t("before", { value: show(difference.before) })}</p>
      )}
      <div className="r-sides" role="radiogroup" aria-label={label}>
        {(["mine", "theirs"] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            className="r-side"
            aria-checked={side === one}
            onClick={() => onSide(one)}
          >
            <span className="r-side-who">
              {one === "mine" ? (
                <IconDeviceTablet size={18} aria-hidden />
              ) : (
                <IconCloud size={18} aria-hidden />
              )}
              {t(one)}
            </span>
            <span>{show(difference[one])}</span>
          </button>
        ))}
      </div>
    </Panel>
  );
}
