/** What a letter says of one alert: what happened to it, why it stands, and what people have said about it. */
import { type Alert, isOpen, reasonNames, type ToldChange } from "../../shared/domain/alerts/alert.ts";
import type { AlertRow } from "../../shared/domain/alerts/alert-rows.ts";
import { sentencesOf } from "../../shared/contracts/stored/alert-json.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { asRecorded, type CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import { type Matter, severityNames } from "../../shared/domain/notices/notice.ts";
import type { Sentence } from "../../shared/domain/alerts/rules/rule.ts";
import { ruleNamed } from "../../shared/domain/alerts/rules/rules.ts";

/** What happened, by the facts that the evaluation found then. */
export function toldMatter(change: ToldChange, alert: Alert): Matter {
  const { ko, en } = changeNames[change];
  const { severity } = alert;
  const isOver = change === "cleared";
  const name = severityNames[severity];
  return {
    ...matterOf({ lead: asRecorded(alert), facets: [] }),
    alert: { name: alertName(alert), version: alert.version, change },
    severity: isOver ? null : severity,
    money: isOver ? null : ruleNamed(alert.rule).moneyOf(alert.facts),
    label: isOver ? { ko, en } : { ko: `${name.ko} · ${ko}`, en: `${name.en} · ${en}` },
  };
}

/** A row as it stands. */
export function standingMatter({ lead, facets }: AlertRow<CurrentAlert>): Matter {
  const name = severityNames[lead.severity];
  return {
    ...matterOf({ lead, facets }),
    alert: { name: alertName(lead), version: lead.version, change: null },
    severity: isOpen(lead) ? lead.severity : null,
    label: { ko: name.ko, en: name.en },
  };
}

function matterOf({
  lead,
  facets,
}: AlertRow<CurrentAlert>): Pick<Matter, "place" | "text" | "money" | "notes"> {
  const { level, department, name } = lead.scope;
  return {
    // A department's own alert names it once.
    place:
      level === "office"
        ? "자치단체 전체"
        : [...new Set([department ?? "부서 미지정", name ?? "단위사업 미지정"])].join(" · "),
    text: sentencesOf(lead),
    money: ruleNamed(lead.rule).moneyOf(lead.facts),
    notes: [...facets.map(facetOf), ...explanationOf(lead), ...statusOf(lead)],
  };
}

function facetOf(facet: CurrentAlert): Sentence {
  const [grade, words] = [severityNames[facet.severity], sentencesOf(facet)];
  return { ko: `[${grade.ko}] ${words.ko}`, en: `[${grade.en}] ${words.en}` };
}

function explanationOf({ explanation }: Alert): Sentence[] {
  if (explanation === null) return [];
  const { reason, note, owner, due, by } = explanation;
  const { ko, en } = reasonNames[reason];
  const said = note === "" ? "" : ` – ${note}`;
  return [
    {
      ko: `사유: ${ko}${said} (${[`담당 ${owner ?? by}`, ...(due === null ? [] : [`${due}까지 조치`])].join(", ")})`,
      en: `Reason: ${en}${said} (${[owner ?? by, ...(due === null ? [] : [`due ${due}`])].join(", ")})`,
    },
  ];
}

function statusOf({ status }: Alert): Sentence[] {
  if (status.state !== "snoozed") return [];
  const { until } = status;
  return [{ ko: `${until}까지 미룸`, en: `Put off until ${until}` }];
}

const changeNames: Readonly<Record<ToldChange, Sentence>> = {
  raised: { ko: "새로 발생", en: "new" },
  reopened: { ko: "다시 발생", en: "again" },
  worsened: { ko: "심해짐", en: "worse" },
  resumed: { ko: "미룬 기한 지남", en: "due again" },
  cleared: { ko: "해소", en: "cleared" },
};
