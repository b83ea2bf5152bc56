import { Table } from "@mantine/core";
import { Link } from "react-router";
import type { TeamRow } from "@/api/rows";
import { useWords } from "@/i18n";
import { visitWords } from "../words";

const columns = ["planned", "submitted", "approved", "returned", "late"] as const;

/** The same numbers, readable one by one, with the way to the visits behind them. */
export function TeamTable({ rows }: { rows: readonly TeamRow[] }) {
  const t = useWords(visitWords);
  const sum = (name: (typeof columns)[number]) => rows.reduce((total, row) => total + row[name], 0);
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <caption className="r-hidden">{t("chartTitle")}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("owner")}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} ta="right">
                {t(`count.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.user_id}>
              <Table.Th scope="row">
                <Link className="v-name-link" to={`/visits?owner=${row.user_id}`}>
                  {row.name}
                </Link>
              </Table.Th>
              {columns.map((name) => (
                <Table.Td key={name} ta="right" className="v-number">
                  {row[name]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("sum")}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} ta="right" className="v-number">
                {sum(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}
