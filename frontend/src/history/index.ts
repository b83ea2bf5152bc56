// The history of any record: `<HistoryButton kind="hcp" id={hcp.id} />` on every page of a record.
export { HistoryButton } from "./HistoryButton";
export { HistoryDrawer } from "./HistoryDrawer";
