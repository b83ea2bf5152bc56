import { type DataTableColumn, type DataTableProps, DataTable as Table } from "mantine-datatable";
import "mantine-datatable/styles.layer.css";
import { useWords } from "@/i18n";
import { useDesk } from "./desk";
import { uiWords } from "./words";

export type Column<R> = DataTableColumn<R>;
type Props<R> = {
  rows: readonly R[];
  columns: Column<R>[];
  keyOf?: keyof R & string;
  busy?: boolean;
  onRow?: (row: R) => void;
  none?: string;
};

/** A desk table: 40 px rows with a mouse, 56 px on a tablet. */
export function DataTable<R extends Record<string, unknown>>(props: Props<R>) {
  const t = useWords(uiWords);
  const desk = useDesk();
  const table = {
    records: [...props.rows],
    columns: props.columns,
    idAccessor: props.keyOf ?? "id",
    fetching: props.busy,
    minHeight: props.rows.length ? undefined : 160,
    noRecordsText: props.none ?? t("none"),
    loadingText: t("loading"),
    verticalSpacing: desk ? 6 : 14,
    horizontalSpacing: "md",
    withTableBorder: true,
    borderRadius: "md",
    onRowClick: props.onRow ? ({ record }: { record: R }) => props.onRow?.(record) : undefined,
  } as DataTableProps<R>;
  return <Table<R> {...table} />;
}
