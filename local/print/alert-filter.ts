/** Which rows of the alerts are asked for. */
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import { isExplained } from "../../shared/domain/alerts/inbox.ts";
import { rules } from "../../shared/domain/alerts/rules/rules.ts";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import { severities } from "../../shared/domain/policy/policy.ts";
import type { Arguments } from "../terminal/command-line.ts";
import { readChoice } from "../terminal/option-values.ts";
import { selectDepartment } from "../terminal/select-department.ts";
import type { ListedRow } from "./print-alerts.ts";

/** What the options leave of the rows; a row is of a rule when any of its alerts is. */
export function chosenRows(rows: readonly ListedRow[], args: Arguments): (row: ListedRow) => boolean {
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
  return ({ lead, facets }) =>
    (severity === null || lead.severity === severity) &&
    (rule === null || [lead, ...facets].some((alert) => alert.rule === rule)) &&
    (department === null || lead.scope.department === department) &&
    (!args.has("open") || isUnanswered(lead));
}

/** To have seen it is no answer yet: the page's tabs and the letter of the week say the same. */
function isUnanswered(alert: CurrentAlert): boolean {
  const { state } = alert.status;
  return state === "open" || (state === "acknowledged" && !isExplained(alert));
}

const ruleTitles = Object.fromEntries(rules.map(({ name, title }) => [name, title]));

function departmentOf({ department, departmentCode }: CurrentAlert["scope"]) {
  return department === null ? [] : [{ name: department, code: departmentCode ?? null }];
}
