/**
 * Where somebody is on the page, as the part of its address after `?`. Everything that a colleague must see
 * alike is in it: books, view, filters, language and unit. No path is used, so any host can serve the page.
 */
export const viewNames = [
  "overview",
  "inbox",
  "projects",
  "project",
  "uploads",
  "snapshots",
  "policy",
  "reconcile",
  "audit",
  "match",
  "users",
  "account",
] as const;
export type ViewName = (typeof viewNames)[number];

/** What stays when somebody goes to another view. */
const kept = ["office", "year", "lang", "unit"];

export type Changes = Readonly<Record<string, string | null>>;

export function viewOf(search: string): ViewName {
  const named = new URLSearchParams(search).get("view");
  return viewNames.find((view) => view === named) ?? "overview";
}

/** `offices/1129000/years/2020` of the books that the address names; null where it names none. */
export function booksIn(params: URLSearchParams): string | null {
  const [office, year] = [params.get("office") ?? "", params.get("year") ?? ""];
  return /^\d{7}$/.test(office) && /^20\d\d$/.test(year) ? booksPath(office, year) : null;
}

export function booksPath(office: string, year: string | number): string {
  return `offices/${office}/years/${year}`;
}

/** The address with some values changed; null and the empty text take one out. */
export function withChanges(search: string, changes: Changes): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") params.delete(name);
    else params.set(name, value);
  }
  return written(params);
}

/** The address of a view, without what belonged to the one before. */
export function addressOf(search: string, view: ViewName, values: Changes = {}): string {
  const from = new URLSearchParams(search);
  const to = new URLSearchParams();
  for (const name of kept) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
  if (view !== "overview") to.set("view", view);
  return withChanges(written(to), values);
}

function written(params: URLSearchParams): string {
  const text = params.toString();
  return text === "" ? "?" : `?${text}`;
}
