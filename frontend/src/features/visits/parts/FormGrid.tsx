import type { ReactNode } from "react";

/**
 * The sections of a form: in portrait one under the other; in landscape the one with `v-side` stands beside
 * the rest. The whole width is used while there is only one thing to do.
 */
export function FormGrid({ wide, children }: { wide: boolean; children: ReactNode }) {
  return (
    <div className="v-form" data-wide={wide || undefined}>
      {children}
    </div>
  );
}
