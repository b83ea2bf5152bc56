import { Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import type { Hcp } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Facts, Panel } from "@/ui/Page";
import { hcpWords } from "../words";

/** The middle hidden, as the server does it; what is short is hidden whole. */
export function masked(text: string, first: number, last: number): string {
  if (text.length <= first + last) return "*".repeat(text.length);
  return text.slice(0, first) + "*".repeat(text.length - first - last) + text.slice(text.length - last);
}

/** Licence and telephone: covered until somebody who may see them uncovers them. */
export function Contact({ row }: { row: Hcp }) {
  const t = useWords(hcpWords);
  const may = useMay("hcp.see_contact");
  const [bare, setBare] = useState(false);
  const show = (text: string, first: number, last: number) =>
    may && !bare ? masked(text, first, last) : text;
  const phone = show(row.phone, 3, 4);
  const call = <a href={`tel:${phone}`}>{phone}</a>;
  const hidden = !may && (row.phone.includes("*") || row.licence_no.includes("*"));
  return (
    <Panel
      title={t("contact")}
      side={
        may &&
        (row.phone || row.licence_no) && (
          <Button
            variant="subtle"
            className="h-side"
            aria-pressed={bare}
            leftSection={bare ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
            onClick={() => setBare(!bare)}
          >
            {t(bare ? "hide" : "show")}
          </Button>
        )
      }
    >
      <Facts
        of={[
          [t("phone"), bare && phone ? call : phone],
          [t("licence"), show(row.licence_no, 0, 4)],
        ]}
      />
      {hidden && (
        <p className="h-soft" style={{ marginTop: 12 }}>
          {t("maskedNote")}
        </p>
      )}
    </Panel>
  );
}
