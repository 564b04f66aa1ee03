/** 작성 기준과 자료: by which rules the figures were made, from which files, and what a later correction changes. */
import { type RateBasis, rateBasisNames } from "../rates/rate.ts";
import { figuresDayOf } from "../snapshots/snapshot.ts";
import { formatTitle } from "../uploads/source-formats.ts";
import { koreaTimeOf, timeOf } from "../values/instant.ts";
import { type MoneyUnit, moneyUnits } from "../values/won.ts";
import { printedDay, type ReportContext } from "./report-context.ts";
import { column, date, type DraftRow, type DraftSection, section, table, text } from "./report-table.ts";

const title = { ko: "작성 기준과 자료", en: "Basis and sources" };

/** So many characters of a file's SHA-256 tell it from any other; data formats give them all. */
const printedHashLength = 16;

export function sourcesSection(context: ReportContext, hash: string | null): DraftSection {
  const { snapshot } = context;
  const columns = [
    column("number", "번호", "Upload", { kind: "count", width: 6 }),
    column("file", "파일명", "File", { kind: "text", width: 30 }),
    column("source", "자료", "Source", { kind: "text", width: 22 }),
    column("as-of", "기준일", "As of", { kind: "date", width: 11 }),
    column("applied", "반영 시각", "Applied", { kind: "text", width: 16 }),
    column("sha256", "SHA-256(앞 16자)", "SHA-256", { kind: "text", width: 18 }),
    column("format", "형식 코드", "Format code", { kind: "text", width: 12, isDataOnly: true }),
  ];
  const rows = snapshot.sources.map((source): DraftRow => ({
    rank: "line",
    cells: [
      { kind: "count", count: source.seq },
      text(source.fileName),
      text(formatTitle(source.format).ko),
      date(source.asOf),
      text(momentText(source.at)),
      text(source.sha256.slice(0, printedHashLength)),
      text(source.format),
    ],
  }));
  const whole = [
    column("number", "번호", "Upload", { kind: "count", width: 6 }),
    column("sha256", "SHA-256", "SHA-256", { kind: "text", width: 60 }),
    column("upload", "업로드", "Upload id", { kind: "text", width: 24 }),
  ];
  const hashes = snapshot.sources.map(({ seq, sha256, uploadId }): DraftRow => ({
    rank: "line",
    cells: [{ kind: "count", count: seq }, text(sha256), text(uploadId)],
  }));
  return section("sources", title, {
    part: "basis",
    paragraphs: [...basisWords(context), ...restatementWords(context, hash)],
    tables: [
      table("sources", { ko: "근거 자료", en: "Sources" }, columns, rows),
      table("source-hashes", { ko: "근거 자료의 SHA-256", en: "SHA-256 of the sources" }, whole, hashes, {
        isDataOnly: true,
      }),
    ],
  });
}

function basisWords({ snapshot, basis, unit }: ReportContext): string[] {
  return [
    ...figureWords(basis, unit),
    "기대 집행률은 연말 목표까지의 경로(부서 계획, 지난 실적, 정책 곡선, 날짜의 순서로 정함)에서 기준일까지 집행되어 있어야 할 비율임.",
    "보조금을 교부한 금액은 교부받은 곳의 실집행액과 다를 수 있음.",
    `알림과 목표는 정책 ${snapshot.policyVersion}을 따름.`,
  ];
}

/** How rates and amounts are made and which signs stand for what: the same in every paper. */
export function figureWords(basis: RateBasis, unit: MoneyUnit): string[] {
  return [
    `집행률은 ${rateBasisNames[basis].ko}이며, 원 단위 금액으로 계산하여 소수 첫째 자리까지 반올림함.`,
    ...(moneyUnits[unit] === 1n
      ? ["금액의 단위는 원이며 반올림하지 않음."]
      : [
          `PDF·HWPX의 금액 단위는 ${unit}임. 표마다 합계를 반올림하고, 내역은 버림한 뒤 나머지가 큰 순서로 1${unit}씩 더하여 합계와 맞춤(최대잔여법). 같은 금액이 다른 표에서 1${unit} 다를 수 있음.`,
          `거기서 ‘<1’은 0이 아니지만 1${unit}에 못 미쳐 0으로 반올림된 금액이며, ‘0’은 0으로 보고된 금액임.`,
        ]),
    "‘-’는 보고되지 않은 값이며 0과 다름. ‘△’는 0보다 작은 금액임. 예산이 0이거나 집행액이 보고되지 않으면 집행률을 표시하지 않음.",
  ];
}

function restatementWords({ snapshot }: ReportContext, hash: string | null): string[] {
  const { asOf, version, takenAt, takenBy, previous } = snapshot;
  const figuresDay = figuresDayOf(snapshot);
  const figures = figuresDay === asOf ? "" : `, 수치는 ${printedDay(figuresDay)} 자료`;
  return [
    `이 보고는 ${printedDay(asOf)} 기준 스냅숏 제${version}판(${momentText(takenAt)} 작성${takenBy === null ? "" : `, ${takenBy}`}${figures})을 인쇄한 것임. 이후의 정정은 이 판을 바꾸지 않으며, 같은 날을 다시 뜨면 새 판이 됨.`,
    ...(version > 1 ? [`제${version - 1}판까지는 이 판으로 대체됨.`] : []),
    ...(hash === null ? [] : [`스냅숏 SHA-256: ${hash}`]),
    ...(previous === null
      ? []
      : [`직전 스냅숏: ${printedDay(previous.asOf)} 제${previous.version}판, SHA-256 ${previous.hash}`]),
  ];
}

/** In Korea: `2020-11-03 09:00`. */
export function momentText(instant: string): string {
  const { date: day, minute } = koreaTimeOf(instant);
  return `${day} ${timeOf(minute)}`;
}
