/** What a file would change, with nothing written: the same decision and the same plan as when it is submitted. */
import type { UploadAddress } from "../../contracts/files/upload-key.ts";
import { statedThrough } from "../../domain/journal/journal-entry.ts";
import type { Balance } from "../../domain/ledger/balance.ts";
import { currentLine } from "../../domain/ledger/ledger-line.ts";
import { joinedLedger } from "../../domain/matching/joined-ledger.ts";
import { sumStated } from "../../domain/rates/rate.ts";
import { type FileReference, uploadIdOf } from "../../domain/uploads/upload.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import { weightiest } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { koreaTimeOf } from "../../domain/values/instant.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import type { ProjectId } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StoredFile } from "../../ports/file-store.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../../ports/ledger-store.ts";
import type { DryRun } from "../../ports/stage-acts.ts";
import { knownBalances } from "../../reading/current-ledger.ts";
import { findAgainstLines } from "../coverage-findings.ts";
import { examineFile, findBesides, nextSeq } from "../examine-file.ts";
import { statedDay } from "../known-file.ts";
import { balancesAfter } from "../plan-application.ts";
import { planEntryApplication } from "../plan-entry.ts";
import { type ArrivalReader, readArrivedFile } from "./read-upload.ts";
import { knownUpload } from "../submission.ts";

/** What a file is tried against; nothing of it is written. */
export interface TriedAgainst extends ArrivalReader {
  readonly ledger: LedgerStore;
  readonly clock: Pick<Clock, "now">;
}

export async function dryRun(
  given: UploadAddress,
  stored: StoredFile,
  { ledger, clock, ...reader }: TriedAgainst,
): Promise<DryRun> {
  const { books } = given;
  const reading = await ledger.readLedger(books);
  const at = clock.now();
  const uploadId = uploadIdOf(stored.sha256);
  const { address, reading: file } = await readArrivedFile(stored.bytes, given, reader);
  const { format, explanation } = file;
  const known = knownBalances(reading);
  const before = totals(known, reading.head, reading);
  const nothing = { ...noChanges, before, after: before };
  // As its sender says it, before what the office taught of its columns: ingest asks in this order, too.
  const sent = { uploadId, releasedBy: null, isAnew: false };
  const standing =
    (await knownUpload({ ...sent, address: given }, ledger)) ??
    (await knownUpload({ ...sent, address }, ledger));
  if (standing !== null) {
    const findings = "findings" in standing ? standing.findings : [];
    return { verdict: standing.kind, format, asOf: null, period: null, explanation, findings, ...nothing };
  }
  const examined =
    file.kind === "refused"
      ? null
      : await examineFile({ books, today: koreaTimeOf(at).date }, file, reading, ledger);
  const findings = examined?.findings ?? [...file.findings, ...findBesides(file, reading)];
  const weight = weightiest(findings);
  if (examined === null || weight === "reject")
    return { verdict: "rejected", format, asOf: null, period: null, explanation, findings, ...nothing };
  const submitted = { file: noFile, sha256: stored.sha256, byteLength: stored.bytes.byteLength, ...address };
  const act = { kind: "apply", submitted } as const;
  const entry = { seq: nextSeq(reading), uploadId, by: null, at, act, state: "done" } as const;
  const facts = { books, entry, before: null, releasedBy: null, findingCount: findings.length };
  const { plan, tally, touched, ...planned } = await planEntryApplication(facts, examined, reading, ledger);
  return {
    verdict: weight === "hold" ? "held" : "applied",
    format,
    asOf: statedDay(examined.file),
    period: examined.file.period,
    explanation,
    findings: planned.findings,
    ...changesOf(touched, known),
    unchanged: tally.unchanged,
    vanished: (await findAgainstLines(books, examined.file, reading, ledger)).vanished,
    before,
    after: totals(balancesAfter(known, plan), plan.known, reading),
  };
}

/** It is stored nowhere yet. */
const noFile: FileReference = { key: "", version: "" };

const noChanges = { added: [], changed: [], unchanged: 0, vanished: [] };

function changesOf(
  changes: readonly BalanceChange[],
  known: ReadonlyMap<ProjectId, Balance>,
): Pick<DryRun, "added" | "changed"> {
  const projects = changes.map(({ balance }) => balance.project);
  return {
    added: projects.filter(({ id }) => !known.has(id)),
    changed: projects.filter(({ id }) => known.has(id)),
  };
}

function totals(
  balances: ReadonlyMap<ProjectId, Balance>,
  { fulls }: { readonly fulls: readonly IsoDate[] },
  { partners, departments }: Pick<LedgerReading, "partners" | "departments">,
): DryRun["before"] {
  const question = { statedThrough: statedThrough({ fulls }, null), asOf: null, partners, departments };
  const counted = joinedLedger(balances.values(), question)
    .lines.filter(({ balance: { project } }) => project.tier !== "business")
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
