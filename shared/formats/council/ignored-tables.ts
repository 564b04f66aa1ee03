/** Budget tables of the year beside those that are read: sums of these, the same money in more detail, or money left out. */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import type { Won } from "../../domain/values/won.ts";
import type { CouncilLine } from "../printed/budget-rows.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { projectsLeftOut, tableIgnored } from "./left-out-findings.ts";

interface Ignored {
  readonly table: CouncilTable;
  /** None where it could not be read. */
  readonly lines: readonly CouncilLine[];
}

/**
 * A table of projects is another level of one that is read where it adds up to the same budget and the same spending; any
 * other waits for a person. Tables of accounts, funds and departments sum up what is read.
 */
export function ignoredFindings(
  ignored: readonly Ignored[],
  read: readonly (readonly CouncilLine[])[],
): readonly Finding[] {
  const sums = new Set([...read, read.flat()].map((lines) => asKey(sumsOf(lines))));
  return ignored.map(({ table: { kind, row, columns }, lines }) => {
    const isOfProjects = kind === "unit-projects" || kind === "projects" || kind === "named";
    const isReadElsewhere = lines.length > 0 && sums.has(asKey(sumsOf(lines)));
    if (!isOfProjects || isReadElsewhere) return tableIgnored(row);
    return projectsLeftOut(row, columns.map(({ label }) => label).join(" · "));
  });
}

function sumsOf(lines: readonly CouncilLine[]): readonly Won[] {
  const sum = (of: (line: CouncilLine) => Won | null) =>
    lines.reduce((total, line) => total + (of(line) ?? 0n), 0n);
  return [
    sum(({ measures }) => totalOf(measures.appropriation) ?? totalOf(measures["current-budget"])),
    sum(({ measures }) => totalOf(measures.expenditure)),
  ];
}

function asKey(sums: readonly Won[]): string {
  return sums.join(" ");
}
