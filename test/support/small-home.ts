/** A home as an office has it after its first weeks: two offices, alerts, a held file, unmatched payments, a refused file. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weekdayOf } from "../../shared/domain/values/calendar.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { repository } from "./monitor-process.ts";

const office = ["--office", "4573000", "--year", "2026"];
const sample = join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt");

interface Project {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly budget: number;
  readonly spent: number;
}

const projects: readonly Project[] = [
  {
    code: "4573000202600001",
    name: "농어촌 생활용수 개발사업(전환사업) 및 노후 상수관로 정비",
    department: "101",
    budget: 31_234_567_890,
    spent: 1_000_000,
  },
  {
    code: "4573000202600002",
    name: "마을길 정비(전환사업)",
    department: "101",
    budget: 900_000_000,
    spent: 18_000_000,
  },
  {
    code: "4573000202600003",
    name: "경로당 운영 지원",
    department: "202",
    budget: 450_000_000,
    spent: 441_000_000,
  },
  { code: "4573000202600004", name: "청년 일자리", department: "202", budget: 120_000_000, spent: 0 },
  {
    code: "4573000202600005",
    name: "도서관 자료 구입",
    department: "303",
    budget: 80_000_000,
    spent: 91_000_000,
  },
];

export interface SmallFiles {
  /** The lines that make the home, in their order. */
  readonly lines: readonly (readonly string[])[];
  /** A file's path, there or not. */
  readonly file: (name: string) => string;
}

/** Words that the files, and the people who send them, bring along. */
export function wordsOf({ lines }: SmallFiles): readonly string[] {
  const report = readFileSync(sample, "utf8");
  const text = [
    ...Object.values(contents),
    report,
    lines.flat().join(" "),
    "심의 대기 폭우 이주무 상수도사업소 예비비",
  ];
  return [...new Set(text.join(" ").match(/[A-Za-z]{2,}|\p{Script=Hangul}+/gu) ?? [])];
}

export function writeSmallFiles(folder: string): SmallFiles {
  mkdirSync(folder, { recursive: true });
  const file = (name: string): string => join(folder, name);
  for (const [name, content] of Object.entries(contents)) writeFileSync(file(name), content);
  return {
    file,
    lines: [
      ["ingest", sample, "--office", "1129000", "--year", "2020", "--as-of", "2020-10-31", "--by", "김재정"],
      ["ingest", file("6월.json"), ...office, "--by", "김재정"],
      ["ingest", file("부서.csv"), ...office, "--by", "김재정"],
      ["ingest", file("지출목록.csv"), ...office, "--by", "김재정"],
      ["ingest", file("8월.json"), ...office, "--by", "김재정"],
      ["ingest", file("9월.json"), ...office, "--by", "김재정"],
      ["ingest", file("오류.csv"), ...office, "--by", "김재정"],
      // The letter of the week goes out in `start`, whatever day it is.
      ["policy", "set", "digestWeekday", `${weekdayOf(systemClock.today())}`, ...office, "--by", "김재정"],
      ["snapshot", "take", "2026-06-30", ...office, "--by", "김재정"],
      ["snapshot", "take", "2026-08-21", ...office, "--by", "김재정"],
    ],
  };
}

const contents: Readonly<Record<string, string>> = {
  "6월.json": openData("20260630", projects),
  "8월.json": openData(
    "20260821",
    projects.map((each) => ({ ...each, spent: each.spent + 20_000_000 })),
  ),
  // One project comes under another code and name: is it the same?
  "9월.json": openData(
    "20260930",
    projects.map((each) =>
      each.code.endsWith("4")
        ? { ...each, code: "4573000202600099", name: "청년일자리 사업", spent: 1_000 }
        : { ...each, spent: each.spent + 30_000_000 },
    ),
  ),
  // Half of the projects are gone: held without a question.
  "10월.json": openData("20261031", projects.slice(0, 3)),
  "부서.csv": "부서코드,부서명\n101,맑은물사업소\n202,주민복지과\n303,문화도서관과\n",
  "지출목록.csv": [
    "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호",
    '1,일반회계,맑은물사업소,마을길 정비,시설비,20260610,"9,000,000",1',
    '2,일반회계,주민복지과,없던 사업,사무관리비,20260611,"1,234,567",2',
    '3,일반회계,주민복지과,경로당 운영 지원,민간이전,20260612,"401,000,000",3',
    "",
  ].join("\r\n"),
  "오류.csv":
    "사업코드,사업명,부서,예산액(원),집행액(원),기준일\nA1,도로 정비,도로과,12만,1.5,2026-02-30\n,,도로과,100,x,\n",
  "자체.csv": "(단위: 천원),,\n번호,사업명칭,지출누계\nA1,도로 정비,1234\n",
  "빈.csv": "",
  "그림.bin": "\u0000\u0001\u0002\u0003",
  "사건.jsonl": '{"version":1,"eventId":"e1","office":"4573000"}\n',
  "매핑.json":
    '{"version":1,"sheet":null,"headerRow":2,"unit":null,"asOf":null,"columns":[{"header":"번호","means":"code"}],"extra":1}',
  "정책.json": '{"minimumBudgetWon":"x","noSuchField":1,"targets":5}',
  "정책바꿈.json":
    '{"minimumBudgetWon":"100000000","quietTimes":{"from":"18:00","to":"08:00","onWeekends":true}}',
  "과거.json": '[{"office":"12","fiscalYear":"x"}]',
  "아님.json": "{",
  "사용자.json": '[{"name":1}]',
  "백업아님.zip": "no backup",
};

function openData(day: string, rows: readonly Project[]): string {
  const fixed = {
    fyr: "2026",
    wa_laf_cd: "4500000",
    wa_laf_hg_nm: "전북",
    laf_cd: "4573000",
    laf_hg_nm: "전북무주군",
    acnt_dv_cd: "100",
    acnt_dv_nm: "일반회계",
    fld_cd: "140",
    fld_nm: "국토및지역개발",
    ane_part_cd: "141",
    part_nm: "수자원",
    exe_ymd: day,
  };
  return JSON.stringify(
    rows.map(({ code, name, department, budget, spent }) => ({
      ...fixed,
      dept_cd: department,
      dbiz_cd: code,
      dbiz_nm: name,
      bdg_cash_amt: budget,
      bdg_ntep: Math.floor(budget / 2),
      capep: 0,
      sggep: budget - Math.floor(budget / 2),
      etc_amt: 0,
      cpl_amt: budget,
      ep_amt: spent,
    })),
  );
}
