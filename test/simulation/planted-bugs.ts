/** Bugs that somebody could write, planted at the ports one at a time: the simulation has to find each. */
import { alertName } from "../../shared/domain/alert-name.ts";
import { day } from "../support/builders.ts";
import { but, saving, storing } from "./changed-ports.ts";
import type { Ports, Stores } from "./stores.ts";

export const promises = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"] as const;

export interface PlantedBug {
  readonly name: string;
  /** The promise that it breaks, as the simulation names it. */
  readonly breaks: (typeof promises)[number];
  readonly plant: (stores: Stores) => Partial<Ports>;
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: "a ledger that calls a conflict committed",
    breaks: "I3",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: async (commit) => ({ ...(await ledger.commit(commit)), outcome: "committed" }),
      }),
    }),
  },
  {
    name: "a ledger that ignores the version of a balance",
    breaks: "I2",
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
    name: "a ledger that dates balances early",
    breaks: "I2",
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
    breaks: "I2",
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
    breaks: "I2",
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
    breaks: "I6",
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
    breaks: "I6",
    plant: ({ alerts }) => ({
      alerts: saving(alerts, (given) => alerts.save({ ...given, bundle: null })),
    }),
  },
  {
    name: "a claim that is not kept",
    breaks: "I6",
    plant: ({ notices }) => ({
      notices: storing(notices, async (stored) => {
        await notices.save(stored);
        return "saved";
      }),
    }),
  },
  {
    name: "a notice that is forgotten when stored with others",
    breaks: "I6",
    plant: ({ notices }) => ({
      notices: storing(notices, (stored) =>
        stored.length > 1 ? Promise.resolve("saved") : notices.save(stored),
      ),
    }),
  },
  {
    name: "a snapshot store that overwrites",
    breaks: "I7",
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
    breaks: "I2",
    plant: ({ files }) => ({
      files: {
        put: (key, bytes) => files.put(key, bytes),
        read: ({ key }) => files.read({ key, version: "" }),
      },
    }),
  },
  {
    name: "an undo that leaves a line in",
    breaks: "I1",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: (commit) => {
          const isKept = ({ postings }: (typeof commit.changes)[number], at: number): boolean =>
            at === 0 || postings.every(({ reverses }) => reverses === null);
          return ledger.commit({ ...commit, changes: commit.changes.filter(isKept) });
        },
      }),
    }),
  },
  {
    name: "a ledger that forgets the end of a rejected file",
    breaks: "I3",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: (commit) =>
          commit.closing?.upload.outcome.state === "rejected"
            ? Promise.resolve({ outcome: "committed" })
            : ledger.commit(commit),
      }),
    }),
  },
  {
    name: "a ledger that forgets when a plan was reported",
    breaks: "I4",
    plant: ({ ledger }) => ({
      ledger: but(ledger, {
        commit: (commit) => {
          const changes = commit.changes.map((change) => {
            const plan = change.balance.plan.map((point) => ({ ...point, asOf: day("2026-01-01") }));
            return { ...change, balance: { ...change.balance, plan } };
          });
          return ledger.commit({ ...commit, changes });
        },
      }),
    }),
  },
  {
    name: "an alert store that ignores the version of an alert",
    breaks: "I5",
    plant: ({ alerts }) => ({
      alerts: saving(alerts, async (given) => {
        if ((await alerts.save(given)) === "saved") return "saved";
        const standing = await alerts.readAlerts(given.books);
        const versions = new Map(standing.map((each) => [alertName(each), each.version]));
        const changes = given.changes.map((each) => {
          const version = (versions.get(alertName(each.alert)) ?? 0) + 1;
          return { ...each, alert: { ...each.alert, version } };
        });
        return alerts.save({ ...given, changes, bundle: null });
      }),
    }),
  },
  {
    name: "an alert that says it knows what is still to come",
    breaks: "I8",
    plant: ({ alerts }) => ({
      alerts: saving(alerts, (given) => {
        const changes = given.changes.map((each) => {
          return { ...each, alert: { ...each.alert, knownSeq: each.alert.knownSeq + 1_000 } };
        });
        return alerts.save({ ...given, changes });
      }),
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
