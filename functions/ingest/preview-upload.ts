/** What a file would change, with nothing written: a dry run. */
import type { Balance } from "../../shared/domain/balance.ts";
import { type Finding, weightiest } from "../../shared/domain/finding.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import { joinedLedger } from "../../shared/domain/joined-ledger.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import type { FactualMeasure } from "../../shared/domain/measure.ts";
import type { ProjectFacts, ProjectId } from "../../shared/domain/project.ts";
import { sumStated } from "../../shared/domain/rate.ts";
import { checkRecords } from "../../shared/domain/record-check.ts";
import { isComingIn, isTurned, type Upload, uploadIdOf } from "../../shared/domain/upload.ts";
import type { Won } from "../../shared/domain/won.ts";
import type { StoredFile } from "../../shared/ports/file-store.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import type { UploadAddress } from "../../shared/contracts/upload-key.ts";
import { findingsAgainst } from "./ledger-findings.ts";
import { planChange } from "./plan-change.ts";
import { readUpload } from "./read-upload.ts";
import { submittedPostings } from "./submitted-postings.ts";

export type Totals = Readonly<Record<FactualMeasure, Won | null>>;

export interface Preview {
  /** What would become of the file. */
  readonly verdict:
    "applied" | "already-applied" | "already-discarded" | "already-undone" | "held" | "rejected";
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
  const uploads = await ledger.listUploads(books);
  const stored = await ledger.readBalances(books);
  const known = [...stored.values()].map(({ balance }) => balance).filter(({ toldSeq }) => toldSeq !== null);
  const now = new Map(known.map((balance) => [balance.project.id, balance]));
  const uploadId = uploadIdOf(file.sha256);
  const sent = uploads.find((upload) => upload.uploadId === uploadId) ?? null;
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
  const settled = sent === null ? null : verdictBefore(sent);
  if (settled !== null) return { verdict: settled, format, explanation, findings: [], ...nothing };
  if (reading.kind === "refused") {
    return { verdict: "rejected", format, explanation, findings: reading.findings, ...nothing };
  }
  const seq = nextSeq(sent, uploads, stored);
  const postings = submittedPostings(reading, { seq, uploadId }, now);
  const findings = [
    ...reading.findings,
    ...checkRecords(reading.records, books.fiscalYear),
    ...(await findingsAgainst(ledger, books, reading, postings, { uploads, balances: stored })),
  ];
  const gravest = weightiest(findings);
  if (gravest === "reject") return { verdict: "rejected", format, explanation, findings, ...nothing };
  const then = new Map(now);
  const [added, changed]: [ProjectFacts[], ProjectFacts[]] = [[], []];
  const world = { ledger, books, hasEarlierUnderWay: false };
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

/** What sending it again answers, whatever it says; null where it would be read anew. */
function verdictBefore({ outcome }: Upload): Preview["verdict"] | null {
  if (outcome.state === "applied") return "already-applied";
  if (outcome.state === "discarded") return "already-discarded";
  return isTurned(outcome) ? "already-undone" : null;
}

function absentFrom(now: ReadonlyMap<ProjectId, Balance>, listed: ReadonlySet<ProjectId>): ProjectFacts[] {
  return [...now.values()].map(({ project }) => project).filter(({ id }) => !listed.has(id));
}

/** The number that the upload has, or would get: what does not come in yet gets it when it does. */
function nextSeq(
  known: Upload | null,
  uploads: readonly Upload[],
  stored: ReadonlyMap<ProjectId, StoredBalance>,
): number {
  if (known !== null && isComingIn(known.outcome.state)) return known.seq;
  const given = [...stored.values()].map(({ balance }) => balance.lastSeq);
  return Math.max(0, ...uploads.map(({ seq }) => seq), ...given) + 1;
}

function totals(balances: ReadonlyMap<ProjectId, Balance>): Totals {
  const counted = joinedLedger(balances.values())
    .filter(({ balance: { project } }) => project.tier !== "business")
    .map(({ balance }) => currentLine(balance));
  const sumOf = (measure: FactualMeasure): Won | null =>
    sumStated(counted.map(({ amounts }) => totalOf(amounts[measure])));
  return {
    appropriation: sumOf("appropriation"),
    "current-budget": sumOf("current-budget"),
    commitment: sumOf("commitment"),
    expenditure: sumOf("expenditure"),
  };
}
