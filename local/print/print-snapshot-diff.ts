/** The differences between two snapshots, as a person reads them: totals, then every part with its sources. */
import { csvBytes } from "../../functions/api/projects/csv-text.ts";
import type { DiffCause } from "../../shared/domain/snapshots/diff/diff-causes.ts";
import {
  type DiffPart,
  greatestFirst,
  type PartKind,
  sumsByKind,
} from "../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../shared/domain/snapshots/diff/snapshot-diff.ts";
import { nameOf } from "../../shared/domain/snapshots/snapshot.ts";
import { type FundNames, funds, totalOf } from "../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { factualMeasures, type MeasureAmounts, measureNames } from "../../shared/domain/values/measure.ts";
import { attributeNames } from "../../shared/domain/values/project.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Display, plainDisplay, say } from "../terminal/display.ts";
import { changeCell, moneyCell, unitText } from "../terminal/money-unit.ts";
import { officeTitle } from "../terminal/office-names.ts";
import { exact, lessNeeded, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

const kindNames: Readonly<Record<PartKind, Bilingual>> = {
  new: { ko: "신규", en: "new" },
  vanished: { ko: "소멸", en: "vanished" },
  renamed: { ko: "명칭 변경", en: "renamed" },
  moved: { ko: "재원 변경", en: "moved between funds" },
  restated: { ko: "정정", en: "restated" },
  progressed: { ko: "기간 중 증감", en: "changed in between" },
};

const causeNames: Readonly<Record<DiffCause["kind"], Bilingual>> = {
  stated: { ko: "", en: "" },
  withdrawn: { ko: "(뒤 스냅숏에 없는 자료)", en: "(of a file that the later snapshot does not have)" },
  matched: { ko: "지출목록을 다른 사업에 맞춤", en: "payments matched to another line" },
  "left-out": { ko: "합계에서 빠짐", en: "left out of the total" },
  unexplained: { ko: "설명되지 않음", en: "unexplained" },
};

const fieldNames: Readonly<Record<DiffPart["renamings"][number]["field"], Bilingual>> = {
  name: { ko: "이름", en: "name" },
  ...attributeNames,
};

/** More rows than this say no more. */
const shownRows = 12;

/** Of hundreds of parts; the rest is in the file and in JSON. */
export const shownParts = 40;

/** Every part as CSV, the greatest change first: its amounts without their funds, and in words with them. */
export function diffCsv({ parts, books }: SnapshotDiff): Uint8Array {
  const head = [
    "까닭",
    "사업 ID",
    "사업명",
    "부서",
    "합계에 넣음",
    ...factualMeasures.map((measure) => `${measureNames[measure].ko} 차이(원)`),
    "재원별",
    "명칭 변경",
    "근거 자료",
  ];
  const korean = plainDisplay("ko");
  const names = fundNamesOf(books.office);
  const rows = greatestFirst(parts).map(({ kind, project, isCounted, amounts, renamings, causes }) => [
    kindNames[kind].ko,
    project.id,
    project.name,
    project.department ?? "",
    isCounted ? "예" : "아니오",
    ...factualMeasures.map((measure) => `${totalOf(amounts[measure]) ?? ""}`),
    amountsText(korean, amounts, names),
    renamings
      .map(({ field, before, after }) => `${fieldNames[field].ko}: ${before ?? "–"} → ${after ?? "–"}`)
      .join("; "),
    causes.map((cause) => causeText(korean, cause, names).replace("  └ ", "")).join("; "),
  ]);
  return csvBytes([head, ...rows]);
}

/** Totals first, then the parts with their sources, the greatest change first. */
export function diffText(
  display: Display,
  { earlier, later, before, after, change, parts, books }: SnapshotDiff,
  officeName: string | null,
  limit: number,
): string {
  const span = `${nameOf(earlier)} → ${nameOf(later)}`;
  const office = officeTitle(books.office, officeName);
  const title = say(display, {
    ko: `${office} · ${books.fiscalYear} 회계연도 · ${span} · ${unitText(display)}`,
    en: `${office} · fiscal year ${books.fiscalYear} · ${span} · ${unitText(display)}`,
  });
  if (parts.length === 0)
    return `${title}\n\n${say(display, { ko: "달라진 것이 없습니다.", en: "Nothing differs." })}`;
  return [
    title,
    "",
    totals(display, before, after, change, parts),
    ...greatestFirst(parts)
      .slice(0, limit)
      .map((part) => partText(display, part, fundNamesOf(books.office))),
    ...(parts.length > limit ? [restText(display, parts.length - limit)] : []),
  ].join("\n");
}

function restText(display: Display, rest: number): string {
  return `\n${say(display, {
    ko: `그 밖에 ${rest}건: --limit 수, 모두는 -o 파일.csv 또는 --json`,
    en: `${rest} more: --limit COUNT, all by -o FILE.csv or --json`,
  })}`;
}

function totals(
  display: Display,
  before: MeasureAmounts,
  after: MeasureAmounts,
  change: MeasureAmounts,
  parts: readonly DiffPart[],
): string {
  const kinds = sumsByKind(parts);
  const measures = factualMeasures.filter((measure) =>
    [before, after].some((amounts) => totalOf(amounts[measure]) !== null),
  );
  const columns = [
    exact("금액", "amount"),
    lessNeeded(1, right("앞", "before")),
    lessNeeded(2, right("뒤", "after")),
    right("차이", "change"),
  ];
  const rows = measures.map((measure) => [
    say(display, measureNames[measure]),
    moneyCell(display, totalOf(before[measure]) ?? 0n),
    moneyCell(display, totalOf(after[measure]) ?? 0n),
    changeCell(display, totalOf(change[measure]) ?? 0n),
  ]);
  // Kinds stand below each other: beside each other their sums are wider than any window.
  const byKind = [
    exact("까닭", "kind"),
    right("건", "lines"),
    ...measures.map((measure, at) =>
      lessNeeded(measures.length - at, right(measureNames[measure].ko, measureNames[measure].en)),
    ),
  ];
  const sums = kinds.map(({ kind, parts: own, amounts }) => [
    say(display, kindNames[kind]),
    `${own}`,
    ...measures.map((measure) => changeCell(display, totalOf(amounts[measure]) ?? 0n)),
  ]);
  return [table(display, columns, rows), table(display, byKind, sums)].join("\n\n");
}

function partText(
  display: Display,
  { kind, project, isCounted, amounts, causes, renamings }: DiffPart,
  names: FundNames,
): string {
  const beside = isCounted ? "" : say(display, { ko: " (합계에 넣지 않음)", en: " (in no total)" });
  return [
    `\n${say(display, kindNames[kind])}: ${project.name} [${project.department ?? "–"}]${beside} ${amountsText(display, amounts, names)}`.trimEnd(),
    ...renamings.map(
      ({ field, before, after }) =>
        `  ${say(display, fieldNames[field])}: ${before ?? "–"} → ${after ?? "–"}`,
    ),
    ...causes.map((cause) => causeText(display, cause, names, causes.length === 1)),
  ].join("\n");
}

/** @param isWhole what it changed stands above it already. */
function causeText(
  display: Display,
  { kind, source, rows, amounts }: DiffCause,
  names: FundNames,
  isWhole = false,
): string {
  const shown = rows.slice(0, shownRows).join(", ");
  const rest = rows.length - shownRows;
  const more = rest > 0 ? say(display, { ko: ` 외 ${rest}`, en: ` and ${rest} more` }) : "";
  const whose =
    source === null
      ? ""
      : rows.length === 0
        ? `${source.fileName} `
        : say(display, {
            ko: `${source.fileName} ${shown}${more}행 `,
            en: `${source.fileName} rows ${shown}${more} `,
          });
  const changed = isWhole && source !== null ? "" : amountsText(display, amounts, names);
  return `  └ ${whose}${say(display, causeNames[kind])} ${changed}`.trimEnd();
}

function amountsText(display: Display, amounts: MeasureAmounts, names: FundNames): string {
  return factualMeasures
    .flatMap((measure) => {
      const stated = funds.filter((fund) => (amounts[measure][fund] ?? 0n) !== 0n);
      const byFund = stated.map(
        (fund) => `${say(display, names[fund])} ${changeCell(display, amounts[measure][fund] ?? 0n)}`,
      );
      return stated.length === 0 ? [] : [`${say(display, measureNames[measure])} ${byFund.join(", ")}`];
    })
    .join(" · ");
}
