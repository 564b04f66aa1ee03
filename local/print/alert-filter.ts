/** Which rows of the alerts are asked for, and how many of them want what. */
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import {
  countByTab,
  countPressing,
  type InboxTab,
  isPressing,
  pressingTabs,
} from "../../shared/domain/alerts/inbox.ts";
import { rules } from "../../shared/domain/alerts/rules/rules.ts";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import { severities } from "../../shared/domain/policy/policy.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { comparableName } from "../../shared/domain/values/project.ts";
import type { Arguments } from "../terminal/command-line.ts";
import { readChoice } from "../terminal/option-values.ts";
import { type Display, say } from "../terminal/display.ts";
import { selectDepartment } from "../terminal/select-department.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import type { ListedRow } from "./print-alerts.ts";
import { booksText, counted, severityText } from "./sentence-parts.ts";
import { laggingScopes, moneyOfAlert } from "../../shared/domain/alerts/alert-rows.ts";
import { sumWon, type Won } from "../../shared/domain/values/won.ts";
import { moneyText } from "../terminal/money-unit.ts";

interface AlertChoice {
  readonly isChosen: (row: ListedRow) => boolean;
  /** The line that says what was chosen; null where everything open is shown. */
  readonly line: string | null;
}

/** What the options leave of the rows; a row is of a rule when any of its alerts is. */
export function chosenRows(
  display: Display,
  rows: readonly ListedRow[],
  args: Arguments,
  today: IsoDate,
): AlertChoice {
  const severity = readChoice(args, "severity", severities, severityNames);
  const rule = readChoice(
    args,
    "rule",
    rules.map(({ name }) => name),
    ruleTitles,
  );
  const given = args.value("department");
  const department =
    given === null
      ? null
      : selectDepartment(
          given,
          rows.flatMap(({ lead: { scope } }) => departmentOf(scope)),
        ).name;
  const meant = {
    severity: severity === null ? null : severityNames[severity],
    rule: rule === null ? null : (ruleTitles[rule] ?? rule),
    department,
  };
  return {
    isChosen: (row) => {
      const { lead, facets } = row;
      return (
        (severity === null || lead.severity === severity) &&
        (rule === null || [lead, ...facets].some((alert) => alert.rule === rule)) &&
        (department === null || comparableName(lead.scope.department ?? "") === comparableName(department)) &&
        (!args.has("open") || isPressing(row, today))
      );
    },
    line: chosenLine(display, args, choosing, meant),
  };
}

const choosing = ["office", "year", "severity", "department", "rule", "open", "all", "top"] as const;

const ruleTitles: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  rules.map(({ name, title }) => [name, title]),
);

function departmentOf({ department, departmentCode }: CurrentAlert["scope"]) {
  return department === null ? [] : [{ name: department, code: departmentCode ?? null }];
}

/** The numbers of the inbox and of the overview, and what else is in the list. */
export function alertStates(display: Display, listed: readonly ListedRow[], today: IsoDate): string {
  const counts = countByTab(listed, today);
  const words = (names: Readonly<Record<InboxTab, string>>, tabs: readonly InboxTab[]): string =>
    tabs
      .filter((tab) => counts[tab] > 0)
      .map((tab) => `${names[tab]} ${counts[tab]}`)
      .join(" · ");
  const pressing = countPressing(counts);
  const [due, rest] = [pressingTabs, ["snoozed", "done"] as const];
  return say(display, {
    ko: `조치 필요 ${pressing}건${inBrackets(words(tabWords.ko, due))}${after(words(tabWords.ko, rest))}`,
    en: `needs action: ${pressing}${inBrackets(words(tabWords.en, due))}${after(words(tabWords.en, rest))}`,
  });
}

const tabWords: Readonly<Record<"ko" | "en", Readonly<Record<InboxTab, string>>>> = {
  ko: {
    new: "새 알림",
    waiting: "답·기한 기다림",
    overdue: "기한 지남",
    snoozed: "미룸",
    done: "답했거나 해소됨",
  },
  en: { new: "new", waiting: "waiting", overdue: "overdue", snoozed: "put off", done: "answered or over" },
};

function inBrackets(text: string): string {
  return text === "" ? "" : ` (${text})`;
}

function after(text: string): string {
  return text === "" ? "" : ` · ${text}`;
}

/** How many of which severity, and the money of the projects among them, each once: a department's has theirs in it. */
export function alertsTotal(display: Display, listed: readonly ListedRow[]): string {
  const counts = severities
    .toReversed()
    .map((severity) => ({ severity, rows: listed.filter(({ lead }) => lead.severity === severity).length }))
    .filter(({ rows }) => rows > 0)
    .map(({ severity, rows }) => `${severityText(display, severity)} ${rows}`)
    .join(" · ");
  const byProject = moneyByProject(listed);
  const sum = moneyText(display, sumWon(byProject));
  const money = {
    ko: ` · 사업 ${byProject.length}개의 관련 금액 ${sum.ko}`,
    en: ` · ${sum.en} at stake in ${counted(byProject.length, "project")}`,
  };
  const total = say(display, {
    ko: `모두 ${listed.length}건: ${counts}${byProject.length === 0 ? "" : money.ko}`,
    en: `${counted(listed.length, "alert")}: ${counts}${byProject.length === 0 ? "" : money.en}`,
  });
  return [total, ...lagLines(display, listed)].join("\n");
}

/** Of each books: a scope of one is another's in the next. */
function lagLines(display: Display, listed: readonly ListedRow[]): string[] {
  return [...Map.groupBy(listed, ({ books }) => booksText(books)).values()].flatMap((ofBooks) => {
    const { rows, ledByOthers } = laggingScopes(ofBooks.flatMap(({ lead, facets }) => [lead, ...facets]));
    if (ledByOthers === 0) return [];
    return [
      say(display, {
        ko: `집행 지연 ${rows.length}건 가운데 ${ledByOthers}건은 이 목록에서 더 급한 다른 알림의 행에 함께 있습니다.`,
        en: `Scopes that lag: ${rows.length}. Of these ${ledByOthers} stand in this list in the row of a more urgent alert.`,
      }),
    ];
  });
}

/** The most that one alert says of each project, or of each unit project in books that know nothing finer. */
function moneyByProject(listed: readonly ListedRow[]): Won[] {
  return [...Map.groupBy(listed, ({ books }) => booksText(books)).values()].flatMap((ofBooks) => {
    const level = ofBooks.some(({ lead }) => lead.scope.level === "project") ? "project" : "unit-project";
    const projects = Map.groupBy(
      ofBooks.filter(({ lead }) => lead.scope.level === level),
      ({ lead }) => lead.scope.id,
    );
    return [...projects.values()].map((rows) =>
      rows.map(({ lead }) => moneyOfAlert(lead)).reduce((most, won) => (won > most ? won : most), 0n),
    );
  });
}
