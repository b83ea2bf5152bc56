import dayjs from "dayjs";

/** The moment as the tablet's own picker takes it. */
export function toPicker(at: string): string {
  return dayjs(at).format("YYYY-MM-DDTHH:mm");
}
