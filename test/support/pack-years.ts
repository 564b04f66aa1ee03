/** Five fiscal years of a small office: one with books and no snapshot, one without books, a department with another name, and projects that go on. */
import { packMemberships, departmentsPart } from "../../shared/domain/report/pack/pack-departments.ts";
import type { PackedYear, PackQuestion, PackYear } from "../../shared/domain/report/pack/pack-question.ts";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import type { Snapshot, SnapshotLine } from "../../shared/domain/snapshots/snapshot.ts";
import { type ProjectFacts, projectIdOfCode } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { aLine, aProject, day } from "./builders.ts";
import { anEntry, aSnapshotLine } from "./snapshots.ts";
import { books } from "./uploads.ts";

/** A project by its code, or, without one, by its names. */
export function aPackLine(
  facts: Partial<ProjectFacts> & { readonly code?: string },
  [appropriation, budget, spent]: readonly [appropriation: Won, budget: Won, spent: Won],
): SnapshotLine {
  const { code, ...stated } = facts;
  const project = aProject({
    account: "일반회계",
    ...stated,
    ...(code === undefined ? {} : { id: projectIdOfCode(code) }),
  });
  const amounts = {
    appropriation: { unsplit: appropriation },
    "current-budget": { unsplit: budget },
    expenditure: { unsplit: spent },
  };
  return aSnapshotLine({ ...aLine({ project, amounts }), expected: null, target: null });
}

/** A snapshot of each day, of figures of that day, the last of them the last of its year. @param figuresDay of all of them instead */
export function aPackYear(
  fiscalYear: number,
  days: readonly string[],
  lines: readonly SnapshotLine[],
  alerts: Readonly<Record<string, readonly Alert[]>> = {},
  figuresDay: string | null = null,
): PackYear & { readonly snapshots: readonly Snapshot[] } {
  const kept = days.map((text, at) =>
    anEntry(
      {
        books: { ...books, fiscalYear },
        asOf: day(text),
        takenAt: `${fiscalYear + 1}-01-${String(at + 10)}T01:00:00.000Z`,
        basis: "expenditure/current-budget",
        lines: lines.map((line) => ({ ...line, asOf: day(figuresDay ?? text) })),
        alerts: alerts[text] ?? [],
      },
      null,
      { number: at + 1 },
    ),
  );
  return {
    fiscalYear,
    hasBooks: true,
    last: kept.at(-1)?.snapshot ?? null,
    entries: kept.map(({ entry }) => entry),
    snapshots: kept.map(({ snapshot }) => snapshot),
  };
}

export function aMissingYear(fiscalYear: number, hasBooks: boolean) {
  return { fiscalYear, hasBooks, last: null, entries: [], snapshots: [] };
}

/** @param years the latest first. */
export function aPackQuestion(
  years: readonly ReturnType<typeof aPackYear>[],
  departments: readonly string[],
  more: Partial<PackQuestion> = {},
): PackQuestion {
  const members = packMemberships(
    years.map(({ last }) => last),
    departments,
  );
  const packed = years.map(({ snapshots, ...year }, at): PackedYear => {
    const own = members[at] ?? [];
    return { ...year, members: own, quarters: snapshots.map((each) => departmentsPart(each, own)) };
  });
  return {
    office: books.office,
    years: packed,
    departments,
    unit: "천원",
    officeName: "영등포구",
    contact: null,
    ...more,
  };
}
