/** Alerts as a person reads them: one row for each scope, the most severe first, then by money at stake. */
import { alertInWords, sentencesOf } from "../../shared/contracts/stored/alert-json.ts";
import { type AlertRow, alertRows, moneyOfAlert, raisedText } from "../../shared/domain/alerts/alert-rows.ts";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import { isExplained } from "../../shared/domain/alerts/inbox.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { isRemark, reasonNames, remarkName } from "../../shared/domain/words/reason-names.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import { ruleNamed } from "../../shared/domain/alerts/rules/rules.ts";
import { severities } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { alertNumbers, idOfAlert, type PlacedAlert } from "./alert-numbers.ts";
import { type Display, say } from "../terminal/display.ts";
import { moneyCell, unitText } from "../terminal/money-unit.ts";
import { booksText, personText, severityText } from "./sentence-parts.ts";
import { exact, lessNeeded, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

/** A row with the books that it stands in: a number is of one office and year. */
export interface ListedRow extends AlertRow<CurrentAlert> {
  readonly books: Books;
}

export function listedRows(books: Books, alerts: readonly CurrentAlert[]): ListedRow[] {
  return alertRows(alerts).map((row) => ({ books, ...row }));
}

export function inOrderOfUrgency(listed: readonly ListedRow[]): ListedRow[] {
  return listed.toSorted(({ lead: a }, { lead: b }) => {
    const bySeverity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
    if (bySeverity !== 0) return bySeverity;
    const [ofA, ofB] = [moneyOfAlert(a), moneyOfAlert(b)];
    return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
  });
}

/**
 * @param limit how many are printed in full; the rest is counted.
 * @param among all alerts of these books, from which a number tells its own.
 */
export function alertsText(
  display: Display,
  listed: readonly ListedRow[],
  limit: number,
  among: readonly ListedRow[] = listed,
): string {
  if (listed.length === 0) return noAlertText(display);
  const numberOf = numbersAmong(among);
  const hasSeveralBooks = severalBooks(listed);
  const blocks = inOrderOfUrgency(listed)
    .slice(0, limit)
    .map(({ books, lead, facets }) => {
      const raised = raisedText(lead);
      const number = numberOf({ books, alert: lead });
      const place = placeOf(lead) + (hasSeveralBooks ? ` · ${booksText(books)}` : "");
      return [
        `${headOf(display, lead, books, place)} (${say(display, {
          ko: `번호 ${number}, ${ruleNamed(lead.rule).title.ko}, ${lead.since}부터`,
          en: `number ${number}, ${ruleNamed(lead.rule).title.en}, since ${lead.since}`,
        })})${statusText(display, lead)}`,
        `  ${say(display, sentencesOf(lead, books.office))}`,
        ...(raised === null ? [] : [`  ${say(display, raised)}`]),
        ...facets.flatMap((facet) => facetLines(display, facet, books)),
        ...explanationLines(display, lead),
      ].join("\n");
    });
  const rest = listed.length - limit;
  if (rest > 0) blocks.push(restText(display, rest));
  return blocks.join("\n");
}

/** One line for each row, for lists that nobody reads in full. @param among as above. */
export function alertsTable(
  display: Display,
  listed: readonly ListedRow[],
  limit: number,
  among: readonly ListedRow[] = listed,
): string {
  if (listed.length === 0) return noAlertText(display);
  const numberOf = numbersAmong(among);
  const hasSeveralBooks = severalBooks(listed);
  const columns = [
    right("번호", "no."),
    exact("단계", "severity"),
    ...(hasSeveralBooks ? [exact("장부", "books")] : []),
    lessNeeded(3, nameColumn("부서", "department")),
    nameColumn("대상", "about"),
    lessNeeded(4, exact("까닭", "rule")),
    right("금액", "amount"),
    lessNeeded(1, exact("부터", "since")),
    lessNeeded(2, exact("답", "answer")),
  ];
  const rows = inOrderOfUrgency(listed)
    .slice(0, limit)
    .map(({ books, lead }) => [
      numberOf({ books, alert: lead }),
      severityText(display, lead.severity),
      ...(hasSeveralBooks ? [booksText(books)] : []),
      lead.scope.department ?? "–",
      `${lead.scope.name ?? "–"}${fundText(display, lead, books)}`,
      say(display, ruleNamed(lead.rule).title),
      moneyCell(display, moneyOfAlert(lead)),
      lead.since,
      answerText(display, lead),
    ]);
  const rest = listed.length - rows.length;
  return [
    unitText(display),
    table(display, columns, rows),
    ...(rest > 0 ? [restText(display, rest)] : []),
  ].join("\n");
}

/** The next step, below a list: what a person answers, and how. */
export const howToAnswer: Bilingual = {
  ko: "답하기: monitor alerts ack 번호(확인), explain 번호 --reason 사유, snooze 번호 --until 날짜 --reason 사유. 번호는 여럿이어도 됩니다.",
  en: "To answer: monitor alerts ack NUMBER, explain NUMBER --reason CODE, snooze NUMBER --until DATE --reason CODE. There may be several numbers.",
};

function alertJson(alert: CurrentAlert, { office }: Books) {
  return { id: idOfAlert(alert), ...alertInWords(alert, office) };
}

export function rowJson({ books, lead, facets }: ListedRow) {
  const { id, ...others } = alertJson(lead, books);
  return { id, ...books, ...others, facets: facets.map((facet) => alertJson(facet, books)) };
}

export function numbersAmong(listed: readonly ListedRow[]): (placed: PlacedAlert) => string {
  return alertNumbers(listed.map(({ books, lead }) => ({ books, alert: lead })));
}

function severalBooks(listed: readonly ListedRow[]): boolean {
  return new Set(listed.map(({ books }) => booksText(books))).size > 1;
}

function noAlertText(display: Display): string {
  return say(display, { ko: "열린 알림이 없습니다.", en: "No open alert." });
}

function restText(display: Display, rest: number): string {
  return say(display, { ko: `그 밖에 ${rest}건: monitor alerts`, en: `${rest} more: monitor alerts` });
}

function placeOf({ scope: { department, name } }: Alert): string {
  return [...new Set([department, name])].filter((part) => part !== null).join(" · ");
}

function headOf(display: Display, alert: Alert, books: Books, place: string): string {
  return `[${severityText(display, alert.severity)}] ${place}${fundText(display, alert, books)}`;
}

function fundText(display: Display, { fund }: Alert, { office }: Books): string {
  return fund === "all" ? "" : ` · ${say(display, fundNamesOf(office)[fund])}`;
}

/** Under its row, whose words name the place. */
function facetLines(display: Display, facet: CurrentAlert, books: Books): string[] {
  const title = say(display, ruleNamed(facet.rule).title);
  return [
    `  + ${headOf(display, facet, books, title)}${statusText(display, facet)}`,
    `    ${say(display, sentencesOf(facet, books.office))}`,
  ];
}

function statusText(display: Display, alert: Alert): string {
  const text = answerText(display, alert);
  return text === "" ? "" : `  ${text}`;
}

/** What a person did about it, by the reason where one was given; empty for what nobody has answered. */
function answerText(display: Display, alert: Alert): string {
  const { status, explanation } = alert;
  switch (status.state) {
    case "open":
      return "";
    case "acknowledged":
      if (explanation !== null && isExplained(alert)) {
        const reason = reasonNames[explanation.reason];
        return say(display, { ko: `사유: ${reason.ko}`, en: `why: ${reason.en}` });
      }
      return say(display, {
        ko: `확인: ${personText(display, status.by)}`,
        en: `acknowledged: ${personText(display, status.by)}`,
      });
    case "snoozed":
      return say(display, {
        ko: `${status.until}까지 미룸: ${personText(display, status.by)}`,
        en: `put off until ${status.until}: ${personText(display, status.by)}`,
      });
    case "cleared":
      return say(display, { ko: "해소", en: "cleared" });
  }
}

function explanationLines(display: Display, alert: Alert): string[] {
  const { explanation } = alert;
  if (explanation === null) return [];
  const { reason, note, owner, due, by, givenWith } = explanation;
  const isNote = isRemark({ reason, givenWith });
  const parts = [
    isNote ? "" : say(display, reasonNames[reason]),
    // A line break of who wrote it would break the indent.
    note.replaceAll(/\s*\n\s*/gu, " / "),
    owner === null ? "" : say(display, { ko: `담당 ${owner}`, en: `owner ${owner}` }),
    due === null ? "" : say(display, { ko: `조치 예정일 ${due}`, en: `due ${due}` }),
  ].filter((part) => part !== "");
  return [
    `  ${say(display, isNote ? remarkName : isOfBefore(alert) ? earlierReason : reasonGiven)} (${personText(display, by)}): ${parts.join(" · ")}`,
  ];
}

const reasonGiven: Bilingual = { ko: "사유", en: "why" };
const earlierReason: Bilingual = { ko: "다시 열리기 전 사유", en: "why, before it was open again" };

/** What was said before it came back answers nothing of today. */
function isOfBefore(alert: Alert): boolean {
  const { state } = alert.status;
  return (
    state === "open" ||
    (state === "acknowledged" && alert.explanation?.givenWith === undefined && !isExplained(alert))
  );
}
