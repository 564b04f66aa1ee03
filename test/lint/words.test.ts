// The field's words, not a dialect: what an engineer or a finance officer has to learn here first is not used here.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A word of the dialect that was, and the field's. Names are cut at their capitals, and read in small letters. */
const dialect = new Map(
  Object.entries({
    wish: "command, request",
    decider: "actor",
    rung: "pace source",
    rungs: "pace sources",
    gravest: "most severe, highest",
    witness: "check",
    testify: "verify",
    testimony: "verification",
    trouble: "environment error, failure",
    troubles: "environment errors",
    refusal: "finding, command error",
    world: "dependencies; in tests, fixture",
    worlds: "fixtures",
    blow: "kill point",
    standing: "open alerts",
    retold: "restated",
    parked: "dead-lettered",
    matter: "notice item",
    matters: "notice items",
    told: "notified, reported, effective",
    untold: "unnotified",
    asked: "requested",
    door: "session auth",
    doors: "entrances",
    damage: "corruption",
  }),
);

/** What is stored, or crosses a wire, keeps its name until it gets a new version. */
const kept: ReadonlySet<string> = new Set([
  // Alert facts and the API's `expectation`.
  "rung",
  // Stored notices: what they tell, and why one was not sent.
  "matter",
  "matters",
  "trouble",
  // The API's preview of a policy.
  "standing",
  "standingTotal",
  // Bundles of an earlier release.
  "wishVersion",
  "ReportAsked",
  "SnapshotAsked",
  "UploadActAsked",
  // Stored balances and alerts.
  "toldSeq",
  "toldSeverity",
  // The API's requests that wait for an answer.
  "asked",
  "askedAt",
]);

const code = globSync("{functions,shared,local,infra,dashboard,bench,test}/**/*.{ts,tsx}", {
  cwd: root,
  exclude: ["dashboard/dist/**", "test/lint/words.test.ts"],
});
const prose = [...code, ...globSync("{*.md,docs/**/*.md}", { cwd: root })].filter(
  (path) => path !== "CHANGELOG.md",
);

test("names of files are made of the field's words", () => {
  const named = code.filter((path) => wordsIn(path).some((word) => dialect.has(word)));
  // A bench has made-up offices to run in.
  expect(named.filter((path) => !path.startsWith("bench/worlds/"))).toEqual([]);
});

test("names in the code are made of the field's words", () => {
  const found = code.flatMap((path) =>
    [...new Set(namesIn(readFileSync(join(root, path), "utf8")))].flatMap((name) => {
      const word = wordsIn(name).find((each) => dialect.has(each));
      return word === undefined || kept.has(name) ? [] : [`${path}: ${name} (${dialect.get(word)})`];
    }),
  );
  expect(found).toEqual([]);
});

test("comments and documents do not use the words that only this code had", () => {
  const strange = /\b(?:rungs?|gravest|decider|testimony|testif(?:y|ies)|turn of the ledger)\b/i;
  const found = prose.flatMap((path) =>
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .flatMap((line, at) =>
        strange.test(proseOf(path, line)) ? [`${path}:${at + 1}: ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});

/** Strings are not names: a stored code, a key or a sentence in one is read as it is. */
function namesIn(text: string): string[] {
  const bare = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, " ")
    .replaceAll(/(^|\s)\/\/.*$/gm, " ")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""');
  return bare.match(/[A-Za-z_$][\w$]*/g) ?? [];
}

function wordsIn(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Of a source file what its comments say; names in backquotes are names. */
function proseOf(path: string, line: string): string {
  const plain = line.replaceAll(/`[^`]*`/g, "");
  if (path.endsWith(".md")) return plain;
  return /^\s*(?:\/\/|\/?\*)/.test(line) ? plain : "";
}
