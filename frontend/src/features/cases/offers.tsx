import { lazy, Suspense } from "react";
import type { Slots } from "@/room";

const LazyHeard = lazy(async () => ({ default: (await import("./parts/Heard")).Heard }));
const LazyReportLink = lazy(async () => ({ default: (await import("./parts/ReportLink")).ReportLink }));
const LazyWaiting = lazy(async () => ({ default: (await import("./parts/WaitingCases")).WaitingCases }));

/** What other rooms show of this one, fetched when it is first shown. */
export const offers: Partial<Slots> = {
  "cases.heard": (props) => (
    <Suspense fallback={null}>
      <LazyHeard {...props} />
    </Suspense>
  ),
  "cases.report": (props) => (
    <Suspense fallback={null}>
      <LazyReportLink {...props} />
    </Suspense>
  ),
  "cases.waiting": () => (
    <Suspense fallback={null}>
      <LazyWaiting />
    </Suspense>
  ),
};
