/** What a file would change, with nothing written: a dry run. */
import type { Balance } from "../../shared/domain/balance.ts";
import { type Finding, weightiest } from "../../shared/domain/finding.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import type { FactualMeasure } from "../../shared/domain/measure.ts";
import type { ProjectFacts, ProjectId } from "../../shared/domain/project.ts";
import { sumStated } from "../../shared/domain/rate.ts";
import { checkRecords } from "../../shared/domain/record-check.ts";
import { type Upload, uploadIdOf } from "../../shared/domain/upload.ts";
import type { Won } from "../../shared/domain/won.ts";
import type { StoredFile } from "../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { UploadAddress } from "../../shared/contracts/upload-key.ts";
import { findingsAgainst } from "./ledger-findings.ts";
import { planChange } from "./plan-change.ts";
import { readUpload } from "./read-upload.ts";

export type Totals = Readonly<Record<FactualMeasure, Won | null>>;

export interface Preview {
  /** What would become of the file. */
  readonly verdict: "applied" | "already-applied" | "held" | "rejected";
  readonly format: string | null;
  readonly explanation: string | null;
  readonly findings: readonly Finding[];
  readonly added: readonly ProjectFacts[];
  readonly changed: readonly ProjectFacts[];
  readonly unchanged: number;
  /** Projects of the ledger that the file does not name, where the file is a full dump. */
  readonly vanished: readonly ProjectFacts[];
  /** The sums over the projects that are counted, without the file and with it. */
  readonly before: Totals;
  readonly after: Totals;
}

export async function previewUpload(
  address: UploadAddress,
  file: StoredFile,
  ledger: LedgerStore,
): Promise<Preview> {
  const { books } = address;
  const stored = await ledger.readBalances(books);
  const now = new Map([...stored].map(([id, { balance }]) => [id, balance]));
  const uploadId = uploadIdOf(file.sha256);
  const known = await ledger.findUpload(books, uploadId);
  const reading = await readUpload(file.bytes, address);
  const nothing = {
    added: [],
    changed: [],
    unchanged: 0,
    vanished: [],
    before: totals(now),
    after: totals(now),
  };
  const { format, explanation } = reading;
  if (known?.outcome.state === "applied") {
    return { verdict: "already-applied", format, explanation, findings: [], ...nothing };
  }
  if (reading.kind === "refused") {
    return { verdict: "rejected", format, explanation, findings: reading.findings, ...nothing };
  }
  const findings = [
    ...reading.findings,
    ...checkRecords(reading.records, books.fiscalYear),
    ...(await findingsAgainst(ledger, books, reading, stored)),
  ];
  const gravest = weightiest(findings);
  if (gravest === "reject") return { verdict: "rejected", format, explanation, findings, ...nothing };
  const seq = await nextSeq(ledger, known, books);
  const postings = reading.records.map((record) => ({ ...record, seq, uploadId }));
  const then = new Map(now);
  const [added, changed]: [ProjectFacts[], ProjectFacts[]] = [[], []];
  const world = { ledger, books, period: reading.period, hasEarlierUnderWay: false };
  for (const posting of postings) {
    const before = now.get(posting.project.id) ?? null;
    const plan = await planChange(posting, stored.get(posting.project.id) ?? null, world);
    if (plan.kind !== "change") continue;
    const { balance: after } = plan.change;
    (before === null ? added : changed).push(after.project);
    then.set(posting.project.id, after);
  }
  const listed = new Set(postings.map(({ project }) => project.id));
  return {
    verdict: gravest === "hold" ? "held" : "applied",
    format,
    explanation,
    findings,
    added,
    changed,
    unchanged: postings.length - added.length - changed.length,
    vanished: reading.isFullDump ? absentFrom(now, listed) : [],
    before: totals(now),
    after: totals(then),
  };
}

function absentFrom(now: ReadonlyMap<ProjectId, Balance>, listed: ReadonlySet<ProjectId>): ProjectFacts[] {
  return [...now.values()].map(({ project }) => project).filter(({ id }) => !listed.has(id));
}

/** The number that the upload has, or would get. */
async function nextSeq(
  ledger: LedgerStore,
  known: Upload | null,
  books: UploadAddress["books"],
): Promise<number> {
  if (known !== null) return known.seq;
  const uploads = await ledger.listUploads(books);
  return (uploads.at(-1)?.seq ?? 0) + 1;
}

function totals(balances: ReadonlyMap<ProjectId, Balance>): Totals {
  const counted = [...balances.values()]
    .filter(({ project }) => project.tier !== "business")
    .map(currentLine);
  const sumOf = (measure: FactualMeasure): Won | null =>
    sumStated(counted.map(({ amounts }) => totalOf(amounts[measure])));
  return {
    appropriation: sumOf("appropriation"),
    "current-budget": sumOf("current-budget"),
    commitment: sumOf("commitment"),
    expenditure: sumOf("expenditure"),
  };
}
