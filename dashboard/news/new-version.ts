/** A page that stayed open while a new version came asks for files that are gone: it is loaded anew, once for each version. */
const storageName = "budget-monitor-reloaded";

/** Loads the page anew where the server has another version by now. Where it is out of reach the page stays. */
export async function reloadIfNew(): Promise<void> {
  const own = scriptsOf(document.documentElement.outerHTML);
  const other = scriptsOf(await servedPage());
  if (other === null || other === own || sessionStorage.getItem(storageName) === other) return;
  sessionStorage.setItem(storageName, other);
  location.reload();
}

let isNewServed = false;

/** Remembers that the server has another version by now: the next view is loaded with it, and nothing is torn from who writes. */
export async function noteNewVersion(): Promise<void> {
  const own = scriptsOf(document.documentElement.outerHTML);
  const other = scriptsOf(await servedPage());
  isNewServed = other !== null && other !== own && sessionStorage.getItem(storageName) !== other;
}

/** Where another version was noted, a new view is a new page. */
export function reloadWhereNoted(): void {
  if (isNewServed) void reloadIfNew();
}

function servedPage(): Promise<string> {
  return fetch(location.pathname, { cache: "no-store" })
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => "");
}

/** The names change with what is in them. */
function scriptsOf(html: string): string | null {
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, name]) => name);
  return scripts.length === 0 ? null : scripts.join(" ");
}
