import { Button } from "@mantine/core";
import { IconBarcode, IconFileImport, IconListDetails, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Scan } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useNarrowing } from "@/ui/SideBySide";
import { EmptyState } from "@/ui/States";
import { VirtualList } from "@/ui/VirtualList";
import { states } from "../device";
import { DeviceForm } from "../forms/DeviceForm";
import { DeviceCard } from "../parts/DeviceCard";
import { ScanSheet } from "../parts/ScanSheet";
import { useDevices } from "../queries";
import "../devices.css";
import { deviceWords } from "../words";

/** The devices and the one that was chosen. */
export function Devices() {
  const t = useWords(deviceWords);
  return <SideBySide root="/devices" list={<DevicesPage />} label={t("device")} />;
}

type Open = { what: "scan" } | { what: "register"; scan?: Scan } | null;

/** All devices of the hospitals one serves: search, state, scan, register. */
function DevicesPage() {
  const t = useWords(deviceWords);
  const { read, narrow } = useNarrowing();
  const [open, setOpen] = useState<Open>(null);
  const navigate = useNavigate();
  const keeps = useMay("devices.keep");
  const state = read("state");
  const typed = read("q");
  return (
    <Page
      title={t("title")}
      actions={
        keeps && (
          <Button
            leftSection={<IconPlus size={22} aria-hidden />}
            onClick={() => setOpen({ what: "register" })}
          >
            {t("register")}
          </Button>
        )
      }
    >
      <div className="d-find">
        <SearchBox value={typed} wait={250} hint={t("search")} onSearch={(text) => narrow({ q: text })} />
        <Button
          variant="default"
          leftSection={<IconBarcode size={22} aria-hidden />}
          onClick={() => setOpen({ what: "scan" })}
        >
          {t("scan")}
        </Button>
      </div>
      <BigChoice
        label={t("show")}
        options={["" as const, ...states].map((one) => ({
          value: one,
          label: one ? t(`state.${one}`) : t("show.all"),
        }))}
        value={state as "" | (typeof states)[number]}
        onChange={(next) => narrow({ state: next })}
      />
      <Ways />
      <Found search={typed.trim()} state={state} />
      {open?.what === "scan" && (
        <ScanSheet
          onRegister={(scan) => setOpen({ what: "register", scan })}
          onOpen={(id) => void navigate(`/devices/${id}`)}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === "register" && (
        <DeviceForm
          scan={open.scan}
          onDone={(device) => void navigate(`/devices/${device.id}`)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

/** The catalogue, and lists to bring. */
function Ways() {
  const t = useWords(deviceWords);
  const imports = useMay("devices.import");
  return (
    <div className="d-ways">
      <Link to="/devices/models">
        <IconListDetails size={20} aria-hidden />
        {t("catalogue")}
      </Link>
      {imports && (
        <Link to="/devices/import">
          <IconFileImport size={20} aria-hidden />
          {t("importLists")}
        </Link>
      )}
    </div>
  );
}

function Found({ search, state }: { search: string; state: string }) {
  const t = useWords(deviceWords);
  const query = useDevices({ search, state });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const devices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const asked = search !== "" || state !== "";
  return (
    <Loaded query={query} lines={5}>
      {() =>
        devices.length === 0 ? (
          <section className="r-panel">
            <EmptyState title={t(asked ? "noneFound" : "none")} note={asked ? undefined : t("noneNote")} />
          </section>
        ) : (
          <VirtualList
            rows={devices}
            keyOf={(device) => device.id}
            render={(device) => <DeviceCard device={device} />}
            guess={104}
            onEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
          />
        )
      }
    </Loaded>
  );
}
