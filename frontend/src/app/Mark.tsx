/** The mark: a round from door to door, and the cross it ends at. */
export function Mark({ size = 40, light = false }: { size?: number; light?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" fill="none" aria-hidden="true">
      <rect width="64" height="64" rx="15" fill={light ? "#fff" : "#1558d6"} />
      <path
        d="M46.9 43.6A19 19 0 1 1 46.9 20.4"
        stroke={light ? "#1558d6" : "#fff"}
        strokeWidth="5.5"
        strokeLinecap="round"
      />
      <path
        d="M32 24.5v15M24.5 32h15"
        stroke={light ? "#1558d6" : "#fff"}
        strokeWidth="5.5"
        strokeLinecap="round"
      />
      <circle cx="51" cy="32" r="4.5" fill={light ? "#3775e5" : "#a5c2f6"} />
    </svg>
  );
}
