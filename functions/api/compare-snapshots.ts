/** GET snapshots/diff: which projects say something else in one snapshot than in another. */
import { type NamedSnapshot, readSnapshotName } from "../../shared/contracts/snapshot-name.ts";
import type { DiffAnswer, operations } from "../../shared/contracts/api.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import type { LedgerLine } from "../../shared/domain/ledger-line.ts";
import { budgetOf, type RateBasis, spendingOf } from "../../shared/domain/rate.ts";
import type { Snapshot } from "../../shared/domain/snapshot.ts";
import type { Won } from "../../shared/domain/won.ts";
import { type Act, booksOf } from "./asked.ts";
import { findSnapshot, snapshotTotals } from "./list-snapshots.ts";
import { json, refuse } from "./reply.ts";
import { wonText } from "./scope-figures.ts";
import type { ApiWorld } from "./world.ts";

const maxProjects = 500;

type Changed = DiffAnswer["projects"][number];

export const compareSnapshots: Act<typeof operations.snapshotDiff> = async ({ params, query }, world) => {
  const books = booksOf(params);
  const read = (text: string) => named(readSnapshotName(text, books.fiscalYear), books, world);
  const [from, to] = await Promise.all([read(query.from), read(query.to)]);
  if (from === null || to === null) return refuse("not-found");
  const changes = changesOf(from, to);
  return json({
    from: sideOf(from),
    to: sideOf(to),
    projects: changes.slice(0, maxProjects).map(({ view }) => view),
    projectCount: changes.length,
  });
};

async function named(
  name: NamedSnapshot | null,
  books: Snapshot["books"],
  world: ApiWorld,
): Promise<Snapshot | null> {
  if (name?.version === undefined || name.version === null) return null;
  const found = await findSnapshot(books, { asOf: name.asOf, version: name.version }, world);
  return found?.snapshot ?? null;
}

function sideOf(snapshot: Snapshot): DiffAnswer["from"] {
  return { asOf: snapshot.asOf, version: snapshot.version, totals: snapshotTotals(snapshot) };
}

function changesOf(from: Snapshot, to: Snapshot): { readonly view: Changed; readonly weight: Won }[] {
  const [before, after] = [linesOf(from), linesOf(to)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return ids
    .flatMap((id) => changeOf(id, amountsOf(before.get(id), from.basis), amountsOf(after.get(id), to.basis)))
    .toSorted((a, b) => (a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1));
}

function changeOf(id: string, before: Amounts | null, after: Amounts | null) {
  const project = (after ?? before)?.line.project;
  const isSame = before?.budget === after?.budget && before?.spent === after?.spent;
  if (project === undefined || (before !== null && after !== null && isSame)) return [];
  const kind = before === null ? "added" : after === null ? "gone" : "changed";
  const view: Changed = {
    id,
    name: project.name,
    department: project.department,
    kind,
    budgetBeforeWon: wonText(before?.budget ?? null),
    budgetAfterWon: wonText(after?.budget ?? null),
    spentBeforeWon: wonText(before?.spent ?? null),
    spentAfterWon: wonText(after?.spent ?? null),
  };
  const [budget, spent] = [distance(before?.budget, after?.budget), distance(before?.spent, after?.spent)];
  return [{ view, weight: budget > spent ? budget : spent }];
}

interface Amounts {
  readonly line: LedgerLine;
  readonly budget: Won | null;
  readonly spent: Won | null;
}

function amountsOf(line: LedgerLine | undefined, basis: RateBasis): Amounts | null {
  if (line === undefined) return null;
  return { line, budget: totalOf(budgetOf(line, basis)), spent: totalOf(spendingOf(line, basis)) };
}

function linesOf({ lines }: Snapshot): Map<string, LedgerLine> {
  const counted = lines.filter(({ project }) => project.tier !== "business");
  return new Map(counted.map((line) => [line.project.id, line]));
}

function distance(a: Won | null | undefined, b: Won | null | undefined): Won {
  const change = (b ?? 0n) - (a ?? 0n);
  return change < 0n ? -change : change;
}
