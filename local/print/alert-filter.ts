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
