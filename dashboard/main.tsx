/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Announcer } from "./shell/announcer.tsx";
import { LanguageProvider } from "./shell/language.tsx";
import { Page } from "./shell/page.tsx";
import { PlaceProvider } from "./shell/place.tsx";
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

createRoot(page).render(
  <StrictMode>
    <PlaceProvider>
      <LanguageProvider>
        <Announcer>
          <Page />
        </Announcer>
      </LanguageProvider>
    </PlaceProvider>
  </StrictMode>,
);
