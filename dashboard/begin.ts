/**
 * Runs before the page's own code is here: sends the first questions and asks for the file of the view that the address
 * names. What follows from an answer is left to the page.
 */
import { askAhead, loginWay } from "./api/ask-ahead.ts";
import { chartsQueryOf } from "./logic/chart-filter.ts";
import { inboxQueryOf, inboxRowsAtOnce } from "./logic/inbox.ts";
import { nextVisit, overviewPath, readVisit, visitName } from "./logic/last-visit.ts";
import { booksIn, type ViewName, viewOf } from "./logic/place.ts";
import { projectPage, projectsQueryOf } from "./logic/project-filters.ts";
import { fetchView, viewFiles } from "./shell/view-files.ts";

void begin();

async function begin(): Promise<void> {
  const view = viewOf(location.search);
  const asking = loginWay().catch(() => null);
  fetchView(view);
  const way = await asking;
  if (way?.way !== "session") return;
  askAhead("me");
  const params = new URLSearchParams(location.search);
  const base = booksIn(params);
  if (base === null) return;
  // First, so that news which come between are heard of.
  askAhead(`${base}/revision`);
  const path = firstPathOf(view, base, params);
  if (path !== null) askAhead(path);
  if (view === "overview") {
    // Once the page's code is here: before that the pictures' figures would only delay it.
    await viewFiles.overview.fetch().catch(() => null);
    askAhead(`${base}/charts${chartsQueryOf(params)}`);
  }
}

/** What the view asks first; null where that hangs on more than the address. */
function firstPathOf(view: ViewName, base: string, params: URLSearchParams): string | null {
  switch (view) {
    case "inbox":
      return `${base}/inbox?${inboxQueryOf(params, inboxRowsAtOnce)}`;
    case "projects":
      return projectPage(`${base}/projects?${projectsQueryOf(params)}`, null);
    case "project": {
      const id = params.get("id");
      return id === null ? null : `${base}/projects/${encodeURIComponent(id)}`;
    }
    case "match":
      return `${base}/matching`;
    case "overview": {
      const books = `${params.get("office")}/${params.get("year")}`;
      const visit = readVisit(localStorage.getItem(visitName(books)));
      return overviewPath(base, nextVisit(visit, new Date().toISOString()));
    }
    case "uploads":
    case "snapshots":
    case "policy":
    case "reconcile":
    case "audit":
    case "users":
    case "account":
      return null;
  }
}
