/**
 * Years that are over, as `monitor backtest --history FILE.json` takes them: each project's budget and
 * spending at twelve month ends, in won as decimal text, null where nothing was known.
 */
import * as z from "zod";
import { type Balance, rebuild } from "../../domain/ledger/balance.ts";
import { monthEnd, yearEnd } from "../../domain/values/calendar.ts";
import type { Entry } from "../../domain/ledger/posting.ts";
import { projectFacts, projectIdOfCode, projectIdOfName } from "../../domain/values/project.ts";
import { fiscalYear, officeCode, wonText } from "../values/primitives.ts";

const name = z.string().trim().min(1).max(200);
const monthEnds = z.array(wonText.nullable()).length(12);

const pastProject = z.lazy(() =>
  z.strictObject({
    /** 세부사업 code; null where the source has none: then the project is known by department and name. */
    code: name.nullable(),
    name,
    department: name.nullable(),
    account: name.nullable(),
    field: name.nullable(),
    budgetWon: monthEnds,
    spentWon: monthEnds,
  }),
);

const historyJson = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    offices: z
      .array(
        z.strictObject({
          office: officeCode,
          years: z
            .array(z.strictObject({ fiscalYear, projects: z.array(pastProject).max(20_000) }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(300),
  }),
);

export interface PastBooks {
  readonly office: string;
  readonly fiscalYear: number;
  readonly balances: readonly Balance[];
}

/** @throws ZodError or SyntaxError where the text is no history. */
export function parseHistory(text: string): readonly PastBooks[] {
  const { offices } = historyJson.parse(JSON.parse(text.replace(/^\ufeff/, "")));
  return offices.flatMap(({ office, years }) =>
    years.map((year) => ({
      office,
      fiscalYear: year.fiscalYear,
      balances: year.projects
        .map((project) => balanceOf(project, year.fiscalYear))
        .filter((each) => each !== null),
    })),
  );
}

function balanceOf(past: z.output<typeof pastProject>, year: number): Balance | null {
  const { code, budgetWon, spentWon, ...facts } = past;
  const id = code === null ? projectIdOfName("project", past.department, past.name) : projectIdOfCode(code);
  const entries = [
    ...statements("current-budget", budgetWon, year),
    ...statements("expenditure", spentWon, year),
  ];
  if (entries.length === 0) return null;
  const project = projectFacts({ ...facts, id, tier: "project" });
  const posting = { project, asOf: yearEnd(year), entries, rows: [], seq: 1, uploadId: "history" };
  return rebuild([
    { ...posting, covers: null, reverses: null, format: "history", findings: [], copyOf: null },
  ]);
}

function statements(measure: Entry["measure"], amounts: readonly (bigint | null)[], year: number): Entry[] {
  return amounts.flatMap((amount, at) =>
    amount === null
      ? []
      : [
          {
            measure,
            fund: "unsplit",
            object: null,
            date: monthEnd(year, at + 1),
            amount,
            kind: "cumulative",
          },
        ],
  );
}
