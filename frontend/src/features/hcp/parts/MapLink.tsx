import { Button } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { hcpWords } from "../words";

/** The address in the map app of this device. */
export function mapAddress(place: string, agent = navigator.userAgent): string {
  const asked = encodeURIComponent(place);
  if (/Android/.test(agent)) return `geo:0,0?q=${asked}`;
  if (/iPad|iPhone|Mac OS/.test(agent)) return `https://maps.apple.com/?q=${asked}`;
  return `https://uri.amap.com/search?keyword=${asked}`;
}

/** Leaves for the map app; nothing but the name and the address of the place goes along. */
export function MapLink({ place }: { place: string }) {
  const t = useWords(hcpWords);
  return (
    <Button
      component="a"
      href={mapAddress(place)}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      variant="default"
      leftSection={<IconMapPin size={20} aria-hidden />}
    >
      {t("openMap")}
    </Button>
  );
}
