/** The files of the play: real ones where they are at hand, made-up ones of the same kind and size elsewhere. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { brokenTemplate } from "../support/broken-template.ts";
import { repository } from "../support/monitor-process.ts";

export type PlayFile =
  | "report.txt"
  | "template.csv"
  | "template.xlsx"
  | "update.csv.gz"
  | "broken.csv"
  | "events.jsonl"
  | "dump.json"
  | "lost-rows.json"
  | "payments.csv";

const publicData = join(repository, "../shared/data");
const sample = join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt");
const columns = ["사업코드", "사업명", "부서", "예산액(원)", "집행액(원)", "기준일"];

/** Writes them into the folder. @returns whether the dumps are real ones. */
export async function writePlayFiles(folder: string): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const save = (name: PlayFile, content: string | Uint8Array): void => {
    writeFileSync(join(folder, name), content);
  };
  save("report.txt", readFileSync(sample));
  save("template.csv", csvOf(projects(130, "2026-08-31", 0)));
  save("template.xlsx", await workbookOf(projects(130, "2026-09-30", 3)));
  save("update.csv.gz", gzipSync(csvOf(projects(130, "2026-10-31", 5))));
  save("broken.csv", brokenTemplate);
  save("events.jsonl", anEvent());
  save("payments.csv", paymentList());
  const real = (name: string): string => join(publicData, "lofin365", name);
  const [whole, lost] = [real("muju-1-asof-20260629-first.json"), real("muju-2-asof-20260630-partial.json")];
  const isReal = existsSync(whole) && existsSync(lost);
  save("dump.json", isReal ? readFileSync(whole) : csvOf(projects(1_763, "2026-06-29", 0)));
  save("lost-rows.json", isReal ? readFileSync(lost) : csvOf(projects(240, "2026-06-30", 0)));
  return isReal;
}

type Row = readonly (string | number)[];

/** Every other one lags. @param changed of so many, one has spent more than at first. */
function projects(count: number, asOf: string, changed: number): Row[] {
  return Array.from({ length: count }, (_, at) => {
    const more = changed > 0 && at % changed === 0 ? 500_000 : 0;
    const spent = (at % 2 === 0 ? 59_000_000 : 9_000_000) + more;
    return [`P${at}`, `사업 ${at}`, `부서 ${at % 3}`, 60_000_000, spent, asOf];
  });
}

function csvOf(rows: readonly Row[]): string {
  return [columns, ...rows].map((row) => row.join(",")).join("\n");
}

function workbookOf(rows: readonly Row[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: "집행", rows: [columns, ...rows].map((row) => [...row]) }] });
}

/** One event: of several a monitor beside the command would look at the first before the second came. */
function anEvent(): string {
  const records = [1, 2, 3].map((number) => ({
    projectCode: `P${number}`,
    projectName: `사업 ${number}`,
    measure: "expenditure",
    fund: "unsplit",
    kind: "increment",
    date: "2026-11-03",
    amountWon: `${number}000`,
  }));
  return JSON.stringify({ version: 1, eventId: "e1", office: "4574000", fiscalYear: 2026, records });
}

/** 2,000 payments of 200 lines in January, as an office exports them. */
function paymentList(): string {
  const rows = Array.from({ length: 2_000 }, (_, at) => {
    const day = `202601${`${6 + (at % 20)}`.padStart(2, "0")}`;
    return `${at + 1},일반회계,부서 ${at % 3},사업 ${at % 200},사무관리비,${day},"${(at + 1) * 1_000}",00000001`;
  });
  return ["번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호", ...rows, ""].join("\r\n");
}
