/** Where the public page begins: no login, no menu, and nothing of the other page. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyTextSize } from "../context/text-size.ts";
import { LanguageProvider } from "../context/language.tsx";
import { PlaceProvider } from "../context/place.tsx";
import { BrokenNotice } from "../parts/states.tsx";
import { ErrorBoundary } from "../parts/late-part.tsx";
import { StoryPage } from "./story-page.tsx";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/parts.css";
import "../styles/tables.css";
import "../styles/charts.css";
import "../styles/chart-marks.css";
import "../styles/forced-colours.css";
import "../styles/story.css";

applyTextSize();
const page = document.getElementById("page");
if (page === null) throw new Error("story.html has no element #page to draw in.");
createRoot(page).render(
  <StrictMode>
    <PlaceProvider>
      <LanguageProvider>
        <ErrorBoundary place="story" broken={() => <BrokenNotice again={() => location.reload()} />}>
          <StoryPage />
        </ErrorBoundary>
      </LanguageProvider>
    </PlaceProvider>
  </StrictMode>,
);
