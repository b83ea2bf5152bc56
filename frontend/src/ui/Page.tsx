import { IconChevronLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { usePlace } from "./SideBySide";
import { uiWords } from "./words";

type PageProps = {
  title: string;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** Where "Back" leads. */
  back?: string;
  actions?: ReactNode;
  /** Desk tables may use the whole width. */
  wide?: boolean;
  children: ReactNode;
};

/** Every screen: title, actions, content; the dock comes last inside. */
export function Page({ title, note, back, actions, wide, children }: PageProps) {
  const t = useWords(uiWords);
  const place = usePlace();
  const named = !place?.open || place.pane === "detail";
  useEffect(() => {
    if (named) document.title = `${title} · Rounds`;
  }, [title, named]);
  const leads = back && !(place && back.split("?")[0] === place.root);
  return (
    <div className="r-page" data-wide={wide || undefined}>
      {leads && (
        <Link className="r-back" to={back}>
          <IconChevronLeft size={22} aria-hidden />
          {t("back")}
        </Link>
      )}
      <div className="r-page-head">
        <div className="r-page-words">
          <h1>{title}</h1>
          {note && <p>{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** A white card with an optional heading. */
export function Panel(props: { title?: ReactNode; side?: ReactNode; children: ReactNode }) {
  return (
    <section className="r-panel">
      {(props.title || props.side) && (
        <div className="r-panel-head">
          {props.title && <h2>{props.title}</h2>}
          {props.side}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** Two columns in landscape (3:2), one in portrait. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="r-columns">{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className="r-stack">{children}</div>;
}

/** The main act at the bottom edge; nothing destructive goes here. The last child takes the width. */
export function Dock({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="r-dock">
      {note && <div className="r-dock-note">{note}</div>}
      <div className="r-dock-row">{children}</div>
    </div>
  );
}

/** Label and value pairs; an empty value is shown as a dash. */
export function Facts({ of }: { of: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="r-facts">
      {of.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === "" || value === null || value === undefined ? "—" : value}</dd>
        </div>
      ))}
    </dl>
  );
}
