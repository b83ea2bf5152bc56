import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";

type CardProps = {
  title: ReactNode;
  note?: ReactNode;
  /** A letter, an icon or a time at the left. */
  lead?: ReactNode;
  /** Badges at the right. */
  end?: ReactNode;
  to?: string;
  onTap?: () => void;
};

/** One line of a list: the whole card is the target. */
export function Card({ title, note, lead, end, to, onTap }: CardProps) {
  const inside = (
    <>
      {lead && <span className="r-lead">{lead}</span>}
      <span className="r-card-body">
        <span className="r-card-title" style={{ display: "block" }}>
          {title}
        </span>
        {note && (
          <span className="r-card-note" style={{ display: "block" }}>
            {note}
          </span>
        )}
      </span>
      {end && <span className="r-card-end">{end}</span>}
      {(to || onTap) && <IconChevronRight className="r-card-go" size={22} aria-hidden />}
    </>
  );
  if (to) {
    return (
      <NavLink className="r-card" to={to}>
        {inside}
      </NavLink>
    );
  }
  if (onTap) {
    return (
      <button type="button" className="r-card" onClick={onTap}>
        {inside}
      </button>
    );
  }
  return (
    <div className="r-card" data-still>
      {inside}
    </div>
  );
}

/** A plain list of cards. Over 200 of them take VirtualList. */
export function CardList({ children }: { children: ReactNode }) {
  return <ul className="r-list">{children}</ul>;
}
