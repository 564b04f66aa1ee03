/** Snapshots, their verification and the differences between two of them, as a person reads them. */
import type { SnapshotOutcome } from "../../functions/snapshot/take-snapshot.ts";
import type { Verification } from "../../functions/snapshot/verify-frozen.ts";
import { asRecorded } from "../../shared/domain/alerts/current-alerts.ts";
import { officeView, withOfficeName } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import type { DiffCause } from "../../shared/domain/snapshots/diff/diff-causes.ts";
import { type DiffPart, type PartKind, sumsByKind } from "../../shared/domain/snapshots/diff/diff-parts.ts";
import type { SnapshotDiff } from "../../shared/domain/snapshots/diff/snapshot-diff.ts";
import { nameOf, type Snapshot, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { fundNames, funds, totalOf } from "../../shared/domain/values/fund.ts";
import { factualMeasures, type MeasureAmounts, measureNames } from "../../shared/domain/values/measure.ts";
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Display, say } from "../terminal/display.ts";
import { booksTitle, type OfficeNames } from "../host/office-names.ts";
import { momentText } from "./moment.ts";
import { alertsText, listedRows } from "./print-alerts.ts";
import { ratesTable } from "./print-rates.ts";
import { counted, personText } from "./sentence-parts.ts";
import {
  exact,
  lessNeeded,
  name as nameColumn,
  officeTitle,
  right,
  table,
} from "../terminal/terminal-table.ts";

const shownAlerts = 20;

export function outcomeText(
  display: Display,
  books: Books,
  outcome: SnapshotOutcome,
  names: OfficeNames,
): string {
  const whose = booksTitle(books, names);
  switch (outcome.kind) {
    case "taken":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.entry)}: 스냅숏을 만들었습니다(사업 ${outcome.lines}건).\n  SHA-256 ${outcome.entry.hash}`,
        en: `${whose} ${nameOf(outcome.entry)}: taken, ${counted(outcome.lines, "line")}.\n  SHA-256 ${outcome.entry.hash}`,
      });
    case "unchanged":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.entry)}: 그 뒤로 바뀐 것이 없어 이 판이 그대로입니다(--force로 새 판).`,
        en: `${whose} ${nameOf(outcome.entry)}: nothing changed since; this one stands (--force for another).`,
      });
    case "answered":
      return say(display, {
        ko: `${whose} ${nameOf(outcome.name)}: 같은 요청에 이미 답했습니다.`,
        en: `${whose} ${nameOf(outcome.name)}: the same request was answered before.`,
      });
    case "refused":
      return `${whose}: ${say(display, outcome.finding)}`;
  }
}

export function snapshotsTable(
  display: Display,
  entries: readonly (Books & SnapshotEntry)[],
  names: OfficeNames,
): string {
  if (entries.length === 0) return say(display, { ko: "스냅숏이 없습니다.", en: "No snapshots." });
  const titles = [
    exact("장부", "books"),
    exact("스냅숏", "snapshot"),
    lessNeeded(3, exact("만든 때", "taken")),
    lessNeeded(4, nameColumn("만든 이", "by")),
    lessNeeded(1, right("KB", "KB")),
    lessNeeded(2, exact("SHA-256", "SHA-256")),
  ];
  const rows = entries.map((entry) => [
    booksTitle(entry, names),
    nameOf(entry),
    momentText(display, entry.takenAt),
    takerText(display, entry.takenBy),
    `${Math.ceil(entry.byteLength / 1_000)}`,
    entry.hash.slice(0, 16),
  ]);
  return table(display, titles, rows);
}

/** @param officeName null where the books' files do not name the office. */
export function snapshotText(
  display: Display,
  snapshot: Snapshot,
  entry: SnapshotEntry,
  officeName: string | null,
): string {
  const { books, basis, lines, unmatched, alerts, sources, previous, takenAt, takenBy, policyVersion } =
    snapshot;
  const view = { ...withOfficeName(officeView(books.office, books.fiscalYear, lines), officeName), basis };
  const rows = rateRows(view, false).filter(({ scope }) => scope.level !== "project");
  const open = listedRows(books, alerts.map(asRecorded));
  const taken = `${momentText(display, takenAt)} · ${takerText(display, takenBy)}`;
  const before = previous === null ? "–" : `${nameOf(previous)} ${previous.hash}`;
  return [
    say(display, {
      ko: `스냅숏 ${nameOf(snapshot)} · ${taken} · 정책 ${policyVersion}`,
      en: `Snapshot ${nameOf(snapshot)} · ${taken} · policy ${policyVersion}`,
    }),
    `SHA-256 ${entry.hash}`,
    say(display, { ko: `이전: ${before}`, en: `Previous: ${before}` }),
    "",
    ratesTable(display, books, rows, { officeName, unmatched, unnamed: [] }),
    "",
    say(display, { ko: `열린 알림: ${open.length}`, en: `Open alerts: ${open.length}` }),
    alertsText(display, open, shownAlerts),
    "",
    say(display, { ko: `근거 자료: ${sources.length}`, en: `Sources: ${sources.length}` }),
    ...sources.map(({ fileName, asOf }) => `  ${asOf}  ${fileName}`),
  ].join("\n");
}

export function verificationText(
  display: Display,
  results: readonly (Books & Verification)[],
  names: OfficeNames,
): string {
  return results
    .map((result) => ({ ...result, whose: booksTitle(result, names) }))
    .flatMap(({ whose, checked, problems }) => [
      problems.length === 0
        ? say(display, {
            ko: `${whose}: 스냅숏 ${checked}건, 이상 없음.`,
            en: `${whose}: ${counted(checked, "snapshot")}, nothing wrong.`,
          })
        : say(display, {
            ko: `${whose}: 스냅숏 ${checked}건, 이상 ${problems.length}건.`,
            en: `${whose}: ${counted(checked, "snapshot")}, ${counted(problems.length, "problem")}.`,
          }),
      ...problems.map((problem) => `  ${say(display, problem)} [${problem.fault}]`),
    ])
    .join("\n");
}

const kindNames: Readonly<Record<PartKind, Bilingual>> = {
  new: { ko: "신규", en: "new" },
  vanished: { ko: "소멸", en: "vanished" },
  renamed: { ko: "명칭 변경", en: "renamed" },
  moved: { ko: "재원 변경", en: "moved between funds" },
  restated: { ko: "정정", en: "restated" },
  progressed: { ko: "진행", en: "progressed" },
};

const causeNames: Readonly<Record<DiffCause["kind"], Bilingual>> = {
  stated: { ko: "", en: "" },
  withdrawn: { ko: "(뒤에 되돌린 자료)", en: "(of a file that was undone later)" },
  matched: { ko: "지출목록을 다른 사업에 맞춤", en: "payments matched to another line" },
  unexplained: { ko: "설명되지 않음", en: "unexplained" },
};

const fieldNames: Readonly<Record<DiffPart["renamings"][number]["field"], Bilingual>> = {
  name: { ko: "이름", en: "name" },
  department: { ko: "부서", en: "department" },
  unitProject: { ko: "단위사업", en: "unit project" },
  team: { ko: "팀", en: "team" },
  account: { ko: "회계", en: "account" },
  field: { ko: "분야", en: "field" },
};

function takerText(display: Display, by: string | null): string {
  return by === null ? say(display, { ko: "분기말", en: "quarter end" }) : personText(display, by);
}

/** More rows than this say no more. */
const shownRows = 12;

/** Totals first, then every part with its sources. */
export function diffText(
  display: Display,
  { earlier, later, before, after, change, parts, books }: SnapshotDiff,
  officeName: string | null,
): string {
  const span = `${nameOf(earlier)} → ${nameOf(later)}`;
  const office = officeTitle(books.office, officeName);
  const title = say(display, {
    ko: `${office} · ${books.fiscalYear} 회계연도 · ${span} · 단위: 원`,
    en: `${office} · fiscal year ${books.fiscalYear} · ${span} · unit: won`,
  });
  if (parts.length === 0)
    return `${title}\n\n${say(display, { ko: "달라진 것이 없습니다.", en: "Nothing differs." })}`;
  return [
    title,
    "",
    totals(display, before, after, change, parts),
    ...parts.map((part) => partText(display, part)),
  ].join("\n");
}

function totals(
  display: Display,
  before: MeasureAmounts,
  after: MeasureAmounts,
  change: MeasureAmounts,
  parts: readonly DiffPart[],
): string {
  const kinds = sumsByKind(parts);
  const columns = [
    exact("금액", "amount"),
    lessNeeded(9, right("앞", "before")),
    right("뒤", "after"),
    right("차이", "change"),
    ...kinds.map(({ kind }, at) => lessNeeded(at, right(kindNames[kind].ko, kindNames[kind].en))),
  ];
  const rows = factualMeasures
    .filter((measure) => [before, after].some((amounts) => totalOf(amounts[measure]) !== null))
    .map((measure) => [
      say(display, measureNames[measure]),
      formatWon(totalOf(before[measure]) ?? 0n),
      formatWon(totalOf(after[measure]) ?? 0n),
      signed(totalOf(change[measure]) ?? 0n),
      ...kinds.map(({ amounts }) => signed(totalOf(amounts[measure]) ?? 0n)),
    ]);
  return table(display, columns, rows);
}

function partText(
  display: Display,
  { kind, project, isCounted, amounts, causes, renamings }: DiffPart,
): string {
  const beside = isCounted ? "" : say(display, { ko: " (합계에 넣지 않음)", en: " (in no total)" });
  return [
    `\n${say(display, kindNames[kind])}: ${project.name} [${project.department ?? "–"}]${beside} ${amountsText(display, amounts)}`.trimEnd(),
    ...renamings.map(
      ({ field, before, after }) =>
        `  ${say(display, fieldNames[field])}: ${before ?? "–"} → ${after ?? "–"}`,
    ),
    ...causes.map((cause) => causeText(display, cause)),
  ].join("\n");
}

function causeText(display: Display, { kind, source, rows, amounts }: DiffCause): string {
  const shown = rows.slice(0, shownRows).join(", ");
  const rest = rows.length - shownRows;
  const more = rest > 0 ? say(display, { ko: ` 외 ${rest}`, en: ` and ${rest} more` }) : "";
  const whose =
    source === null
      ? ""
      : say(display, {
          ko: `${source.fileName} ${shown}${more}행 `,
          en: `${source.fileName} rows ${shown}${more} `,
        });
  return `  └ ${whose}${say(display, causeNames[kind])} ${amountsText(display, amounts)}`.trimEnd();
}

function amountsText(display: Display, amounts: MeasureAmounts): string {
  return factualMeasures
    .flatMap((measure) => {
      const stated = funds.filter((fund) => (amounts[measure][fund] ?? 0n) !== 0n);
      const byFund = stated.map(
        (fund) => `${say(display, fundNames[fund])} ${signed(amounts[measure][fund] ?? 0n)}`,
      );
      return stated.length === 0 ? [] : [`${say(display, measureNames[measure])} ${byFund.join(", ")}`];
    })
    .join(" · ");
}

function signed(won: Won): string {
  return won > 0n ? `+${formatWon(won)}` : formatWon(won);
}
