import { lazy, Suspense } from "react";
import { Waiting } from "@/ui/States";

const Statement = lazy(async () => ({ default: (await import("./Statement")).Statement }));

/** What an HCP was given, loaded when its page is opened. */
export function LedgerOf({ hcpId }: { hcpId: string }) {
  return (
    <Suspense fallback={<Waiting lines={1} />}>
      <Statement hcpId={hcpId} />
    </Suspense>
  );
}
