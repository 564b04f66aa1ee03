/** What was noticed in a file, in the words that its sender reads. */

import type { ProjectId } from "./project.ts";
import type { Bilingual } from "./bilingual.ts";

/** `reject`: nothing of the file is applied. `hold`: it waits for a person. `note`: applied, and said. */
export const consequences = ["reject", "hold", "note"] as const;
export type Consequence = (typeof consequences)[number];

export interface Finding extends Bilingual {
  /** Stable, for programs: `printed-rate-differs`. */
  readonly code: string;
  readonly consequence: Consequence;
  /** The row of the source file, from 1, headers counted; null when it is about the whole file. */
  readonly row: number | null;
  /** The column as the file heads it; null when it is about a row or the whole file. */
  readonly column: string | null;
  /** The offending text as it stands in the file; null when nothing stands there. Never personal text. */
  readonly value: string | null;
  /** What is asked: which new line may be which known one. Absent where nothing is. */
  readonly pairs?: readonly QuestionPair[] | undefined;
}

/** A new line, and the line of the ledger that it may be. */
export interface QuestionPair {
  readonly from: ProjectId;
  readonly fromName: string;
  readonly fromDepartment: string | null;
  readonly to: ProjectId;
  readonly toName: string;
  readonly toDepartment: string | null;
  readonly evidence: readonly string[];
  /** The evidence in words. */
  readonly why: Bilingual;
}

/** A finding about a whole file, or about what was asked. */
export function fileFinding(
  consequence: Consequence,
  code: string,
  value: string | null,
  { ko, en }: Bilingual,
): Finding {
  return rowFinding(consequence, code, null, value, { ko, en });
}

/** A finding about one row. */
export function rowFinding(
  consequence: Consequence,
  code: string,
  row: number | null,
  value: string | null,
  { ko, en }: Bilingual,
): Finding {
  return { code, consequence, row, column: null, value, ko, en };
}

/** The first of many, as one sentence names them: more are not read. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, namedAtMost).join(", ");
  return names.length > namedAtMost ? `${shown}, …` : shown;
}

const namedAtMost = 5;

/** The weightiest consequence among the findings; null when there are none. */
export function weightiest(findings: readonly Finding[]): Consequence | null {
  return (
    consequences.find((consequence) => findings.some((finding) => finding.consequence === consequence)) ??
    null
  );
}
