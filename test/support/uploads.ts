/** Valid uploads, alerts and events. A test overrides what it is about and leaves the rest. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { fraction, subtract } from "../../shared/domain/fraction.ts";
import { type Upload, uploadIdOf } from "../../shared/domain/upload.ts";
import type { Facts } from "../../shared/domain/rules/facts.ts";
import type { Won } from "../../shared/domain/won.ts";
import type { Registration, UploadClosing } from "../../shared/ports/ledger-store.ts";
import { aScope, day } from "./builders.ts";

/** 영등포구's books of 2020. */
export const books: Books = { office: "1129000", fiscalYear: 2020 };

/** An upload before the ledger numbers it; the letter makes its hash. */
export function aRegistration(letter = "a", registration: Partial<Registration> = {}): Registration {
  const sha256 = letter.repeat(64);
  return {
    uploadId: uploadIdOf(sha256),
    books,
    sha256,
    file: { key: `1129000/2020/${letter}.csv`, version: "v1" },
    fileName: `${letter}.csv`,
    byteLength: 120,
    options: { asOf: null, unit: null, mapping: null },
    receivedAt: "2020-11-02T00:00:00.000Z",
    ...registration,
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

/** A registered upload's end: applied, and told in a bundle of one event. */
export function aClosing(registered: Upload): UploadClosing {
  const version = registered.version + 1;
  const at = "2020-11-02T00:00:01.000Z";
  const facts = { format: "template", asOf: day("2020-10-31"), records: 1, postings: 1 };
  const upload: Upload = {
    ...registered,
    version,
    outcome: {
      state: "applied",
      at,
      ...facts,
      period: null,
      saysFrom: facts.asOf,
      findings: [],
      releasedBy: null,
    },
  };
  const { uploadId, seq, fileName } = upload;
  const id = `${upload.books.office}/${upload.books.fiscalYear}/${uploadId}/applied/${version}`;
  const event = { type: "UploadApplied", version: 1, id, uploadId, seq, fileName, ...facts } as const;
  const bundle: OutboxBundle = { topic: "upload", id, books: upload.books, at, events: [event] };
  return { upload, fromVersion: registered.version, bundle };
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
