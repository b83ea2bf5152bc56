import { Button } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { DeviceModel } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Card } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { VirtualList } from "@/ui/VirtualList";
import { modelName } from "../device";
import { ModelForm } from "../forms/ModelForm";
import { listWords } from "../list-words";
import { useModels } from "../queries";
import "../devices.css";

/** What makers sell: found, added, corrected. */
export function ModelsPage() {
  const t = useWords(listWords);
  const [params, setParams] = useSearchParams();
  const typed = params.get("q") ?? "";
  const may = useMay("devices.keep_catalogue");
  const scanned = params.get("new");
  const [open, setOpen] = useState<"new" | DeviceModel | null>(scanned ? "new" : null);
  const close = () => {
    setOpen(null);
    if (scanned) setParams({}, { replace: true });
  };
  return (
    <Page
      title={t("catalogue")}
      note={t("catalogueNote")}
      back="/devices"
      actions={
        may && (
          <Button leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setOpen("new")}>
            {t("addModel")}
          </Button>
        )
      }
    >
      <SearchBox
        value={typed}
        wait={250}
        hint={t("searchModels")}
        onSearch={(text) => setParams(text ? { q: text } : {}, { replace: true })}
      />
      <Found search={typed.trim()} onOpen={may ? setOpen : undefined} />
      {may && open && (
        <ModelForm model={open === "new" ? undefined : open} di={scanned ?? ""} onClose={close} />
      )}
    </Page>
  );
}

function Found({ search, onOpen }: { search: string; onOpen?: (model: DeviceModel) => void }) {
  const t = useWords(listWords);
  const query = useModels(search);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const models = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={query} lines={5}>
      {() =>
        models.length === 0 ? (
          <section className="r-panel">
            <EmptyState
              title={t(search ? "noModelFound" : "noModels")}
              note={search ? undefined : t("noModelsNote")}
            />
          </section>
        ) : (
          <VirtualList
            rows={models}
            keyOf={(model) => model.id}
            render={(model) => <ModelCard model={model} onOpen={onOpen} />}
            guess={84}
            onEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
          />
        )
      }
    </Loaded>
  );
}

function ModelCard({ model, onOpen }: { model: DeviceModel; onOpen?: (model: DeviceModel) => void }) {
  const t = useWords(listWords);
  return (
    <Card
      onTap={onOpen && (() => onOpen(model))}
      lead={<IconListDetails size={24} stroke={1.75} aria-hidden />}
      title={modelName(model)}
      note={
        <>
          {[model.model_no, model.maker].filter(Boolean).join(" · ")}
          {model.di && (
            <>
              <br />
              <span className="d-code">{model.di}</span>
            </>
          )}
        </>
      }
      end={!model.is_active && <StatusBadge tone="plain">{t("notInUse")}</StatusBadge>}
    />
  );
}
