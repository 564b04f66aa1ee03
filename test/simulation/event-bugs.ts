/** Bugs of alerts, news, letters and snapshots. */
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { but, saving, storing } from "./changed-ports.ts";
import type { PlantedBug } from "./planted-bug.ts";

export const eventBugs: readonly PlantedBug[] = [
  {
    name: "an outbox whose stream drops a bundle",
    breaks: "I6",
    ports: ({ ledger }, { stores }) => ({
      ledger: but(ledger, {
        end: (end) => {
          if (end.changes.length === 0) stores.dropped.add(end.bundle.id);
          return ledger.end(end);
        },
      }),
    }),
  },
  {
    name: "an alert store that stores and forgets to tell",
    breaks: "I6",
    ports: ({ alerts }) => ({
      alerts: saving(alerts, (given) => alerts.save({ ...given, bundle: null })),
    }),
  },
  {
    name: "a claim that is not kept",
    breaks: "I6",
    ports: ({ notices }) => ({
      notices: storing(notices, async (stored) => {
        await notices.save(stored);
        return "saved";
      }),
    }),
  },
  {
    name: "a notice that is forgotten when stored with others",
    breaks: "I6",
    ports: ({ notices }) => ({
      notices: storing(notices, (stored) =>
        stored.length > 1 ? Promise.resolve("saved") : notices.save(stored),
      ),
    }),
  },
  {
    name: "a snapshot store that overwrites",
    breaks: "I7",
    ports: ({ snapshots }, { stores: { snapshotFiles } }) => ({
      snapshots: {
        list: (books) => snapshots.list(books),
        head: (books) => snapshots.head(books),
        read: (books, entry) => snapshots.read(books, entry),
        answered: (books, id) => snapshots.answered(books, id),
        answer: (books, id, name) => snapshots.answer(books, id, name),
        add: (adding) => {
          for (const key of snapshotFiles.stored.keys()) snapshotFiles.stored.set(key, adding.bytes);
          return snapshots.add(adding);
        },
      },
    }),
  },
  {
    name: "an alert store that ignores the version of an alert",
    breaks: "I5",
    ports: ({ alerts }) => ({
      alerts: saving(alerts, async (given) => {
        if ((await alerts.save(given)) === "saved") return "saved";
        const openAlerts = await alerts.readAlerts(given.books);
        const versions = new Map(openAlerts.map((each) => [alertName(each), each.version]));
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
    ports: ({ alerts }) => ({
      alerts: saving(alerts, (given) => {
        const changes = given.changes.map((each) => {
          return { ...each, alert: { ...each.alert, knownSeq: each.alert.knownSeq + 1_000 } };
        });
        return alerts.save({ ...given, changes });
      }),
    }),
  },
];
