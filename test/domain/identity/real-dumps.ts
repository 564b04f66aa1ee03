// The published dumps of several governments as lines, where ../shared/data is present.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type { TotalledLine } from "../../../shared/domain/coverage/compare-totals.ts";
import { departmentsAsStated } from "../../../shared/domain/departments/known-departments.ts";
import { type IdentityLine, identityLineOfRecord } from "../../../shared/domain/identity/identity-line.ts";
import { dateOf } from "../../../shared/domain/values/calendar.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectFacts, projectIdOfCode } from "../../../shared/domain/values/project.ts";

const data = new URL("../../../../shared/data/", import.meta.url);

export const hasDumps = existsSync(data);

const dump = z.object({
  rows: z.array(
    z.object({
      acnt_dv_nm: z.string(),
      dept_cd: z.string(),
      dbiz_cd: z.string(),
      dbiz_nm: z.string(),
      bdg_cash_amt: z.number(),
      ep_amt: z.number(),
      cpl_amt: z.number(),
    }),
  ),
});

export interface RealLine {
  readonly project: ProjectFacts;
  readonly appropriation: bigint;
  readonly currentBudget: bigint;
  readonly spent: bigint;
}

export function realDump(name: string): readonly RealLine[] {
  const bytes = readFileSync(new URL(name, data));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return dump.parse(JSON.parse(text)).rows.map((row) => ({
    project: factsOf(row.dbiz_cd, row.dbiz_nm, row.dept_cd, row.acnt_dv_nm),
    appropriation: BigInt(row.cpl_amt),
    currentBudget: BigInt(row.bdg_cash_amt),
    spent: BigInt(row.ep_amt),
  }));
}

/** Each with the one that its government published next. */
export function consecutiveDumps(): readonly (readonly [earlier: string, later: string])[] {
  const panel = readdirSync(new URL("panel/", data)).toSorted();
  const pairs = panel.flatMap((name, at): readonly (readonly [string, string])[] => {
    const next = panel[at + 1];
    const isNext = next !== undefined && next.slice(0, 7) === name.slice(0, 7);
    return isNext ? [[`panel/${name}`, `panel/${next}`]] : [];
  });
  return [
    ...pairs,
    ["lofin365/muju-1-asof-20260629-first.json", "lofin365/muju-4-asof-20260630-complete.json"],
    ["lofin365/muju-4-asof-20260630-complete.json", "lofin365/muju-5-asof-20260821.json"],
  ];
}

export function factsOf(
  code: string,
  name: string,
  department: string | null,
  account: string | null,
): ProjectFacts {
  return projectFacts({ id: projectIdOfCode(code), tier: "project", name, department, account });
}

export function recordOfLine({ project, appropriation, currentBudget, spent }: RealLine): SourceRecord {
  const date = dateOf(2026, 6, 30);
  if (date === null) throw new Error("There is such a day");
  const entry = { fund: "unsplit", object: null, date, kind: "cumulative" } as const;
  return {
    project,
    asOf: date,
    entries: [
      { ...entry, measure: "appropriation", amount: appropriation },
      { ...entry, measure: "current-budget", amount: currentBudget },
      { ...entry, measure: "expenditure", amount: spent },
    ],
    rows: [],
  };
}

export function identitiesOf(lines: readonly RealLine[]): readonly IdentityLine[] {
  return lines.map((line) => identityLineOfRecord(recordOfLine(line), departmentsAsStated));
}

export function totalledOf({ project, appropriation, currentBudget, spent }: RealLine): TotalledLine {
  return {
    project,
    totals: new Map([
      ["appropriation", appropriation],
      ["current-budget", currentBudget],
      ["expenditure", spent],
    ]),
  };
}
