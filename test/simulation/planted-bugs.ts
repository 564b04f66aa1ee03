/** Bugs that somebody could write, planted at the ports one at a time: the simulation has to find each. */
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { Ports, Stores } from "./stores.ts";

export interface PlantedBug {
  readonly name: string;
  readonly plant: (stores: Stores) => Partial<Ports>;
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: "a ledger that calls a conflict committed",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: async (commit) => ({ ...(await ledger.commit(commit)), outcome: "committed" }),
      }),
    }),
  },
  {
    name: "a ledger that ignores the version of a balance",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: async (commit) => {
          const balances = await ledger.readBalances(commit.books);
          const changes = commit.changes.map((change) => {
            return { ...change, fromVersion: balances.get(change.balance.project.id)?.version ?? 0 };
          });
          return ledger.commit({ ...commit, changes });
        },
      }),
    }),
  },
  {
    name: "a ledger that dates every balance early, so that history is evolved where it is to be rebuilt",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        readBalances: async (books) => {
          const stored = await ledger.readBalances(books);
          return new Map(
            [...stored].map(([id, { balance, version }]) => {
              const { commitment: _none, expenditure: _spent, ...measures } = balance.measures;
              return [id, { version, balance: { ...balance, measures } }] as const;
            }),
          );
        },
      }),
    }),
  },
  {
    name: "a registration that gives a new number to each delivery",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        findUpload: async (books, id) => {
          const upload = await ledger.findUpload(books, id);
          return upload?.outcome.state === "received" ? { ...upload, seq: upload.seq + 1_000 } : upload;
        },
      }),
    }),
  },
  {
    name: "an undo that does not retell repetitions",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        takeNumber: (books, decide) =>
          ledger.takeNumber(books, (uploads, seq) =>
            decide(
              uploads.map((upload) =>
                upload.outcome.state !== "applied"
                  ? upload
                  : {
                      ...upload,
                      outcome: { ...upload.outcome, postings: upload.outcome.records, period: null },
                    },
              ),
              seq,
            ),
          ),
      }),
    }),
  },
  {
    name: "an outbox whose stream drops a bundle",
    plant: ({ ledger, outbox }) => ({
      ledger: but(ledger, {
        commit: async (commit) => {
          const isSmall = commit.closing !== null && commit.changes.length === 0;
          const bundle = commit.closing?.bundle ?? null;
          const result = await ledger.commit(commit);
          if (isSmall && bundle !== null && result.outcome === "committed") outbox.forget(bundle.id);
          return result;
        },
      }),
    }),
  },
  {
    name: "an alert store that stores and forgets to tell",
    plant: ({ alerts }) => ({
      alerts: {
        maxChangesPerSave: alerts.maxChangesPerSave,
        readAlerts: (books) => alerts.readAlerts(books),
        readLog: (books) => alerts.readLog(books),
        save: (saving) => alerts.save({ ...saving, bundle: null }),
      },
    }),
  },
  {
    name: "a claim that is not kept, so that two senders send one letter",
    plant: ({ notices }) => ({
      notices: {
        maxNoticesPerSave: notices.maxNoticesPerSave,
        read: (address) => notices.read(address),
        pending: (books) => notices.pending(books),
        list: (books) => notices.list(books),
        save: async (stored) => {
          await notices.save(stored);
          return "saved";
        },
      },
    }),
  },
  {
    name: "a notice that is forgotten when its storing was conditional on others",
    plant: ({ notices }) => ({
      notices: {
        maxNoticesPerSave: notices.maxNoticesPerSave,
        read: (address) => notices.read(address),
        pending: (books) => notices.pending(books),
        list: (books) => notices.list(books),
        save: (stored) => (stored.length > 1 ? Promise.resolve("saved") : notices.save(stored)),
      },
    }),
  },
  {
    name: "a snapshot store that overwrites",
    plant: ({ snapshots }) => ({
      snapshots: {
        list: (books) => snapshots.list(books),
        head: (books) => snapshots.head(books),
        read: (books, entry) => snapshots.read(books, entry),
        answered: (books, id) => snapshots.answered(books, id),
        answer: (books, id, name) => snapshots.answer(books, id, name),
        add: (adding) => {
          for (const key of snapshots.files.stored.keys()) snapshots.files.stored.set(key, adding.bytes);
          return snapshots.add(adding);
        },
      },
    }),
  },
  {
    name: "a file store that gives the latest file of a name",
    plant: ({ files }) => ({
      files: {
        put: (key, bytes) => files.put(key, bytes),
        read: ({ key }) => files.read({ key, version: "" }),
      },
    }),
  },
];

/** @throws RangeError naming all that there are, where none has the name. */
export function plantedBug(name: string): PlantedBug {
  const bug = plantedBugs.find((each) => each.name === name);
  if (bug !== undefined) return bug;
  const names = plantedBugs.map((each) => `  ${each.name}`).join("\n");
  throw new RangeError(`No bug is called "${name}". There are:\n${names}`);
}

function but(ledger: LedgerStore, changed: Partial<LedgerStore>): LedgerStore {
  return {
    inBatches: (books, changes) => ledger.inBatches(books, changes),
    findUpload: (books, id) => ledger.findUpload(books, id),
    registerUpload: (upload) => ledger.registerUpload(upload),
    takeNumber: (books, decide) => ledger.takeNumber(books, decide),
    lastNumber: (books) => ledger.lastNumber(books),
    listUploads: (books) => ledger.listUploads(books),
    listBooks: () => ledger.listBooks(),
    readBalances: (books) => ledger.readBalances(books),
    readBalance: (books, id) => ledger.readBalance(books, id),
    readPostings: (books, id) => ledger.readPostings(books, id),
    commit: (commit) => ledger.commit(commit),
    ...changed,
  };
}
