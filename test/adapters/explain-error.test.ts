import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { watchEnvironment } from "../../local/host/environment-errors.ts";
import { replaceFile, sweepDrafts } from "../../local/storage/write-file.ts";
import { environmentErrorOf } from "../../local/terminal/explain-error.ts";
import { Failure } from "../../shared/domain/values/failure.ts";

/** As SQLite says it. */
const full = new Error("database or disk is full");

describe("trouble of the computer", () => {
  test.each([
    { what: "a database that finds the disk full", error: full, kind: "disk-full" },
    {
      what: "a database that has no room to be opened",
      error: Object.assign(new Error("disk I/O error"), { errcode: 4_874 }),
      kind: "disk-full",
    },
    {
      what: "a disk that fails",
      error: Object.assign(new Error("disk I/O error"), { errcode: 10 }),
      kind: "disk-trouble",
    },
    { what: "a file", error: coded("ENOSPC"), kind: "disk-full" },
    { what: "a quota", error: coded("EDQUOT"), kind: "disk-full" },
    { what: "a file system without writing", error: coded("EROFS"), kind: "read-only" },
    {
      what: "a database without writing",
      error: new Error("attempt to write a readonly database"),
      kind: "read-only",
    },
    { what: "a damaged database", error: new Error("database disk image is malformed"), kind: "damaged" },
    { what: "a failure that has it as its cause", error: failure(coded("ENOSPC")), kind: "disk-full" },
  ])("is known from $what, and told in both languages with what to do", ({ error, kind }) => {
    const environmentError = environmentErrorOf(error);
    expect(environmentError?.kind).toBe(kind);
    expect(environmentError?.text.ko).toContain("다시 실행하십시오");
    expect(environmentError?.text.en).toContain("run the same command again");
  });

  test.each([
    { error: new Error("The table refused a transaction") },
    { error: coded("ENOENT") },
    { error: null },
  ])("is not seen in $error", ({ error }) => {
    expect(environmentErrorOf(error)).toBeNull();
  });
});

describe("a stage that fails", () => {
  const again = { batchItemFailures: [{ itemIdentifier: "7" }] };

  test("throws where the computer was in trouble: its event must not be parked", async () => {
    const notified: string[] = [];
    const { log, throwing } = watchEnvironment((message) => notified.push(message));
    const stage = throwing(() => {
      log.error("A record failed", full, {});
      return Promise.resolve(again);
    });
    await expect(stage("batch")).rejects.toBe(full);
    expect(notified).toEqual([]);
  });

  test("answers, and is written down, where its event was at fault", async () => {
    const notified: string[] = [];
    const { log, throwing } = watchEnvironment((message) => notified.push(message));
    const stage = throwing(() => {
      log.error("A record failed", new Error("no such event"), {});
      return Promise.resolve(again);
    });
    expect(await stage("batch")).toEqual(again);
    expect(notified).toEqual(["A record failed"]);
  });

  test("answers where only a letter met a server that is away", async () => {
    const { log, throwing } = watchEnvironment(() => {});
    const stage = throwing(() => {
      log.error("A notice could not be sent", coded("ECONNREFUSED"), {});
      return Promise.resolve({ batchItemFailures: [] });
    });
    expect(await stage("batch")).toEqual({ batchItemFailures: [] });
  });
});

describe("drafts of files", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "drafts-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("are swept where their writer was killed, and left where it still writes", async () => {
    mkdirSync(join(folder, "notices"));
    const dead = spawnSync(process.execPath, ["--eval", ""]).pid;
    const [left, living] = [
      `a.eml.${dead}-${randomUUID()}.part`,
      `b.eml.${process.pid}-${randomUUID()}.part`,
    ];
    for (const name of [left, living, "note.1.part"]) writeFileSync(join(folder, "notices", name), "half");
    await sweepDrafts(folder);
    expect(readdirSync(join(folder, "notices")).toSorted()).toEqual([living, "note.1.part"].toSorted());
  });

  test("are gone when they became the file", async () => {
    await replaceFile(join(folder, "positions.json"), "{}");
    expect(readdirSync(folder)).toEqual(["positions.json"]);
  });
});

function coded(code: string): Error {
  return Object.assign(new Error(`${code}: something happened`), { code });
}

function failure(cause: Error): Failure {
  return new Failure("The snapshot was not written.", { code: "broken", retryable: true, cause });
}
