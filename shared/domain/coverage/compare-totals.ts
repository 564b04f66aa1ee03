/** The ledger held against a statement: the totals of what it covers, and line by line where they differ. */
import { type Finding, someOf } from "../values/finding.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import type { ProjectFacts, ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { type Coverage, isCovered } from "./coverage.ts";

/** What a line states of each measure over all funds; an absent measure is not stated. */
export interface TotalledLine {
  readonly project: ProjectFacts;
  readonly totals: ReadonlyMap<FactualMeasure, Won>;
}

export type LineDifference =
  /** The statement lacks the line, or says nothing of the measure. */
  | {
      readonly kind: "only-in-ledger";
      readonly project: ProjectFacts;
      readonly ledger: Won;
      readonly statement: null;
    }
  | {
      readonly kind: "only-in-statement";
      readonly project: ProjectFacts;
      readonly ledger: null;
      readonly statement: Won;
    }
  | {
      readonly kind: "differs";
      readonly project: ProjectFacts;
      readonly ledger: Won;
      readonly statement: Won;
    };

export interface MeasureDifference {
  readonly measure: FactualMeasure;
  readonly ledger: Won;
  readonly statement: Won;
  /** Largest difference first; they add up to the difference of the totals. */
  readonly lines: readonly LineDifference[];
}

/**
 * @param ledger the lines that count, as they stand on the statement's day after it was applied.
 * @returns one for each measure that the statement speaks of and in which a line differs; empty where all agree.
 */
export function compareTotals(
  statement: readonly TotalledLine[],
  ledger: readonly TotalledLine[],
  coverage: Coverage,
): readonly MeasureDifference[] {
  const stated = new Map(statement.map((line) => [line.project.id, line]));
  const covered = ledger.filter(({ project }) => stated.has(project.id) || isCovered(coverage, project));
  const known = new Map(covered.map((line) => [line.project.id, line]));
  return factualMeasures.flatMap((measure): readonly MeasureDifference[] => {
    if (!statement.some(({ totals }) => totals.has(measure))) return [];
    const lines = differencesIn(measure, stated, known);
    if (lines.length === 0) return [];
    return [{ measure, ledger: totalIn(measure, covered), statement: totalIn(measure, statement), lines }];
  });
}

function differencesIn(
  measure: FactualMeasure,
  stated: ReadonlyMap<ProjectId, TotalledLine>,
  known: ReadonlyMap<ProjectId, TotalledLine>,
): readonly LineDifference[] {
  const ids = new Set([...known.keys(), ...stated.keys()]);
  const differences = [...ids].flatMap((id): readonly LineDifference[] => {
    const [inLedger, inStatement] = [known.get(id), stated.get(id)];
    const project = inStatement?.project ?? inLedger?.project;
    const [ledger, won] = [inLedger?.totals.get(measure) ?? null, inStatement?.totals.get(measure) ?? null];
    if (project === undefined || (ledger ?? 0n) === (won ?? 0n)) return [];
    if (won === null)
      return ledger === null ? [] : [{ kind: "only-in-ledger", project, ledger, statement: null }];
    if (ledger === null) return [{ kind: "only-in-statement", project, ledger: null, statement: won }];
    return [{ kind: "differs", project, ledger, statement: won }];
  });
  return differences.toSorted((a, b) => ascending(sizeOf(b), sizeOf(a)));
}

function totalIn(measure: FactualMeasure, lines: readonly TotalledLine[]): Won {
  return sumWon(lines.map(({ totals }) => totals.get(measure) ?? 0n));
}

function sizeOf({ ledger, statement }: LineDifference): Won {
  const difference = (ledger ?? 0n) - (statement ?? 0n);
  return difference < 0n ? -difference : difference;
}

/** What a full statement's own totals and the ledger's of its day differ by, line by line. */
export function differenceFindings(differences: readonly MeasureDifference[]): Finding[] {
  return differences.map(({ measure, ledger, statement, lines }) => {
    const name = measureNames[measure];
    const list = someOf(lines.map(wordsOf));
    const [inLedger, inFile] = [formatWon(ledger), formatWon(statement)];
    return {
      code: "totals-differ",
      consequence: "note",
      row: null,
      column: name.ko,
      value: inFile,
      ko: `반영한 뒤 장부의 ${name.ko} 합계는 ${inLedger}원이고 이 전체 자료의 합계는 ${inFile}원입니다. 다른 사업 ${lines.length}건(장부 / 자료): ${list}.`,
      en: `Once it is applied the ledger's ${name.en} adds up to ${inLedger} won, and this full statement's to ${inFile}. ${lines.length} projects differ (ledger / file): ${list}.`,
    };
  });
}

function wordsOf({ project, ledger, statement }: LineDifference): string {
  return `"${project.name}" ${wonText(ledger)} / ${wonText(statement)}`;
}

function wonText(won: Won | null): string {
  return won === null ? "–" : formatWon(won);
}
