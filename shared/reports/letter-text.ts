/** A notice as plain text: the subject, then a paragraph for each matter, in Korean and in English. */
import { matterRows } from "../domain/notices/notice-rows.ts";
import type { Matter, Notice, NoticeSection } from "../domain/notices/notice.ts";
import type { Sentence } from "../domain/alerts/rules/rule.ts";
import { formatWon, type Won } from "../domain/values/won.ts";

export function letterText(notice: Notice): string {
  return [notice.subject, ...notice.opening.map(both), ...notice.sections.flatMap(sectionText)].join("\n\n");
}

function sectionText({ title, matters, unlisted }: NoticeSection): string[] {
  return [
    ...(title === null ? [] : [`■ ${title.ko} / ${title.en}`]),
    ...matterRows(matters).map(matterText),
    ...(unlisted === 0 ? [] : [both(unlistedWords(unlisted))]),
  ];
}

/** One paragraph, so that it is found whole however letters are put together. */
function matterText({ label, place, text, money, notes }: Matter): string {
  const stake = money === null || money === 0n ? "" : ` (${stakeWords(money).ko})`;
  return [`[${label.ko}] ${place}${stake}`, both(text), ...notes.map(both)].join("\n");
}

/** What the alert is about: not lost, and not wasted. */
export function stakeWords(money: Won): Sentence {
  return { ko: `관련 금액 ${formatWon(money)}원`, en: `${formatWon(money)} won concerned` };
}

export function unlistedWords(count: number): Sentence {
  return {
    ko: `그 밖에 ${count}건이 더 있습니다: monitor alerts`,
    en: `${count} more are not listed here: monitor alerts`,
  };
}

function both({ ko, en }: Sentence): string {
  return `${ko}\n${en}`;
}
