/** What a letter says of one alert: what happened to it, why it stands, and what people have said about it. */
import { sentencesOf } from "../../shared/contracts/stored/alert-json.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { type AlertRow, rateOfFacts } from "../../shared/domain/alerts/alert-rows.ts";
import { type Alert, isOpen, type NotifiableChange } from "../../shared/domain/alerts/alert.ts";
import { isRemark, reasonNames } from "../../shared/domain/words/reason-names.ts";
import { asRecorded, type CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import { ruleNamed } from "../../shared/domain/alerts/rules/rules.ts";
import { percent } from "../../shared/domain/alerts/rules/sentences.ts";
import {
  byUrgency,
  type Destination,
  destinationText,
  type NoticeItem,
  severityNames,
} from "../../shared/domain/notices/notice.ts";
import { type Concern, officeWide, whoHears } from "../../shared/domain/notices/recipients.ts";
import { places } from "../../shared/domain/notices/letter.ts";
import type { Recipient } from "../../shared/domain/policy/policy.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";

/** What happened, by the facts that the evaluation found then. */
export function changedAlertItem(change: NotifiableChange, alert: Alert, { office }: Books): NoticeItem {
  const { ko, en } = changeNames[change];
  const { severity } = alert;
  const isOver = change === "cleared";
  const name = severityNames[severity];
  return {
    ...noticeItemOf({ lead: asRecorded(alert), facets: [] }, office),
    alert: { name: alertName(alert), version: alert.version, change },
    severity: isOver ? null : severity,
    money: isOver ? null : ruleNamed(alert.rule).moneyOf(alert.facts),
    label: isOver ? { ko, en } : { ko: `${name.ko} · ${ko}`, en: `${name.en} · ${en}` },
  };
}

/** A row as it stands, in a few words: the digest is a table. */
export function openAlertItem({ lead, facets }: AlertRow<CurrentAlert>, { office }: Books): NoticeItem {
  const name = severityNames[lead.severity];
  return {
    ...noticeItemOf({ lead, facets }, office),
    text: stateOf(lead),
    notes: [],
    alert: { name: alertName(lead), version: lead.version, change: null },
    severity: isOpen(lead) ? lead.severity : null,
    label: { ko: name.ko, en: name.en },
  };
}

function noticeItemOf(
  { lead, facets }: AlertRow<CurrentAlert>,
  office: string,
): Pick<NoticeItem, "place" | "text" | "money" | "notes"> {
  const { level, department, name } = lead.scope;
  return {
    // A department's own alert names it once.
    place:
      level === "office"
        ? places.office.ko
        : [...new Set([department ?? places.noDepartment.ko, name ?? places.noUnitProject.ko])].join(" · "),
    text: sentencesOf(lead, office),
    money: ruleNamed(lead.rule).moneyOf(lead.facts),
    notes: [...facets.map((facet) => facetOf(facet, office)), ...explanationOf(lead), ...statusOf(lead)],
  };
}

/** What somebody promised, else how far it is, else what is wrong. */
function stateOf(alert: CurrentAlert): Bilingual {
  const due = alert.explanation?.due ?? null;
  if (alert.status.state === "acknowledged" && due !== null)
    return { ko: `${due}까지 조치`, en: `due ${due}` };
  const rate = rateOfFacts(alert.facts);
  if (rate === null) return ruleNamed(alert.rule).title;
  const spent = percent(rate);
  return { ko: `집행률 ${spent}%`, en: `${spent}% spent` };
}

/** As of which day the amounts of a letter are. */
export function figuresOf(asOf: IsoDate): Bilingual {
  return { ko: `금액은 ${asOf} 기준입니다.`, en: `Figures are as of ${asOf}.` };
}

function facetOf(facet: CurrentAlert, office: string): Bilingual {
  const [grade, words] = [severityNames[facet.severity], sentencesOf(facet, office)];
  return { ko: `[${grade.ko}] ${words.ko}`, en: `[${grade.en}] ${words.en}` };
}

function explanationOf({ explanation }: Alert): Bilingual[] {
  if (explanation === null) return [];
  const { reason, note, owner, due, by, givenWith } = explanation;
  if (isRemark({ reason, givenWith })) return [{ ko: `메모: ${note} (${by})`, en: `Note: ${note} (${by})` }];
  const { ko, en } = reasonNames[reason];
  const said = note === "" ? "" : ` – ${note}`;
  return [
    {
      ko: `사유: ${ko}${said} (${[`담당 ${owner ?? by}`, ...(due === null ? [] : [`${due}까지 조치`])].join(", ")})`,
      en: `Reason: ${en}${said} (${[owner ?? by, ...(due === null ? [] : [`due ${due}`])].join(", ")})`,
    },
  ];
}

function statusOf({ status }: Alert): Bilingual[] {
  if (status.state !== "snoozed") return [];
  const { until } = status;
  return [{ ko: `${until}까지 미룸`, en: `Put off until ${until}` }];
}

const changeNames: Readonly<Record<NotifiableChange, Bilingual>> = {
  raised: { ko: "새로 발생", en: "new" },
  reopened: { ko: "다시 발생", en: "again" },
  worsened: { ko: "심해짐", en: "worse" },
  resumed: { ko: "미룬 기한 지남", en: "due again" },
  cleared: { ko: "해소", en: "cleared" },
};

/** What this host can bring letters by. */
export interface Channels {
  /** Without mail to persons, everything goes to the topic of its department. */
  readonly mail: boolean;
  readonly webhook: boolean;
}

export interface Concerning {
  readonly matter: NoticeItem;
  /** Null for what concerns the office as a whole, such as a file. */
  readonly concern: Concern | null;
}

export interface Addressed {
  readonly to: Destination;
  readonly matters: readonly NoticeItem[];
}

/**
 * Brings matters to those whom they concern: each destination gets all of its own, the most severe first. Pure. What
 * nobody hears of goes to a topic, so that no news is ever lost.
 * @param topic which; null for that of the department.
 */
export function addressNoticeItems(
  all: readonly Concerning[],
  recipients: readonly Recipient[],
  { mail, webhook }: Channels,
  topic: Destination | null = null,
): Addressed[] {
  const byDestination = new Map<string, { to: Destination; matters: NoticeItem[] }>();
  for (const { matter: noticeItem, concern } of all) {
    const persons = mail ? personsOf(concern, recipients) : [];
    // Who subscribed to a department by its code goes on hearing of it when its name is known.
    const department = concern?.scope.departmentCode ?? concern?.scope.department ?? null;
    const people: Destination[] = persons.map((address) => ({ kind: "person", address }));
    const destinations: Destination[] = people.length > 0 ? people : [topic ?? { kind: "topic", department }];
    for (const to of webhook ? [...destinations, { kind: "webhook" } as const] : destinations) {
      const key = destinationText(to);
      const addressed = byDestination.get(key) ?? { to, matters: [] };
      addressed.matters.push(noticeItem);
      byDestination.set(key, addressed);
    }
  }
  return [...byDestination.values()].map(({ to, matters: noticeItems }) => ({
    to,
    matters: noticeItems.toSorted(byUrgency),
  }));
}

function personsOf(concern: Concern | null, recipients: readonly Recipient[]): readonly string[] {
  return concern === null ? officeWide(recipients) : whoHears(concern, recipients);
}
