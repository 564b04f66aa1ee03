/** A page that stayed open while a new version came asks for files that are gone: it is loaded anew, once for each version. */
const storageName = "budget-monitor-reloaded";

/** Loads the page anew where the server has another version by now. Where it is out of reach the page stays. */
export async function reloadIfNew(): Promise<void> {
  const own = scriptOf(document.documentElement.outerHTML);
  const served = await fetch(location.pathname, { cache: "no-store" })
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => "");
  const other = scriptOf(served);
  if (other === null || other === own || sessionStorage.getItem(storageName) === other) return;
  sessionStorage.setItem(storageName, other);
  location.reload();
}

/** Its name changes with what is in it. */
function scriptOf(html: string): string | null {
  return /<script[^>]+src="([^"]+)"/.exec(html)?.[1] ?? null;
}
