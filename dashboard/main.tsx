/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { SessionAuthContext, openSessionAuth } from "./auth/session-auth.tsx";
import { applyTextSize } from "./context/text-size.ts";
import { LanguageProvider } from "./context/language.tsx";
import { Toasts, Announcer } from "./context/toasts.tsx";
import { BrokenNotice } from "./parts/states.tsx";
import { ErrorBoundary } from "./parts/late-part.tsx";
import { Page } from "./shell/page.tsx";
import { PlaceProvider } from "./context/place.tsx";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/parts.css";
import "./styles/forms.css";
import "./styles/inbox.css";
import "./styles/news.css";
import "./styles/uploads.css";
import "./styles/why.css";
import "./styles/tables.css";
import "./styles/projects.css";
import "./styles/projects-narrow.css";
import "./styles/charts.css";
import "./styles/chart-marks.css";
import "./styles/forced-colours.css";
import "./styles/print.css";

applyTextSize();
const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page to draw in.");
void draw(page);

/** Not at the top of the module: what is fetched later imports this file, and would wait for it. */
async function draw(element: HTMLElement): Promise<void> {
  const auth = await openSessionAuth();
  createRoot(element).render(
    <StrictMode>
      <SessionAuthContext value={auth}>
        <PlaceProvider>
          <LanguageProvider>
            <ErrorBoundary place="page" broken={() => <BrokenNotice again={() => location.reload()} />}>
              <Announcer>
                <Toasts>
                  <Page />
                </Toasts>
              </Announcer>
            </ErrorBoundary>
          </LanguageProvider>
        </PlaceProvider>
      </SessionAuthContext>
    </StrictMode>,
  );
}
