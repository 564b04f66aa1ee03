/** How long it takes from a file being stored to its alerts being in the queue, measured from outside, all of them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import { repository } from "../support/monitor-process.ts";
import { newBooks, put } from "./deployed-cloud.ts";
import { expectedEvents } from "./expected-events.ts";
import { oneProject, projectsAddress, projectsFile, projectsYear } from "./files.ts";
import { NoticeInbox } from "./notice-inbox.ts";

interface Measurement {
  readonly what: string;
  readonly targetSeconds: number;
  readonly seconds: readonly number[];
}

const measurements: Measurement[] = [];

async function secondsToTheAlert(
  address: UploadAddress,
  content: string | Uint8Array,
  eventCount: number,
): Promise<number> {
  const inbox = await NoticeInbox.open({ office: [address.books.office] });
  const startedAt = performance.now();
  await put(address, content);
  await inbox.news(eventCount);
  const seconds = (performance.now() - startedAt) / 1_000;
  await inbox.close();
  return seconds;
}

/** The smallest of the measured values that so large a share of them do not exceed. */
function percentile(seconds: readonly number[], share: number): number {
  return seconds.toSorted((a, b) => a - b)[Math.ceil(seconds.length * share) - 1] ?? Number.NaN;
}

async function measure(
  what: string,
  targetSeconds: number,
  rounds: number,
  act: () => Promise<number>,
): Promise<Measurement> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) seconds.push(await act());
  const measurement = { what, targetSeconds, seconds };
  measurements.push(measurement);
  return measurement;
}

test("the alert of a small file is in the queue within 5 seconds (p95)", async () => {
  const { seconds } = await measure("one project", 5, 20, () => {
    const books = newBooks(projectsYear);
    return secondsToTheAlert(projectsAddress(books), oneProject(books), 1);
  });
  expect(percentile(seconds, 0.95)).toBeLessThan(5);
});

test("the alerts of 1,763 new projects are in the queue within 30 seconds (p95)", async () => {
  const { csv } = await projectsFile();
  const { length } = await expectedEvents(projectsAddress(newBooks(projectsYear)), csv);
  const { seconds } = await measure("1,763 new projects", 30, 5, () =>
    secondsToTheAlert(projectsAddress(newBooks(projectsYear)), csv, length),
  );
  expect(percentile(seconds, 0.95)).toBeLessThan(30);
});

afterAll(() => {
  const results = measurements.map(({ what, targetSeconds, seconds }) => ({
    what,
    rounds: seconds.length,
    p50Seconds: rounded(percentile(seconds, 0.5)),
    p95Seconds: rounded(percentile(seconds, 0.95)),
    maxSeconds: rounded(Math.max(...seconds)),
    targetP95Seconds: targetSeconds,
  }));
  const folder = join(repository, ".reports");
  mkdirSync(folder, { recursive: true });
  const processors = cpus().length;
  writeFileSync(join(folder, "cloud-latency.json"), `${JSON.stringify({ processors, results }, null, 2)}\n`);
  for (const { what, rounds, p50Seconds, p95Seconds, maxSeconds, targetP95Seconds } of results) {
    process.stdout.write(
      `From S3 put to the last alert in the queue, ${what}, ${rounds} times on ${processors} processors: p50 ${p50Seconds} s, p95 ${p95Seconds} s (target ${targetP95Seconds} s), max ${maxSeconds} s\n`,
    );
  }
});

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
