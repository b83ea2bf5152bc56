import { Button, Select, Switch } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useWords } from "@/i18n";
import { useMay, useUser } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { CreateAccount } from "../forms/CreateAccount";
import { roleName } from "../parts/chips";
import { PeopleList } from "../parts/PeopleList";
import { seesRegistrations } from "../permits";
import { type PeopleAsk, usePeople, useRegistrationCounts } from "../queries";
import { roleOrder } from "../roles";
import "../staff.css";
import { staffWords } from "../words";

/** Everybody one may see, with the state of his permits. */
export function PeoplePage() {
  const t = useWords(staffWords);
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const ask: PeopleAsk = {
    search: params.get("search") ?? "",
    role: params.get("role") ?? "",
    active: params.get("active") === "all" ? "" : params.get("active") === "false" ? "false" : "true",
  };
  const attention = params.get("attention") === "1";
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const query = usePeople(ask);
  const counts = useRegistrationCounts(seesRegistrations(useUser().codes));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (attention && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [attention, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const mayCreate = useMay("staff.manage_accounts");
  return (
    <Page
      title={t("people")}
      note={t("peopleNote")}
      wide
      actions={
        mayCreate && (
          <Button leftSection={<IconUserPlus size={20} aria-hidden />} onClick={() => setCreating(true)}>
            {t("newPerson")}
          </Button>
        )
      }
    >
      <div className="r-filters">
        <SearchBox
          value={ask.search}
          hint={t("searchPeople")}
          wait={250}
          onSearch={(text) => put("search", text)}
        />
        <Select
          label={t("roleFilter")}
          placeholder={t("allRoles")}
          clearable
          data={roleOrder.map((role) => ({ value: role, label: roleName(role) }))}
          value={ask.role || null}
          onChange={(role) => put("role", role ?? "")}
        />
        <Select
          label={t("stateFilter")}
          allowDeselect={false}
          data={[
            { value: "true", label: t("stateActive") },
            { value: "false", label: t("stateClosed") },
            { value: "all", label: t("stateAll") },
          ]}
          value={ask.active || "all"}
          onChange={(active) => put("active", active === "true" ? "" : (active ?? ""))}
        />
        <Switch
          label={t("onlyAttention")}
          checked={attention}
          onChange={(change) => put("attention", change.currentTarget.checked ? "1" : "")}
          styles={{ root: { minHeight: 48, display: "flex", alignItems: "center" }, label: { fontSize: 17 } }}
        />
      </div>
      <Loaded query={query} lines={6}>
        {(data) => (
          <PeopleList
            people={data.pages.flatMap((page) => page.items)}
            counts={counts.data}
            attention={attention}
            onClear={() => setParams({}, { replace: true })}
            more={hasNextPage ? () => void fetchNextPage() : undefined}
            busy={isFetchingNextPage}
          />
        )}
      </Loaded>
      {creating && (
        <CreateAccount
          onClose={() => setCreating(false)}
          onMade={(person) => void navigate(`/people/${person.id}`)}
        />
      )}
    </Page>
  );
}
