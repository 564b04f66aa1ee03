/** monitor snapshot: freezes figures, shows what was frozen, and says what changed or was tampered with since. */
import type { SnapshotOutcome, SnapshotRequest } from "../../functions/snapshot/take-snapshot.ts";
import { verifySnapshots } from "../../functions/snapshot/verify-frozen.ts";
import { snapshotDiffToJson } from "../../shared/contracts/documents/snapshot-diff-json.ts";
import { snapshotTaken } from "../../shared/contracts/stored/audit-acts.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { diffSnapshots, readFrozen } from "../../shared/reading/read-snapshot.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { author, decider } from "../host/actor.ts";
import { writeDown } from "../host/record-audit.ts";
import {
  type Command,
  type ExitCode,
  exits,
  Refusal,
  type Terminal,
  type Words,
} from "../terminal/command-line.ts";
import { diffText } from "../terminal/print-snapshot-diff.ts";
import { outcomeText, snapshotsTable, snapshotText, verificationText } from "../terminal/print-snapshot.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { daysToTake, findSnapshot, oneBooks } from "../terminal/select-snapshots.ts";

export interface SnapshotHost {
  readonly ledger: LedgerStore;
  readonly snapshots: SnapshotStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  takeSnapshot(request: SnapshotRequest): Promise<SnapshotOutcome>;
  /** Lets the other stages hear of it. */
  drain(): Promise<boolean>;
}

/** Opens the stores for the time of one command. */
export type WithSnapshots = <Result>(work: (host: SnapshotHost) => Promise<Result>) => Promise<Result>;

type Act = (
  host: SnapshotHost,
  names: readonly string[],
  words: Words,
  terminal: Terminal,
) => Promise<ExitCode>;

export function snapshotCommand(open: WithSnapshots): Command {
  return {
    name: "snapshot",
    usage:
      "take DATE|Q1..Q4 [--force] [--by NAME] | list | show NAME | verify | diff NAME NAME   [--office CODE] [--year YYYY]",
    options: {
      force: { value: null, help: "take: another version although nothing changed" },
      by: { value: "NAME", help: "take: who asks for it (default: the user of this computer)" },
      ...booksOptions,
    },
    takesFiles: true,
    run: async (words, terminal) => {
      const [name = "", ...names] = words.files;
      const act = acts[name];
      if (act?.names === names.length) return open((host) => act.run(host, names, words, terminal));
      throw new Refusal(
        "monitor snapshot take 2020-09-30, list, show 2020-09-30/1, verify, diff Q2 Q3 가운데 하나로 적어 주십시오.",
        "Write monitor snapshot take 2020-09-30, list, show 2020-09-30/1, verify, or diff Q2 Q3.",
      );
    },
  };
}

const take: Act = async (host, [day = ""], words, terminal) => {
  const request = { by: decider(words), requestId: null, isForced: words.has("force") };
  const asked = daysToTake(await selectBooks(host.ledger, words), day);
  const outcomes = [];
  for (const { books, asOf } of asked) {
    const outcome = await host.takeSnapshot({ books, asOf, ...request });
    outcomes.push({ books, outcome });
    if (outcome.kind === "refused") continue;
    const name = outcome.kind === "answered" ? outcome.name : outcome.entry;
    await writeDown(host, books, author(words), snapshotTaken(name, outcome.kind));
  }
  await host.drain();
  terminal.out(
    words.json
      ? `${JSON.stringify(outcomes, null, 2)}\n`
      : outcomes.map(({ books, outcome }) => `${outcomeText(books, outcome)}\n`).join(""),
  );
  return outcomes.some(({ outcome }) => outcome.kind === "refused") ? exits.refused : exits.done;
};

const list: Act = async ({ ledger, snapshots }, _names, words, terminal) => {
  const found = [];
  for (const books of await selectBooks(ledger, words))
    found.push(...(await snapshots.list(books)).map((entry) => ({ ...books, ...entry })));
  terminal.out(words.json ? `${JSON.stringify(found, null, 2)}\n` : `${snapshotsTable(found)}\n`);
  return exits.done;
};

/** As JSON the very bytes that were frozen: `| sha256sum` gives the hash. */
const show: Act = async ({ ledger, snapshots }, [name = ""], words, terminal) => {
  const books = oneBooks(await selectBooks(ledger, words));
  const entry = findSnapshot(await snapshots.list(books), name, books);
  const snapshot = await readFrozen(books, entry, { snapshots, hash: sha256Of });
  if (!words.json) terminal.out(`${snapshotText(snapshot, entry)}\n`);
  else terminal.out(new TextDecoder().decode((await snapshots.read(books, entry)) ?? new Uint8Array()));
  return exits.done;
};

const verify: Act = async ({ ledger, snapshots }, _names, words, terminal) => {
  const results = [];
  for (const books of await selectBooks(ledger, words))
    results.push({ ...books, ...(await verifySnapshots(snapshots, books, sha256Of)) });
  terminal.out(words.json ? `${JSON.stringify(results, null, 2)}\n` : `${verificationText(results)}\n`);
  return results.every(({ problems }) => problems.length === 0) ? exits.done : exits.broken;
};

const diff: Act = async ({ ledger, snapshots }, [a = "", b = ""], words, terminal) => {
  const books = oneBooks(await selectBooks(ledger, words));
  const entries = await snapshots.list(books);
  const read = (name: string) =>
    readFrozen(books, findSnapshot(entries, name, books), { snapshots, hash: sha256Of });
  const found = await diffSnapshots(books, [await read(a), await read(b)], ledger);
  terminal.out(
    words.json ? `${JSON.stringify(snapshotDiffToJson(found), null, 2)}\n` : `${diffText(found)}\n`,
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
