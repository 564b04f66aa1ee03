/** Valid uploads, alerts and events. A test overrides what it is about and leaves the rest. */
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { fraction, subtract } from "../../shared/domain/values/fraction.ts";
import type { Facts } from "../../shared/domain/alerts/rules/facts.ts";
import { type AppliedOutcome, type Upload, uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { aScope, day } from "./builders.ts";

/** 영등포구's books of 2020. */
export const books: Books = { office: "1129000", fiscalYear: 2020 };

/** An upload that was applied as the first of its books; the letter makes its hash. */
export function anUpload(letter = "a", upload: Partial<Upload> = {}): Upload {
  const sha256 = letter.repeat(64);
  return {
    uploadId: uploadIdOf(sha256),
    books,
    seq: 1,
    sha256,
    file: { key: `1129000/2020/${letter}.csv`, version: "v1" },
    fileName: `${letter}.csv`,
    byteLength: 120,
    options: { asOf: null, unit: null, mapping: null },
    receivedAt: "2020-11-02T00:00:00.000Z",
    outcome: anAppliedOutcome(),
    version: 2,
    ...upload,
  };
}

export function anAppliedOutcome(outcome: Partial<AppliedOutcome> = {}): AppliedOutcome {
  return {
    state: "applied",
    format: "template",
    at: "2020-11-02T00:00:01.000Z",
    asOf: day("2020-10-31"),
    period: null,
    isFull: false,
    named: 0,
    officeName: null,
    saysFrom: day("2020-10-31"),
    records: 1,
    postings: 1,
    findings: [],
    findingCount: 0,
    releasedBy: null,
    ...outcome,
  };
}

export function aFinding(finding: Partial<Finding> = {}): Finding {
  return {
    code: "amount-unreadable",
    consequence: "reject",
    row: 3,
    column: "집행액(원)",
    value: "12만",
    ko: "3행의 금액을 읽을 수 없습니다.",
    en: "The amount in row 3 cannot be read.",
    ...finding,
  };
}

/** An open alert of behind-target: half of the budget spent on 31 October. */
export function anAlert(
  alert: Partial<Alert> = {},
  [budget, spent]: readonly [Won, Won] = [100_000_000n, 50_000_000n],
): Alert {
  const [rate, expectedRate] = [fraction(spent, budget), fraction(5n, 6n)];
  const asOf = day("2020-10-31");
  const facts: Facts = {
    asOf,
    budget,
    expenditure: spent,
    rate,
    rateBasis: "expenditure/appropriation",
    expectedRate,
    rung: "calendar",
    dayOfYear: 305,
    daysInYear: 366,
    gap: subtract(expectedRate, rate),
    targetRate: fraction(1n, 1n),
    plan: budget,
    planRate: fraction(1n, 1n),
    planUnspent: 0n,
    monthsLeft: 2,
    requiredPerMonth: (budget - spent) / 2n,
  };
  return {
    scope: aScope(),
    fund: "all",
    rule: "behind-target",
    status: { state: "open" },
    severity: "critical",
    toldSeverity: "critical",
    raised: {
      severity: alert.severity ?? "critical",
      facts: alert.facts ?? facts,
      policyVersion: alert.policyVersion ?? "default-1",
    },
    since: asOf,
    facts,
    explanation: null,
    policyVersion: "default-1",
    knownSeq: 1,
    version: 1,
    ...alert,
  };
}
