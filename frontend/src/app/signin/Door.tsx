import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { Mark } from "../Mark";
import { LanguageButton } from "../Shell";
import { productZh } from "../words";
import { signInWords } from "./words";

/** The page before the app: who we are at one side, the form at the other. */
export function Door({ children }: { children: ReactNode }) {
  const t = useWords(signInWords);
  return (
    <div className="r-door">
      <header className="r-door-side">
        <div>
          <Mark size={64} light />
          <h1>
            Rounds <span lang="zh-CN">{productZh}</span>
          </h1>
          <p>{t("tagline")}</p>
        </div>
        <RouteMap />
        <p className="r-door-foot">{t("foot")}</p>
      </header>
      <main className="r-door-main">
        <div className="r-door-language">
          <LanguageButton tell={false} />
        </div>
        {children}
      </main>
    </div>
  );
}

function RouteMap() {
  return (
    <svg className="r-door-map" viewBox="0 0 600 300" fill="none" aria-hidden="true">
      <path
        d="M-20 250c90-10 120-90 200-80s90 70 170 50 90-110 160-120 110 20 130-10"
        stroke="#fff"
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray="2 16"
      />
      {[
        [180, 170],
        [350, 220],
        [510, 100],
      ].map(([x, y]) => (
        <g key={x} transform={`translate(${x} ${y})`}>
          <circle r="30" fill="#fff" fillOpacity=".22" />
          <circle r="17" fill="#fff" />
          <path d="M0-8V8M-8 0H8" stroke="#0d47b0" strokeWidth="5" strokeLinecap="round" />
        </g>
      ))}
    </svg>
  );
}
