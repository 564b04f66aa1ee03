/** Ten uploads of one office at once: all come to an end, and the ledger is that of the same files one by one. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome } from "../../local/storage/home.ts";
import { type Host, openHost } from "../../local/host/host.ts";
import { folderOnly } from "../../local/notify/notice-settings.ts";
import { foldOnDay } from "../../shared/domain/ledger/balance-on-day.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import { day } from "../support/builders.ts";
import { newHome, runMonitor } from "../support/monitor-process.ts";

const books = { office: "4573000", fiscalYear: 2026 };
const projects = 60;

/**
 * Six tables of which two pairs are the same, one of a day sent again with other amounts, and four payment lists that
 * overlap. Whichever of a day comes last lowers or raises it by less than what is held for a look.
 */
const files: readonly { readonly name: string; readonly content: string }[] = [
  { name: "march.csv", content: dump("2026-03-31", 1_000_000) },
  { name: "june.csv", content: dump("2026-06-30", 4_000_000) },
  { name: "june-again.csv", content: dump("2026-06-30", 4_000_000) },
  { name: "june-corrected.csv", content: dump("2026-06-30", 4_100_000) },
  { name: "july.csv", content: dump("2026-07-31", 5_000_000) },
  { name: "july-sent-twice.csv", content: dump("2026-07-31", 5_000_000) },
  { name: "january-list.csv", content: list("01", 20) },
  { name: "january-list-longer.csv", content: list("01", 28) },
  { name: "february-list.csv", content: list("02", 20) },
  { name: "february-list-again.csv", content: list("02", 20) },
];

let home: ReturnType<typeof newHome>;
beforeEach(() => (home = newHome()));
afterEach(() => home.remove());

test("through one host", async () => {
  const host = await open("at-once");
  const outcomes = await Promise.all(files.map((file) => send(host, file)));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["applied", "already-applied"]));
  await expectAsOneByOne(host);
});

test("from ten processes", async () => {
  const path = join(home.path, "at-once");
  mkdirSync(path);
  const runs = files.map(({ name, content }) => {
    writeFileSync(join(path, name), content);
    return runMonitor(["ingest", join(path, name), "--office", "4573000", "--year", "2026"], { home: path });
  });
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual(files.map(() => 0));
  await expectAsOneByOne(await open("at-once"));
});

/** The files again, one by one in the order of the numbers that they were given, into a home of their own. */
async function expectAsOneByOne(host: Host): Promise<void> {
  const oneByOne = await open("one-by-one");
  const uploads = await host.ledger.listUploads(books);
  // Of files with the same bytes one was taken in; the other is the same upload.
  expect(uploads).toHaveLength(new Set(files.map(({ content }) => content)).size);
  expect(uploads.map(({ outcome }) => outcome.state)).toEqual(uploads.map(() => "applied"));
  for (const { fileName } of uploads) await send(oneByOne, fileOf(fileName));
  expect(await figuresOf(host)).toEqual(await figuresOf(oneByOne));
  host.close();
  oneByOne.close();
}

/** By project: what is known now, and what was as of a day that corrections and lists go back to. */
async function figuresOf({ ledger }: Host): Promise<ReadonlyMap<string, unknown>> {
  const figures = new Map<string, unknown>();
  for (const [id, { balance }] of await ledger.readBalances(books)) {
    const inApril = foldOnDay(
      await ledger.readPostings(books, id, Number.MAX_SAFE_INTEGER),
      day("2026-04-30"),
    );
    figures.set(
      id,
      [balance, inApril].map((each) => (each === null ? null : currentLine(each).amounts)),
    );
  }
  return figures;
}

function open(name: string): Promise<Host> {
  return openHost({
    home: openHome(join(home.path, name)),
    role: "command",
    noticeSettings: folderOnly,
    onNotice: () => {},
    onAssessed: () => {},
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
}

function send(host: Host, { name, content }: { readonly name: string; readonly content: string }) {
  const options = { asOf: null, unit: null, mapping: null };
  return host.ingest({ books, options, fileName: name }, new TextEncoder().encode(content));
}

function fileOf(fileName: Upload["fileName"]): (typeof files)[number] {
  const file = files.find(({ name }) => name === fileName);
  if (file === undefined) throw new Error(`No file was sent as ${fileName}`);
  return file;
}

function dump(date: string, spent: number): string {
  const rows = Array.from(
    { length: projects },
    (_, at) => `P${at},사업 ${at},부서 ${at % 3},60000000,${spent + at * 1_000},${date}`,
  );
  return ["사업코드,사업명,부서,예산액(원),집행액(원),기준일", ...rows, ""].join("\n");
}

/** Each of twenty lines is paid on every day of the month up to that one. */
function list(month: string, lastDay: number): string {
  const rows = Array.from({ length: 20 * lastDay }, (_, at) => {
    const date = `2026${month}${`${1 + Math.floor(at / 20)}`.padStart(2, "0")}`;
    return `${at + 1},일반회계,총무과,운영 ${at % 20},사무관리비,${date},"${(at % 7) + 1},000",00000001`;
  });
  return ["번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호", ...rows, ""].join("\r\n");
}
