/** monitor snapshot: freezes figures, shows what was frozen, and says what changed or was tampered with since. */
import type { SnapshotOutcome, SnapshotRequest } from "../../functions/snapshot/take-snapshot.ts";
import { type Verification, verifySnapshots } from "../../functions/snapshot/verify-frozen.ts";
import { snapshotDiffToJson } from "../../shared/contracts/documents/snapshot-diff-json.ts";
import { snapshotTaken } from "../../shared/contracts/stored/audit-acts.ts";
import { dataDayOf, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import { inOrder, reversedDiff } from "../../shared/domain/snapshots/diff/snapshot-diff.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { dataDayIn, diffSnapshots, readFrozen } from "../../shared/reading/read-snapshot.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { officeNamesOf } from "../terminal/office-names.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import {
  type Arguments,
  type Command,
  type ExitCode,
  exits,
  type Opening,
  printResult,
  CommandError,
  type Terminal,
} from "../terminal/command-line.ts";
import { diffCsv, diffText, shownParts } from "../print/print-snapshot-diff.ts";
import { olderFigures } from "../reports/report-doubts.ts";
import { outcomeText, snapshotsTable, snapshotText, verificationText } from "../print/print-snapshot.ts";
import { writeNewFile, writtenText } from "../storage/write-file.ts";
import { say } from "../terminal/display.ts";
import { inUnit, unitOption } from "../terminal/money-unit.ts";
import { readCount } from "../terminal/option-values.ts";
import {
  booksOptions,
  daysToTake,
  findSnapshot,
  oneBooks,
  selectBooks,
  selectOffered,
} from "../terminal/select-books.ts";

export interface SnapshotHost {
  readonly ledger: LedgerStore;
  readonly snapshots: SnapshotStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  takeSnapshot(request: SnapshotRequest): Promise<SnapshotOutcome>;
  /** Lets the other stages hear of it. */
  drain(): Promise<boolean>;
}

type Act = (
  host: SnapshotHost,
  names: readonly string[],
  args: Arguments,
  terminal: Terminal,
) => Promise<ExitCode>;

export function snapshotCommand(open: Opening<SnapshotHost>): Command {
  return {
    name: "snapshot",
    usage:
      "take DATE|Q1..Q4 [--force] [--by NAME] | list | show NAME | verify | diff NAME NAME [--limit COUNT] [-o FILE.csv] [--unit UNIT] [--office CODE] [--year YYYY]",
    options: {
      force: {
        value: null,
        help: {
          ko: "take: 바뀐 것이 없어도 새 판을 만듦",
          en: "take: another version although nothing changed",
        },
      },
      by: {
        value: "NAME",
        help: {
          ko: "take: 만드는 사람(기본값: 이 컴퓨터의 사용자)",
          en: "take: who asks for it (default: the user of this computer)",
        },
      },
      limit: {
        value: "COUNT",
        help: {
          ko: `diff: 차이가 큰 순서로 이만큼만(기본값 ${shownParts})`,
          en: `diff: so many, the greatest change first (default ${shownParts})`,
        },
      },
      output: {
        value: "FILE",
        short: "o",
        help: { ko: "diff: 모든 차이를 CSV로 저장", en: "diff: write every difference as CSV" },
      },
      ...unitOption,
      ...booksOptions,
    },
    takesFiles: true,
    run: async (args, terminal) => {
      const [name = "", ...names] = args.files;
      const act = acts[name];
      if (act?.names === names.length)
        return open((host) => act.run(host, names, args, inUnit(terminal, args)));
      throw new CommandError(
        "monitor snapshot take 2020-09-30, list, show 2020-09-30/1, verify, diff Q2 Q3 가운데 하나로 적어 주십시오.",
        "Write monitor snapshot take 2020-09-30, list, show 2020-09-30/1, verify, or diff Q2 Q3.",
      );
    },
  };
}

const take: Act = async (host, [day = ""], args, terminal) => {
  const request = { by: actorName(args), requestId: null, isForced: args.has("force") };
  const requested = daysToTake(await selectOffered(host.ledger, args), day);
  const outcomes: { readonly books: Books; readonly outcome: SnapshotOutcome }[] = [];
  for (const { books, asOf } of requested) {
    const outcome = await host.takeSnapshot({ books, asOf, ...request });
    outcomes.push({ books, outcome });
    if (outcome.kind === "refused") continue;
    const name = outcome.kind === "answered" ? outcome.name : outcome.entry;
    await recordAudit(host, books, actorOf(args), snapshotTaken(name, outcome.kind));
  }
  await host.drain();
  const names = await officeNamesOf(
    host.ledger,
    requested.map(({ books }) => books),
  );
  printResult(
    terminal,
    args,
    () => outcomes,
    () =>
      outcomes.map(({ books, outcome }) => outcomeText(terminal.display, books, outcome, names)).join("\n"),
  );
  for (const { books, outcome } of outcomes) {
    if (outcome.kind !== "taken" && outcome.kind !== "unchanged") continue;
    const snapshot = await readFrozen(books, outcome.entry, { snapshots: host.snapshots, hash: sha256Of });
    const older = olderFigures(snapshot.asOf, dataDayOf(snapshot));
    if (older !== null) terminal.err(`${say(terminal.display, older)}\n`);
  }
  return outcomes.some(({ outcome }) => outcome.kind === "refused") ? exits.refused : exits.done;
};

const list: Act = async ({ ledger, snapshots }, _names, args, terminal) => {
  const found: (Books & SnapshotEntry)[] = [];
  for (const books of await selectBooks(ledger, args))
    for (const entry of await snapshots.list(books)) {
      const dataAsOf = await dataDayIn(books, entry, { snapshots, hash: sha256Of });
      found.push({ ...books, ...entry, dataAsOf });
    }
  const names = await officeNamesOf(ledger, found);
  printResult(
    terminal,
    args,
    () => found,
    () => snapshotsTable(terminal.display, found, names),
  );
  return exits.done;
};

/** As JSON the very bytes that were frozen: `| sha256sum` gives the hash. */
const show: Act = async ({ ledger, snapshots }, [name = ""], args, terminal) => {
  const books = oneBooks(await selectOffered(ledger, args));
  const entry = findSnapshot(await snapshots.list(books), name, books);
  const snapshot = await readFrozen(books, entry, { snapshots, hash: sha256Of });
  if (!args.json)
    terminal.out(
      `${snapshotText(terminal.display, snapshot, entry, await officeNameIn(ledger, books.office))}\n`,
    );
  else terminal.data(new TextDecoder().decode((await snapshots.read(books, entry)) ?? new Uint8Array()));
  return exits.done;
};

const verify: Act = async ({ ledger, snapshots }, _names, args, terminal) => {
  const results: (Books & Verification)[] = [];
  for (const books of await selectBooks(ledger, args))
    results.push({ ...books, ...(await verifySnapshots(snapshots, books, sha256Of)) });
  const names = await officeNamesOf(ledger, results);
  printResult(
    terminal,
    args,
    () => results,
    () => verificationText(terminal.display, results, names),
  );
  return results.every(({ problems }) => problems.length === 0) ? exits.done : exits.broken;
};

const diff: Act = async ({ ledger, snapshots }, [a = "", b = ""], args, terminal) => {
  const books = oneBooks(await selectOffered(ledger, args));
  const entries = await snapshots.list(books);
  const read = (name: string) =>
    readFrozen(books, findSnapshot(entries, name, books), { snapshots, hash: sha256Of });
  const [from, to] = [await read(a), await read(b)];
  const chronological = await diffSnapshots(books, [from, to], ledger);
  const found = inOrder(from, to)[0] === from ? chronological : reversedDiff(chronological);
  const officeName = await officeNameIn(ledger, books.office);
  const limit = readCount(args, "limit") ?? shownParts;
  const path = args.value("output");
  if (path !== null) await writeNewFile(path, diffCsv(found));
  printResult(
    terminal,
    args,
    () => snapshotDiffToJson(found),
    () =>
      [
        diffText(terminal.display, found, officeName, limit),
        ...(path === null ? [] : ["", writtenText(terminal.display, path, found.parts.length)]),
      ].join("\n"),
  );
  return exits.done;
};

/** How many names follow each. */
const acts: Readonly<Record<string, { readonly names: number; readonly run: Act } | undefined>> = {
  take: { names: 1, run: take },
  list: { names: 0, run: list },
  show: { names: 1, run: show },
  verify: { names: 0, run: verify },
  diff: { names: 2, run: diff },
};
