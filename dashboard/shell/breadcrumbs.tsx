/** Where somebody is below the overview. A project is found below the list of projects. */
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import type { ViewName } from "../logic/place.ts";
import { viewTitles } from "./views.tsx";

export function Breadcrumbs() {
  const { say, tell } = useLanguage();
  const { view } = usePlace();
  if (view === "overview") return null;
  const above: readonly ViewName[] = view === "project" ? ["overview", "projects"] : ["overview"];
  return (
    <nav className="breadcrumbs" aria-label={say("현재 위치", "You are here")}>
      <ol>
        {above.map((each) => (
          <li key={each}>
            <Link view={each}>{tell(viewTitles[each])}</Link>
          </li>
        ))}
        <li aria-current="page">{tell(viewTitles[view])}</li>
      </ol>
    </nav>
  );
}
