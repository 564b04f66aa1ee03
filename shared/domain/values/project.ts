/**
 * A line of the ledger and what it is called. Most sources give projects (세부사업); council reports give
 * unit projects (단위사업) and, for some of them, businesses with a fund split.
 */
import type { Bilingual } from "./bilingual.ts";
import { ascending } from "./order.ts";
import { rememberedByName } from "./remembered-by-name.ts";

declare const projectId: unique symbol;
export type ProjectId = string & { readonly [projectId]: true };

/**
 * `project` and `unit-project` lines are counted in roll-ups. A `business` line tells a part of a unit
 * project again in more detail, so it is shown and never added.
 */
export const tiers = ["project", "unit-project", "business"] as const;
export type Tier = (typeof tiers)[number];

/** What a source may say of a line in words, beside its name. One more is added as docs/adding-a-column.md tells. */
export const projectAttributes = [
  "department",
  "unitProject",
  "team",
  "account",
  "field",
  "contact",
] as const;
export type ProjectAttribute = (typeof projectAttributes)[number];

/** What persons call each. */
export const attributeNames: Readonly<Record<ProjectAttribute, Bilingual>> = {
  department: { ko: "부서", en: "department" },
  unitProject: { ko: "단위사업", en: "unit project" },
  team: { ko: "팀", en: "team" },
  account: { ko: "회계", en: "account" },
  field: { ko: "분야", en: "field" },
  contact: { ko: "담당자", en: "contact" },
};

/** One value for each attribute, in their order. */
export function byAttribute<Value>(
  valueOf: (attribute: ProjectAttribute) => Value,
): Record<ProjectAttribute, Value> {
  return {
    department: valueOf("department"),
    unitProject: valueOf("unitProject"),
    team: valueOf("team"),
    account: valueOf("account"),
    field: valueOf("field"),
    contact: valueOf("contact"),
  };
}

/** What a source says of a line; null where it says nothing. `contact` is an address for notices, never a person's name. */
export interface ProjectFacts extends Readonly<Record<ProjectAttribute, string | null>> {
  readonly id: ProjectId;
  readonly tier: Tier;
  readonly name: string;
  /** The code that the sources state, where `department` is the name that was found for it. Nothing stores it. */
  readonly departmentCode?: string | undefined;
}

/** The facts of a source that states these attributes, and no others. */
export function projectFacts({
  id,
  tier,
  name,
  ...stated
}: Pick<ProjectFacts, "id" | "tier" | "name"> &
  Partial<Readonly<Record<ProjectAttribute, string | null>>>): ProjectFacts {
  return { id, tier, name, ...byAttribute((attribute) => stated[attribute] ?? null) };
}

/** The longest id kept: DynamoDB allows 1,024 bytes in a sort key, and Hangul takes three each. */
const maxIdLength = 300;

/** A line with a code of its own is known by it, whatever it is renamed to. */
export function projectIdOfCode(code: string): ProjectId {
  return idFrom(["code", code.trim()]);
}

/** The code that a line is known by; null where it is known by its names. */
export function codeOf(id: ProjectId): string | null {
  const [kind, code] = id.split("/");
  return kind === "code" && code !== undefined ? code : null;
}

/** A code that came to mean another project: known by the code and the name that it had then. Null without a code. */
export function projectIdUnderName({ id, name }: Pick<ProjectFacts, "id" | "name">): ProjectId | null {
  const code = codeOf(id);
  return code === null ? null : projectIdOf(`code/${code}/${idPart(name)}`.slice(0, maxIdLength));
}

/** The key that the code alone had; null of a key that is no code under a name. */
export function codeIdOfNamed(id: ProjectId): ProjectId | null {
  const code = codeOf(id);
  const plain = code === null ? null : projectIdOf(`code/${code}`);
  return plain === id ? null : plain;
}

/**
 * A line without a code is known by tier, department and name, whatever dots and spaces are used.
 * @param account of which a whole table is: the same name in another one is another project.
 */
export function projectIdOfName(
  tier: Tier,
  department: string | null,
  name: string,
  account: string | null = null,
): ProjectId {
  return idFrom([tier, department ?? "", name, ...(account === null ? [] : [account])]);
}

/** A line that is known by its name, under the key that its name has in its account. */
export function inAccount<Facts extends ProjectFacts>(facts: Facts): Facts {
  const { tier, department, name, account } = facts;
  return { ...facts, id: projectIdOfName(tier, department, name, account) };
}

/**
 * A line of a payment list, which bears no code: known by account, department and name. It stays apart
 * from a project with a code, because names alone do not tell which of several it is. A name that the
 * list cut short is known by what is left of it.
 */
export function projectIdOfPayments(
  account: string | null,
  department: string | null,
  name: string,
): ProjectId {
  return idFrom([paymentPrefix, account ?? "", department ?? "", name]);
}

export function isPaymentLine(id: ProjectId): boolean {
  return id.startsWith(paymentStart);
}

/** The department in the id of a payment line, as ids write it: a line keeps it whatever it is called later. Null of no such line. */
export function departmentOfPayments(id: ProjectId): string | null {
  return isPaymentLine(id) ? (id.split("/")[2] ?? null) : null;
}

/** The account in the id of a payment line, as ids write it; "" where its list stated none. Null of no such line. */
export function accountOfPayments(id: ProjectId): string | null {
  return isPaymentLine(id) ? (id.split("/")[1] ?? null) : null;
}

const paymentPrefix = "payment";
const paymentStart = `${paymentPrefix}/`;

/** Nothing of it would change: most departments and accounts are such. */
const isComparable = /^[가-힣0-9a-z]*$/;

/** Names as compared, not as shown: one kind of dot, no spaces, one letter case. */
export function comparableName(name: string): string {
  return isComparable.test(name) ? name : compared(name);
}

/** A county's names are compared many times for each of its files. */
const compared = rememberedByName(comparableOf);

function comparableOf(name: string): string {
  return (
    name
      // Before NFKC, which turns the dot ㆍ into the old vowel that it also is.
      .replace(/[‧·･ㆍ・•∙⋅]/g, "·")
      .normalize("NFKC")
      .replace(/[\s\u200b\ufeff]/g, "")
      .toLowerCase()
  );
}

/** Whether two names of an account or a department may be one: a source that states none contradicts none. */
export function isSameOrUnsaid(a: string | null, b: string | null): boolean {
  return a === null || b === null || comparableName(a) === comparableName(b);
}

/**
 * Each name once, under what it is compared by: of its spellings the one that most lines bear, of equals the first in
 * order. Names stay in their order.
 */
export function spellingsOf(names: readonly (string | null)[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [byName, shown] = [[...counts].toSorted(([a], [b]) => ascending(a, b)), new Map<string, string>()];
  for (const [name, count] of byName) {
    const own = comparableName(name);
    const before = shown.get(own);
    if (before === undefined || count > (counts.get(before) ?? 0)) shown.set(own, name);
  }
  return shown;
}

/** The accounts of these lines, as compared. */
export function accountsOf(projects: readonly ProjectFacts[]): ReadonlySet<string> {
  return new Set(projects.flatMap(({ account }) => (account === null ? [] : comparableName(account))));
}

/** The newer facts win field by field; what they leave out stays as it was known. */
export function mergeFacts(older: ProjectFacts, newer: ProjectFacts): ProjectFacts {
  return {
    id: newer.id,
    tier: newer.tier,
    name: newer.name,
    ...byAttribute((attribute) => newer[attribute] ?? older[attribute]),
  };
}

/** Whether both say the same in every field. */
export function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  return (["id", "tier", "name", ...projectAttributes] as const).every((key) => a[key] === b[key]);
}

/** An id as it was stored. */
export function projectIdOf(text: string): ProjectId {
  if (isProjectId(text)) return text;
  throw new RangeError(
    `A project id has 1 to ${maxIdLength} characters, this one has ${text.length}: ${text}`,
  );
}

function idFrom(parts: readonly string[]): ProjectId {
  return projectIdOf(parts.map(idPart).join("/"));
}

/** A name as a part of an id: `/` and `#` separate the parts of ids and keys, so inside a part they are full-width. */
export function idPart(name: string): string {
  return comparableName(name).replaceAll("#", "＃").replaceAll("/", "／");
}

function isProjectId(text: string): text is ProjectId {
  return text.length > 0 && text.length <= maxIdLength;
}

/** A project is renamed once or twice in a year; what came before the last ones pays for nothing any more. */
const maxNames = 8;

/**
 * What a project was called before: payment lists, and whoever writes them, go on with the old name for months. The
 * names with one more statement of the project, the latest last; the name that it bears now is none of them.
 * @param before what it was called until then.
 */
export function earlierNames(earlier: readonly string[], before: string, now: string): readonly string[] {
  const current = comparableName(now);
  if (comparableName(before) === current && earlier.length === 0) return earlier;
  const names = new Map([...earlier, before].map((name) => [comparableName(name), name]));
  names.delete(current);
  return [...names.values()].slice(-maxNames);
}
