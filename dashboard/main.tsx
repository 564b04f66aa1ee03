/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { DoorContext, openDoor } from "./auth/session-auth.tsx";
import { Announcer } from "./context/announcer.tsx";
import { LanguageProvider } from "./context/language.tsx";
import { Page } from "./shell/page.tsx";
import { fetchView } from "./shell/views.tsx";
import { viewOf } from "./logic/place.ts";
import { PlaceProvider } from "./context/place.tsx";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/parts.css";
import "./styles/forms.css";
import "./styles/tables.css";
import "./styles/projects.css";
import "./styles/charts.css";
import "./styles/print.css";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no element #page to draw in.");
void draw(page);

/** Not at the top of the module: what is fetched later imports this file, and would wait for it. */
async function draw(element: HTMLElement): Promise<void> {
  fetchView(viewOf(location.search));
  const door = await openDoor();
  createRoot(element).render(
    <StrictMode>
      <DoorContext value={door}>
        <PlaceProvider>
          <LanguageProvider>
            <Announcer>
              <Page />
            </Announcer>
          </LanguageProvider>
        </PlaceProvider>
      </DoorContext>
    </StrictMode>,
  );
}
