/** What the read log keeps, in words: the operations of the API by name, and which one of a thing was read. */
import type { Bilingual } from "../values/bilingual.ts";
import { isMoneyUnit, moneyUnitNames, type ReportUnit, reportUnits } from "../values/won.ts";

/** Every operation of the API that shows something of some books. A test holds them beside each other. */
const readNames: Readonly<Record<string, Bilingual>> = {
  overview: { ko: "현황", en: "overview" },
  why: { ko: "수치의 근거", en: "why a figure" },
  story: { ko: "이야기로 보기", en: "the year as a story" },
  charts: { ko: "도표", en: "charts" },
  projects: { ko: "사업 목록", en: "table of projects" },
  project: { ko: "사업", en: "project" },
  reconciliation: { ko: "지출 대사", en: "reconciliation" },
  matching: { ko: "지급 연결", en: "matching" },
  rates: { ko: "집행률", en: "rates" },
  departments: { ko: "부서", en: "departments" },
  alerts: { ko: "알림", en: "alerts" },
  inbox: { ko: "할 일", en: "inbox" },
  preview: { ko: "올리기 전 확인", en: "preview of an upload" },
  uploads: { ko: "업로드 목록", en: "uploads" },
  upload: { ko: "업로드", en: "upload" },
  uploadDetail: { ko: "업로드", en: "upload" },
  uploadEffect: { ko: "업로드로 달라지는 것", en: "effect of an upload" },
  uploadColumns: { ko: "업로드의 열", en: "columns of an upload" },
  markedUpload: { ko: "사유를 적은 사본", en: "marked copy" },
  template: { ko: "서식", en: "template" },
  mappings: { ko: "기억한 매핑", en: "mappings" },
  questions: { ko: "같은 사업 질문", en: "questions" },
  snapshots: { ko: "스냅숏 목록", en: "snapshots" },
  snapshot: { ko: "스냅숏", en: "snapshot" },
  snapshotDiff: { ko: "스냅숏 비교", en: "snapshot diff" },
  report: { ko: "보고서", en: "report" },
  auditPack: { ko: "행정사무감사 자료", en: "papers for the audit" },
  policy: { ko: "정책", en: "policy" },
  policies: { ko: "정책 이력", en: "policies" },
  audit: { ko: "감사 기록", en: "audit trail" },
  settings: { ko: "설정", en: "settings" },
  verification: { ko: "검산 결과", en: "verification" },
  exportBooks: { ko: "장부 전체", en: "all of the books" },
  backtest: { ko: "지난해 검증", en: "backtest" },
  notices: { ko: "통지", en: "notices" },
};

/** One that is of no version of ours stands as it was kept. */
export function readName(what: string): Bilingual {
  return readNames[what] ?? { ko: what, en: what };
}

/** Workbooks and CSV are in won, whatever unit the documents beside them are in. */
export function printedUnit(format: string, unit: ReportUnit): ReportUnit {
  return wonFormats.has(format) ? "원" : unit;
}

const wonFormats: ReadonlySet<string> = new Set(["xlsx", "csv"]);
const formats: ReadonlySet<string> = new Set(["hwpx", "xlsx", "pdf", "csv", "json"]);
const unitWords: readonly string[] = reportUnits;

/** `2026-06-30/1 CSV 원`: formats and units in words. Records of before it was right name the unit of the documents for a workbook, too. */
export function readTarget(target: string): Bilingual {
  const parts = target.split(" ");
  const isInWon = parts.some((part) => wonFormats.has(part));
  const words = parts.map((part): Bilingual => {
    if (formats.has(part)) return same(part.toUpperCase());
    const [, years] = /^(\d{1,2})y?$/.exec(part) ?? [];
    if (years !== undefined && parts.length > 1) return { ko: `${years}년`, en: `${years} years` };
    if (unitWords.includes(part) && isMoneyUnit(part)) return moneyUnitNames[isInWon ? "원" : part];
    return same(part.replace(/^code\//, ""));
  });
  return { ko: words.map(({ ko }) => ko).join(" "), en: words.map(({ en }) => en).join(" ") };
}

function same(text: string): Bilingual {
  return { ko: text, en: text };
}
