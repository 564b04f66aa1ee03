/**
 * What stands around the rows of a JSON list. It is put where a sheet has it, so that the readers of sheets see it: the unit,
 * the day and the texts on lines above the header, whose rows they are in columns, their total below them.
 */
import { particle } from "../../../domain/values/bilingual.ts";
import { dateOf } from "../../../domain/values/calendar.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { isMoneyUnit } from "../../../domain/values/won.ts";
import { placeAt, question, rejection, remark } from "../../kernel/finding-list.ts";
import { isItems, isJsonObject, textOf } from "./source-json.ts";

export type Item = Readonly<Record<string, unknown>>;

export interface Surroundings {
  readonly lines: readonly string[];
  /** The same in each row that does not say it itself. */
  readonly columns: ReadonlyMap<string, string>;
  /** Amounts by header. */
  readonly totals: readonly ReadonlyMap<string, string>[];
  readonly findings: readonly Finding[];
}

export const nameHeader = /^\s*(세부|단위)?\s*사업\s*명?\s*$/;

/** An envelope has few of them, and none is long. */
const maxLines = 20;
const maxLineLength = 200;

/** @param around the whole document, or its first line, in which the rows may lie. */
export function readSurroundings(around: unknown, rows: readonly Item[]): Surroundings {
  const reader = new SurroundingsReader(rows);
  reader.walk(around);
  reader.lookAtColumns();
  return reader.said();
}

/** Columns that each row has by them: the header under which sheets have it, and the names of the member. */
const columns: readonly (readonly [header: string, names: RegExp])[] = [
  ["회계연도", /^(회계|예산|사업)?(연도|년도)$|^(fis(cal)?)?(year|yr)$|^fyr$/],
  ["자치단체코드", /^(자치단체|지방자치단체|지자체|기관)코드$|^(office|laf)(code|cd)$/],
  ["자치단체명", /^(자치단체|지방자치단체|지자체|시군구|기관)(명|이름)?$|^office(name)?$|^lafhgnm$/],
  ["부서명", /^(담당|소관|추진|주관|관리|집행|시행)?부서명?$|^dep(artmen)?t(name|nm)?$/],
  ["회계", /^회계(구분|명)?$|^account(name|nm)?$/],
];

const unitNames = /^(금액|화폐)?단위$|^(money|amount)?unit$/;
const dayNames = /^기준(일자?|일시|년월일)$|^(as_?of(date)?|base(date|ymd|dt)|exeymd)$/;
/** Of what the whole answer holds, whatever of it is in the file. */
const countNames =
  /^(총|전체|조회)?(자료|데이터|행|레코드)?(건수?|행수|개수)$|^(list)?(total|match|current|row|record|item|data)*(count|cnt)$|^total(rows|records|items|elements)$|^count$/;
const pageNames = /^(page|currentpage|pageno|pagenum(ber)?|pindex|현재(쪽|페이지))$/;
const pagesNames = /^(totalpages?|pages|pagecount|lastpage|총(쪽|페이지)수?)$/;
const moreNames = /^(has(more|next)|more|(is)?(truncated|partial)|next(page|url|link|cursor|token)?)$/;
const lastNames = /^(is)?last$/;
const totalNames = /^(총|전체)?(합계|총계|총액|소계|계)(금액|액)?$|^(grand)?totals?$|^(sum|summary)$/;
/** Numbers that say nothing of amounts. */
const harmless =
  /(id|no|code|cd|version|status|ms|time|seq|date|day|dt|ymd|at|size|limit|offset|perpage|numofrows|number|번호|코드|상태|버전|시간|일시|일자?|날짜|초|차수|순번)$/;

class SurroundingsReader {
  readonly #rows: readonly Item[];
  readonly #headers: ReadonlySet<string>;
  readonly #lines: string[] = [];
  readonly #columns = new Map<string, string>();
  readonly #totals: Map<string, string>[] = [];
  readonly #findings: Finding[] = [];
  #unit: string | null = null;

  constructor(rows: readonly Item[]) {
    this.#rows = rows;
    this.#headers = new Set(rows.flatMap((row) => Object.keys(row)));
  }

  walk(value: unknown): void {
    if (value === this.#rows || !isJsonObject(value)) return;
    const total = new Map<string, string>();
    for (const [member, held] of Object.entries(value)) {
      const [only, ...others] = isItems(held) && held !== this.#rows ? held : [];
      if (isJsonObject(held)) this.walk(held);
      else if (isJsonObject(only) && others.length === 0) this.walk(only);
      else if (isJsonObject(only)) this.#findings.push(listUnread(member));
      else if (!isItems(held)) this.#take(member, textOf(held).trim(), total);
    }
    if (total.size > 0) this.#totals.push(total);
  }

  /** A unit or a day that is the same in all rows is that of the list, for readers that know no such column, and of its total. */
  lookAtColumns(): void {
    for (const header of this.#headers) {
      const [isUnit, isDay] = [unitNames, dayNames].map((names) => names.test(bareName(header)));
      const [only = "", ...others] = new Set(this.#rows.map((row) => textOf(row[header]).trim()));
      if ((!isUnit && !isDay) || only === "" || others.length > 0) continue;
      for (const total of this.#totals) total.set(header, only);
      if (isUnit) this.#takeUnit(header, only);
      else this.#takeDay(header, only);
    }
  }

  said(): Surroundings {
    return {
      lines: this.#lines.slice(0, maxLines),
      columns: this.#columns,
      totals: this.#totals,
      findings: this.#findings,
    };
  }

  #take(name: string, text: string, total: Map<string, string>): void {
    const bare = bareName(name);
    if (text === "" || this.#isOfPages(name, bare, text)) return;
    if (unitNames.test(bare)) this.#takeUnit(name, text);
    else if (dayNames.test(bare)) this.#takeDay(name, text);
    else if (!this.#takeColumn(name, bare, text) && !this.#takeTotal(name, text, total)) {
      if (!isAmount(text)) this.#lines.push(`${name}: ${text}`.slice(0, maxLineLength));
      else if (!harmless.test(bare) && !this.#isSum(text)) this.#findings.push(amountUnread(name, text));
    }
  }

  /** What says that the file is a part, or is not. */
  #isOfPages(name: string, bare: string, text: string): boolean {
    const isDenied = /^(false|0|n|no|null|-1)$/i.test(text);
    const says = (isPart: boolean) => {
      if (isPart) this.#findings.push(onePart(name, text, this.#rows.length));
      return true;
    };
    if (moreNames.test(bare)) return says(!isDenied);
    if (lastNames.test(bare)) return says(isDenied);
    if (pageNames.test(bare) || pagesNames.test(bare)) return says(Number(text) > 1);
    const isCount = countNames.test(bare) || (bare === "total" && Number(text) === this.#rows.length);
    return isCount && isAmount(text) ? says(!this.#isCountOfRows(text)) : false;
  }

  /** A row of sums in the list may be counted or not. */
  #isCountOfRows(text: string): boolean {
    const sums = this.#rows.filter((row) =>
      Object.entries(row).some(
        ([header, cell]) => nameHeader.test(header) && totalNames.test(bareName(textOf(cell))),
      ),
    );
    const count = Number(text.replaceAll(",", ""));
    return count === this.#rows.length || count === this.#rows.length - sums.length;
  }

  #takeUnit(name: string, text: string): void {
    const unit = /^(krw|won)$/i.test(text) ? "원" : text.replace(/^[(]?단위\s*:|[()\s]/g, "");
    this.#unit ??= unit;
    if (!isMoneyUnit(unit)) this.#findings.push(unclear("unit-unknown", name, text));
    else if (unit !== this.#unit) this.#findings.push(unitsDiffer(name, text));
    else if (!this.#lines.includes(`(단위: ${unit})`)) this.#lines.push(`(단위: ${unit})`);
  }

  #takeDay(name: string, text: string): void {
    const [, year, month, day] = /^(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d)/.exec(text) ?? [];
    const date = dateOf(Number(year), Number(month), Number(day));
    if (date === null) this.#findings.push(unclear("as-of-unknown", name, text));
    else if (!this.#lines.includes(`기준일: ${date}`)) this.#lines.push(`기준일: ${date}`);
  }

  /** What the rows say themselves, the envelope says of all as a title does. */
  #takeColumn(name: string, bare: string, text: string): boolean {
    const [named] = columns.find(([, names]) => names.test(bare)) ?? [];
    if (named === undefined) return false;
    const header = named === "자치단체명" && /^\d{7}$/.test(text) ? "자치단체코드" : named;
    const isOwn = [...this.#headers].some((own) =>
      columns.some(([of, names]) => of === header && names.test(bareName(own))),
    );
    const before = this.#columns.get(header);
    if (isOwn || (before !== undefined && before !== text)) this.#lines.push(`${name}: ${text}`);
    else this.#columns.set(header, text);
    return true;
  }

  #takeTotal(name: string, text: string, total: Map<string, string>): boolean {
    if (!isAmount(text)) return false;
    const own = amountName(name);
    const header = [...this.#headers].find((each) => {
      const { bare, unit } = amountName(each);
      return bare === own.bare && (own.unit === "" || own.unit === unit);
    });
    if (header === undefined || total.has(header)) return false;
    total.set(header, text);
    return true;
  }

  #isSum(text: string): boolean {
    const sum = wonOf(text);
    return [...this.#headers].some((header) => {
      const cells = this.#rows.map((row) => wonOf(textOf(row[header])) ?? 0n);
      return cells.reduce((all, cell) => all + cell, 0n) === sum;
    });
  }
}

function bareName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-.·:/]/g, "");
}

/** `예산현액 합계(천원)`, `총예산현액`: the header that it is the total of, and the unit that it names itself. */
function amountName(name: string): { readonly bare: string; readonly unit: string } {
  const [, word = "", unit = ""] = /^(.*?)\(?((?:천|백만|억)?원)?\)?$/.exec(bareName(name)) ?? [];
  return { bare: word.replace(/^(총|합계|total)(?=.)|(?<=.)(합계|총계|총액|계|total|sum)$/g, ""), unit };
}

function isAmount(text: string): boolean {
  return /^[-−△▲(]?\d[\d,]*(\.\d+)?\)?((천|백만|억)?원)?$/.test(text);
}

function wonOf(text: string): bigint | null {
  const digits = text.replaceAll(",", "");
  return /^-?\d+$/.test(digits) ? BigInt(digits) : null;
}

function onePart(name: string, text: string, got: number): Finding {
  return rejection("rows-partial", placeAt(null, name, text), {
    ko: `JSON에는 "${name}": ${text}${particle(text, "으로/로")} 적혀 있는데 목록에는 ${got}건이 있습니다. 모든 쪽을 받아 한 번씩만 합친 목록을 올려 주십시오.`,
    en: `The JSON says "${name}": ${text}, and its list holds ${got} rows. Fetch every page, join the rows once each into one list and upload that.`,
  });
}

function unclear(code: string, name: string, text: string): Finding {
  return rejection(code, placeAt(null, name, text), {
    ko: `목록 밖의 "${name}": "${text}"${particle(text, "을/를")} 읽을 수 없습니다. 단위는 원, 천원, 백만원, 억원 가운데 하나로, 기준일은 2026-10-31처럼 적어 다시 올려 주십시오.`,
    en: `"${name}": "${text}" beside the list cannot be read. Write the unit as 원, 천원, 백만원 or 억원 and the day as in 2026-10-31, and upload again.`,
  });
}

function unitsDiffer(name: string, text: string): Finding {
  return rejection("unit-conflict", placeAt(null, name, text), {
    ko: `목록 밖에 단위가 서로 다르게 두 번 적혀 있습니다("${name}": "${text}"). 맞는 것 하나만 남겨 다시 올려 주십시오.`,
    en: `Two units that differ stand beside the list ("${name}": "${text}"). Keep the one that is right and upload again.`,
  });
}

function amountUnread(name: string, text: string): Finding {
  return question("json-amount-unread", placeAt(null, name, text), {
    ko: `목록 밖의 "${name}": ${text}${particle(text, "은/는")} 어느 열의 합계와도 같지 않아 무엇인지 알 수 없습니다. 합계이면 빠지거나 두 번 들어간 행이 있는지 확인하여 고쳐 올리고, 금액과 관계없으면 보류를 해제해 주십시오.`,
    en: `"${name}": ${text} beside the list is the sum of none of its columns, so what it means is not known. If it is a total, find the row that is missing or doubled and upload again; if it has nothing to do with the amounts, release the file.`,
  });
}

function listUnread(name: string): Finding {
  return remark("json-list-unread", placeAt(null, name), {
    ko: `JSON의 다른 목록 "${name}"${particle(name, "은/는")} 사업의 목록이 아니어서 읽지 않았습니다.`,
    en: `Another list of the JSON, "${name}", is none of projects and was not read.`,
  });
}
