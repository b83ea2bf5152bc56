// The pages of guests: whoever holds a link or a code, without an account. Nothing of the tablet is opened or kept.
import "@/ui/base.css";
import "@/ui/ui.css";
import "@/features/events/guest/guest.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CertificatePage } from "@/features/events/guest/CertificatePage";
import { InvitationPage } from "@/features/events/guest/InvitationPage";

const root = document.getElementById("root");
if (!root) throw new Error("no root");
const secret = location.hash.slice(1);
createRoot(root).render(
  <StrictMode>
    {location.pathname === "/certificate" ? (
      <CertificatePage code={secret} />
    ) : (
      <InvitationPage token={secret} />
    )}
  </StrictMode>,
);
// A link that is followed inside the page it leads to changes what stands behind the #, and nothing else.
window.addEventListener("hashchange", () => location.reload());
