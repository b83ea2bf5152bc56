/** The mark: a round from door to door, and the cross it ends at. */
export function Mark({ size = 40, light = false }: { size?: number; light?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" fill="none" aria-hidden="true">
      <rect width="64" height="64" rx="15" fill={light ? "#fff" : "#1558d6"} />
      <path
        d="M45.6 43.2A18.4 18.4 0 1 1 48.6 24"
        stroke={light ? "#1558d6" : "#fff"}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path
        d="M31 23v18M22 32h18"
        stroke={light ? "#1558d6" : "#fff"}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <circle cx="49" cy="34" r="4.5" fill={light ? "#3775e5" : "#a5c2f6"} />
    </svg>
  );
}
