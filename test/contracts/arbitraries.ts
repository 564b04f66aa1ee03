/** Anything that the domain may hand over to be stored: any text, any day, any won that a table can keep. */
import * as fc from "fast-check";
import { type UploadAddress, uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { type Balance, rebuild } from "../../shared/domain/ledger/balance.ts";
import { dateOf, daysInMonth, type IsoDate } from "../../shared/domain/values/calendar.ts";
import { consequences } from "../../shared/domain/values/finding.ts";
import { type Fund, funds } from "../../shared/domain/values/fund.ts";
import { factualMeasures, measures } from "../../shared/domain/values/measure.ts";
import { type Entry, entryKinds, type Posting } from "../../shared/domain/ledger/posting.ts";
import {
  byAttribute,
  type ProjectFacts,
  projectIdOf,
  projectIdOfName,
  tiers,
} from "../../shared/domain/values/project.ts";
import type { ConfirmedLines } from "../../shared/domain/journal/confirmation.ts";
import type { JournalEntry, JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import { type Upload, uploadIdOf, type UploadOutcome } from "../../shared/domain/uploads/upload.ts";

/** Won in JSON have 20 digits at most: a million times what the whole country spends in a year. */
export const greatestWon = 10n ** 20n - 1n;

const won = fc.oneof(
  fc.constantFrom(0n, 1n, -1n, 10n ** 19n, 2n ** 53n + 1n, greatestWon, -greatestWon),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
);

const days: fc.Arbitrary<IsoDate> = fc.integer({ min: 1, max: 12 }).chain((month) =>
  fc.integer({ min: 1, max: daysInMonth(2020, month) }).map((day) => {
    const date = dateOf(2020, month, day);
    if (date === null) throw new RangeError(`2020 has no ${month}-${day}`);
    return date;
  }),
);

const words = fc.oneof(
  fc.constantFrom("마을기업 육성", "A/B #1 · ㆍ", " 가  나 "),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
const fact = fc.option(words, { nil: null });

const projectFacts: fc.Arbitrary<ProjectFacts> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    name: words,
    ...byAttribute(() => fact),
  })
  .map((facts) => ({ id: projectIdOfName(facts.tier, facts.department, facts.name), ...facts }));

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    measure: fc.constantFrom(...measures),
    fund: fc.constantFrom<Fund[]>(...funds),
    object: fc.option(fc.constantFrom("401-01", "307-05"), { nil: null }),
    date: days,
    amount: won,
    kind: fc.constantFrom(...entryKinds),
  }),
  { maxLength: 12 },
);

export const postings: fc.Arbitrary<Posting> = fc.record({
  project: projectFacts,
  asOf: days,
  entries,
  rows: fc.array(fc.nat(), { maxLength: 4 }),
  seq: fc.integer({ min: 1, max: 2 ** 31 }),
  uploadId: fc.stringMatching(/^[0-9a-f]{20}$/),
  covers: fc.option(fc.record({ from: days, to: days })),
  reverses: fc.option(fc.integer({ min: 1, max: 2 ** 31 })),
  format: fc.option(words, { nil: null }),
  findings: fc.array(fc.record({ code: words, value: fact, ko: words, en: words }), { maxLength: 2 }),
  copyOf: fc.option(
    fc.record({ seq: fc.integer({ min: 1, max: 2 ** 31 }), madeBy: fc.integer({ min: 1, max: 2 ** 31 }) }),
    { nil: null },
  ),
});

/** The fold of one project's postings, as long as the sums stay within what a table can keep. */
export const balances: fc.Arbitrary<Balance> = fc
  .tuple(projectFacts, fc.array(postings, { minLength: 1, maxLength: 5 }))
  .map(([project, history]) => rebuild(history.map((posting) => ({ ...posting, project }))))
  .filter((balance) => balance !== null)
  .filter(isKeepable);

function isKeepable({ measures: states }: Balance): boolean {
  const amounts = Object.values(states).flatMap(({ monthEnds }) =>
    monthEnds.flatMap((month) => Object.values(month)),
  );
  return amounts.every((amount) => amount <= greatestWon && amount >= -greatestWon);
}

const findings = fc.array(
  fc.record({
    code: fc.constantFrom("amount-unreadable", "scale-jump"),
    consequence: fc.constantFrom(...consequences),
    row: fc.option(fc.nat(), { nil: null }),
    column: fact,
    value: fact,
    ko: words,
    en: words,
  }),
  { maxLength: 3 },
);

const projectIds = fc.option(fc.constantFrom("code/A1", "project/과/사업").map(projectIdOf));

const located = findings.chain((some) =>
  fc.tuple(...some.map((each) => projectIds.map((projectId) => ({ ...each, projectId })))),
);

const applied = fc.record({
  state: fc.constant("applied" as const),
  format: words,
  at: fc.constant("2020-11-02T00:00:00.000Z"),
  asOf: days,
  period: fc.option(fc.record({ from: days, to: days })),
  isFull: fc.boolean(),
  named: fc.nat(),
  officeName: fact,
  saysFrom: fc.option(days),
  records: fc.nat(),
  postings: fc.nat(),
  findings: located,
  findingCount: fc.nat(),
  releasedBy: fact,
});

const reversal = {
  applied,
  reversalSeq: fc.nat(),
  at: fc.constant("2020-11-02T00:00:00.000Z"),
  by: words,
};

const outcomes: fc.Arbitrary<UploadOutcome> = fc.oneof(
  fc.record({
    state: fc.constant("applying" as const),
    at: fc.constant("2020-11-02T00:00:00.000Z"),
    findings,
    findingCount: fc.nat(),
    releasedBy: fact,
  }),
  applied,
  fc.record({
    state: fc.constantFrom("undoing" as const, "restoring" as const),
    ...reversal,
  }),
  fc.record({ state: fc.constant("undone" as const), ...reversal, projects: fc.nat(), findings }),
  fc.record({
    state: fc.constant("discarded" as const),
    format: fact,
    at: fc.constant("2020-11-02T00:00:00.000Z"),
    by: words,
  }),
  fc.record({
    state: fc.constantFrom("held" as const, "rejected" as const),
    format: fact,
    asOf: fc.option(days, { nil: null }),
    at: fc.constant("2020-11-02T00:00:00.000Z"),
    findings,
    findingCount: fc.nat(),
  }),
);

export const addresses: fc.Arbitrary<UploadAddress> = fc.record({
  books: fc.record({
    office: fc.stringMatching(/^\d{7}$/),
    fiscalYear: fc.integer({ min: 2000, max: 2099 }),
  }),
  options: fc.record({
    asOf: fc.option(days, { nil: null }),
    unit: fc.option(fc.constantFrom(...(["원", "천원", "백만원", "억원"] as const)), { nil: null }),
    mapping: fc.constant(null),
  }),
  fileName: words,
});

export const uploads: fc.Arbitrary<Upload> = fc
  .tuple(addresses, outcomes, fc.integer({ min: 1, max: 2 ** 31 }), fc.stringMatching(/^[0-9a-f]{64}$/), fact)
  .map(([address, outcome, seq, sha256, mapping]) => ({
    ...address,
    options: { ...address.options, mapping },
    uploadId: uploadIdOf(sha256),
    seq,
    sha256,
    file: { key: uploadKey(address), version: "v1" },
    byteLength: seq,
    receivedAt: "2020-11-02T00:00:00.000Z",
    outcome,
    version: 1,
  }));

const seqs = fc.integer({ min: 1, max: 2 ** 31 });
const uploadIds = fc.stringMatching(/^[0-9a-f]{20}$/);

const submitted = uploads.map(({ file, sha256, byteLength, fileName, options }) => ({
  submitted: { file, sha256, byteLength, fileName, options },
}));

export const journalEntries: fc.Arbitrary<JournalEntry> = fc.record({
  seq: seqs,
  act: fc.oneof(
    fc
      .tuple(fc.constantFrom(...(["apply", "hold", "reject"] as const)), submitted)
      .map(([kind, sent]) => ({ kind, ...sent })),
    fc
      .tuple(submitted, fc.array(fc.record({ code: words, name: words, from: days }), { maxLength: 3 }))
      .map(([sent, names]) => ({ kind: "apply" as const, ...sent, names })),
    fc.constant({ kind: "discard" as const }),
    fc.record({ kind: fc.constantFrom(...(["undo", "restore"] as const)), reverses: seqs }),
  ),
  uploadId: uploadIds,
  by: fact,
  at: fc.constant("2020-11-02T00:00:00.000Z"),
  state: fc.constantFrom(...(["running", "done"] as const)),
});

export const journalHeads: fc.Arbitrary<JournalHead> = fc.record({
  version: seqs,
  lastSeq: seqs,
  running: fc.option(fc.record({ seq: seqs, uploadId: uploadIds }), { nil: null }),
  fulls: fc.array(days),
  matches: fc.array(seqs),
  names: fc.array(seqs),
  officeName: fact,
  lists: fc.array(fc.record({ seq: seqs, asOf: days, period: fc.record({ from: days, to: days }) }), {
    maxLength: 3,
  }),
  held: fc.array(uploadIds, { maxLength: 3 }),
  uploads: fc.nat(),
});

export const confirmedLines: fc.Arbitrary<ConfirmedLines> = fc.record({
  seq: seqs,
  uploadId: uploadIds,
  date: days,
  measures: fc.subarray([...factualMeasures]),
  lines: fc
    .array(
      fc.tuple(
        projectFacts.map(({ id }) => id),
        seqs,
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((lines) => new Map(lines)),
});
