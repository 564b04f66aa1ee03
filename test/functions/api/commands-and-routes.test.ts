// Whatever the command line does, the API does too: each command beside the operations that do its work, or why there is none.
import { expect, test } from "vitest";
import { commandList } from "../../../local/command-list.ts";
import { operations } from "../../../shared/contracts/api/api.ts";
import type { OperationName } from "./every-operation.ts";

/** Operations by name, or the reason that a command is of one computer alone. */
type Counterpart = readonly [OperationName, ...OperationName[]] | { readonly hostOnly: string };

const counterparts: Readonly<Record<string, Counterpart>> = {
  start: { hostOnly: "It is the host; on AWS the deployment is." },
  ingest: ["upload", "previewUpload", "preview", "uploadDetail", "markedUpload"],
  release: ["releaseUpload", "restoreUpload"],
  discard: ["discardUpload"],
  undo: ["undoUpload"],
  match: ["matching", "previewMatching", "matchUpload", "unmatchUpload"],
  reconcile: ["reconciliation"],
  rates: ["overview", "projects", "charts"],
  departments: ["departments", "nameDepartment"],
  history: ["project"],
  alerts: ["alerts", "inbox", "acknowledgeAlert", "snoozeAlert", "explainAlert", "withdrawAnswer"],
  policy: ["policy", "previewPolicy", "setPolicy"],
  backtest: ["backtest"],
  notices: ["notices"],
  snapshot: ["snapshots", "takeSnapshot", "snapshot", "snapshotDiff", "verify"],
  report: ["report", "auditPack"],
  uploads: ["uploads", "uploadDetail"],
  verify: ["verify", "verification"],
  audit: ["audit"],
  reads: ["readLog"],
  backup: ["exportBooks"],
  restore: { hostOnly: "It fills an empty home; on AWS a restored table is switched to (docs/recovery.md)." },
  rebuild: {
    hostOnly:
      "It mends a damaged database file; on AWS a copy of the table takes its place (docs/recovery.md).",
  },
  doctor: { hostOnly: "It looks at the computer; on AWS alarms and the smoke test do." },
  upgrade: { hostOnly: "It converts a home of version 0.1; there is none on AWS." },
  users: ["users", "addUser", "changeUser", "resetPassword", "endSessions", "removeUser"],
  template: ["template"],
  map: ["uploadColumns", "mappings", "teachMapping", "forgetMapping"],
};

/** What no command does, and why. */
const ofPagesAndPrograms: Readonly<Partial<Record<OperationName, string>>> = {
  health: "Whether it answers.",
  openapi: "What it answers.",
  login: "A command runs as who is logged in to the computer.",
  logout: "As above.",
  logoutEverywhere: "As above.",
  changePassword: "As above.",
  me: "Who asks.",
  books: "Commands read it themselves.",
  revision: "Whether a page must read again.",
  story: "For anybody.",
  why: "Commands print the parts themselves: rates, history, uploads.",
  uploadEffect: "A command is given with its consequence in its name; undo takes it back.",
};

test("every command has its operations, or a reason why it is of one computer alone", () => {
  expect(Object.keys(counterparts).toSorted()).toEqual(commandList.map(({ name }) => name).toSorted());
  const reasons = Object.values(counterparts).flatMap((each) => ("hostOnly" in each ? [each.hostOnly] : []));
  expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
  const unknown = Object.values(counterparts)
    .flatMap((each) => ("hostOnly" in each ? [] : each))
    .filter((name) => !Object.hasOwn(operations, name));
  expect(unknown).toEqual([]);
});

test("every operation does what some command does, or says for whom else it is", () => {
  const done = new Set<string>(
    Object.values(counterparts).flatMap((each) => ("hostOnly" in each ? [] : each)),
  );
  const others = Object.keys(operations).filter((name) => !done.has(name));
  expect(others.toSorted()).toEqual(Object.keys(ofPagesAndPrograms).toSorted());
});
