/** Whose report it is, or whose table: a line that holds nothing but the name of a department. */
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { isUnitWord, withoutCaption } from "../cells/printed-unit-and-day.ts";
import { onlyYearIn } from "../cells/printed-years.ts";
import { isTotalName } from "../tables/total-names.ts";
import { levelOf } from "../cells/division-words.ts";
import { isBandOfMoney } from "../meanings/meaning-labels.ts";
import type { CouncilColumn } from "./column-roles.ts";
import { tableLineOf } from "./table-line.ts";

/** A title page is never longer: what stands below is body text. */
const maxTitleLines = 60;

const departmentEnding = /(과|담당관|단|국|실|소|센터|본부|관|팀|동|읍|면|원|처)$/;
/** Words of titles that end like a department. */
const noDepartment = /(성과|결과|효과|(?<!환)경과|계획안?|방안|현황|예산|인원|재원|지원|확인|보고)$/;
/** Beside a heading, `총무과 예산현황`, only these are no word of something else. */
const ownerEnding = /^(?:[가-힣·]{2,12}(과|담당관|실|국|단|의회|보건소)|보건소)$/;

/**
 * The lines of the title page: what stands above the contents, the first numbered or marked heading, and the first table.
 * @param tableRow the line of the first table, from 1.
 */
export function titleLines(lines: readonly string[], tableRow: number): readonly string[] {
  const end = lines.findIndex(
    (line, at) =>
      at >= tableRow - 1 ||
      /^(보고순서|목차|차례|순서)$/.test(line.replace(/\s/g, "")) ||
      /^\s*(\d{1,2}[.)]?\s+[가-힣]|\d{1,2}[.)]\s*(?:[가-힣]|20\d\d년)|[가-하][.)]\s*20\d\d년|[□■◆◇▣◈○●◎]|\[(?:붙임|별지|별첨|별표|참고|첨부)|[가-하][.)]\s|[Ⅰ-Ⅻ]|[IVX]{1,5}\s?\.)/.test(
        line,
      ) ||
      (/[\t|│]/.test(line) &&
        boxedDepartment(line) === null &&
        (tableLineOf(line)?.cells.filter((cell) => cell !== "").length ?? 0) > 2),
  );
  return lines.slice(0, Math.min(end === -1 ? tableRow - 1 : end, maxTitleLines));
}

/** The department on the title page; null where it names none, or two of one kind. A team is named only where nothing else is. */
export function departmentOnTitle(title: readonly string[]): string | null {
  const found = [...new Set(title.flatMap((line) => departmentOf(line) ?? []))];
  const departments = found.filter((name) => !name.endsWith("팀"));
  const [team, ...otherTeams] = found;
  if (departments.length === 0) return otherTeams.length === 0 ? (team ?? null) : null;
  const last = departments.at(-1) ?? null;
  const ending = last?.slice(-1) ?? "";
  return departments.filter((name) => name.endsWith(ending)).length === 1 ? last : null;
}

/** The department that a heading above a table names; null where it names none. */
export function departmentInHeading(line: string): string | null {
  const alone = departmentAlone(line);
  if (alone !== null) return alone;
  const parts = line.split(/\s[-–—:]\s/).slice(0, maxParts);
  return parts.map(departmentInPart).find((department) => department !== null) ?? departmentBehind(line);
}

/** `2020년 세출예산 집행현황(복지정책과)` */
function departmentBehind(line: string): string | null {
  const [, title = "", inside = ""] = /^(.*[가-힣])\s*[([]([가-힣·]{2,12})[)\]]$/.exec(plainName(line)) ?? [];
  const isTitle = /(예산|집행|세출|결산|사업).*(현황|실적|내역|조서|보고)$/.test(title);
  return isTitle && ownerEnding.test(inside) && !noDepartment.test(inside) ? inside : null;
}

/** `2020년 주요업무 보고 - 총무과 예산현황` */
const maxParts = 3;

/** `부서명: 복지정책과`, `○ 소관 부서 : 건설과` */
const labelled =
  /^[([]?(?:소\s*관|담\s*당|주\s*관|추\s*진)?\s*(?:부\s*서(?:\s*명)?|과\s*명)\s*[:：]\s*([가-힣·]{2,20})\s*(?=$|[,([<【〈/])/;
/** `〈복지정책과〉 (단위: 천원)`: all that the brackets are followed by is a caption. */
const bracketed = /^[[【<〈《「『(]\s*([가-힣·]{2,20})\s*[\]】>〉》」』)]/;

/** `부서 | 복지정책과 | 작성일 | …`: a box over a table. */
function boxedDepartment(line: string): string | null {
  const [label = "", name = ""] = line
    .split(/[\t|│]/)
    .map(plainText)
    .filter((cell) => cell !== "");
  return labelled.exec(`${label}: ${name}`)?.[1] ?? null;
}

/** What counts projects behind a department: `복지정책과 : 2건`, `복지정책과(2개 사업)`. */
const countOfProjects = /\s*[:：([]?\s*(?:총\s*)?\d+\s*(?:건|개|개\s?사업)\s*[)\]]?$/;

/** The department that a line names and nothing else, be it behind its label or in brackets, with a caption beside it. */
function departmentAlone(line: string): string | null {
  const text = plainName(line);
  const stated = labelled.exec(text)?.[1];
  if (stated !== undefined)
    return departmentEnding.test(stated) && !noDepartment.test(stated) ? stated : null;
  const [whole = "", inside = ""] = bracketed.exec(text) ?? [];
  const isAlone = ownerEnding.test(inside) && !noDepartment.test(inside);
  return isAlone && withoutCaption(text.slice(whole.length)) === "" ? inside : null;
}

/** Whether a line behind a bullet is the department, the account or the year of the table below it. */
export function isOwnerLine(line: string): boolean {
  const text = withoutCaption(line.replace(countOfProjects, ""));
  const isOwned = isOwner(text) || rowHeadingIn(plainName(text))?.role === "account";
  return departmentAlone(line) !== null || isOwned || onlyYearIn(text, 2000) !== null;
}

function departmentInPart(part: string): string | null {
  const text = plainName(part.replace(/^\s*◈\s*/, ""))
    .replace(/^[[【<(]\s*(?:붙임|별지|별첨|별표|참고|첨부)\s*\d{0,2}\s*[\]】>)]\s*/, "")
    .replace(/^[[【<(]\s*|\s*[\]】>)]\s*$/g, "");
  const [first = "", ...rest] = text
    .replace(countOfProjects, "")
    .replace(/[[【(<].*$/, "")
    .trim()
    .split(" ");
  if (!ownerEnding.test(first) || noDepartment.test(first)) return null;
  const matter = rest.join(" ");
  const isOfBudget =
    /^(세출|예산|집행|현황|20\d\d|단위사업|주요|소관|단위\s?[:：])/.test(matter) ||
    /(예산|집행).*(현황|내역|실적)/.test(matter);
  return rest.length === 0 || isOfBudget ? first : null;
}

/** A department at the head of its projects. */
export function isOwner(cell: string): boolean {
  return departmentInHeading(cell) === plainName(cell) && /(과|담당관)$/.test(plainName(cell));
}

/** What a name alone in its row says of the rows below it: of a bureau or a sector, nothing that is read. */
export interface RowHeading {
  readonly role: "account" | "department" | "band";
  /** Without the brackets around it. */
  readonly name: string;
}

/** Null where it is no name of an account, a department, a bureau or a sector. */
export function rowHeadingIn(text: string): RowHeading | null {
  const [, name = text] = /^[<〈《‹[【「(](.*)[>〉》›\]】」)]$/.exec(text) ?? [];
  if (/^[가-힣·() ]{2,20}(회계|기금)$/.test(name)) return { role: "account", name };
  if (isOwner(name)) return { role: "department", name };
  const isBand =
    /^[가-힣·]{2,10}(?: ?[가-힣·]{1,6})? ?(?:국|본부|분야|부문)$/.test(name) && !noDepartment.test(name);
  return isBand ? { role: "band", name } : null;
}

/** What the headings above a row say of it. Departments below an account are of that alone, as are those of a bureau. */
export class RowHeadings {
  readonly #names = new Map<"account" | "department", string>();

  open({ role, name }: RowHeading): void {
    const [widest] = this.#names.keys();
    if (role === "band" || (role === "account" && widest === "account")) this.#names.delete("department");
    if (role !== "band") this.#names.set(role, name);
  }

  all() {
    return [...this.#names].map(([role, name]) => ({ role, name }));
  }
}

/**
 * Whether a name without amounts is the account or the department of the rows below it. A fund may be a project.
 * @param next what the next row is; undefined where there is none.
 */
export function headsNext(name: string, next: string | undefined): boolean {
  const heading = rowHeadingIn(name);
  const isFund = heading?.role === "account" && !heading.name.endsWith("회계");
  return heading !== null && !isFund && (next === "project" || next === "group" || next === "empty");
}

/** Whether a line alone is of the rows below it: an account, a department, a kind of money, or a year, which any year serves to find. */
export function headsRows(line: string): boolean {
  return rowHeadingIn(plainName(line)) !== null || isBandOfMoney(line) || onlyYearIn(line, 2000) !== null;
}

/** A department with its team beside it, `복지정책과/노인팀`, its bureau before it, or broken in two by the width of its cell, `복지 정책과`. */
const withTeam =
  /^(?:[가-힣]{2,10}(?:국|실|본부|단) )?((?:[가-힣·]{1,11} ?){1,2}(?:과|담당관))(?:\s*[/(·,>–-]\s*|\s)?([가-힣\d]{1,10}팀)?\)?$/;
/** What ends a name, behind which another begins. */
const wholeName = /(과|담당관|[동읍면]|국|실|단|시|도|군|구|청|팀|소|센터|본부|의회)$/;

/** What a cell under 부서 says of its rows: the department, and the team where it stands there too. */
export function ownerIn(cell: string): { readonly department: string; readonly team: string | null } {
  const text = plainName(cell);
  const [, named = text, team = null] = withTeam.exec(text) ?? [];
  const words = named.split(" ");
  const isBroken = words.length === 2 && !wholeName.test(words[0] ?? "");
  return { department: isBroken ? words.join("") : named, team };
}

export function departmentOf(line: string): string | null {
  const boxed = /[\t|│]/.test(line) ? boxedDepartment(line) : null;
  if (boxed !== null && departmentEnding.test(boxed) && !noDepartment.test(boxed)) return boxed;
  const alone = departmentAlone(line.replace(/^\s*[-–]\s+(.*\S)\s+[-–]\s*$/, "[$1]"));
  if (alone !== null) return alone;
  if (isUnitWord(line.replace(/[()[\]]/g, ""))) return null;
  const words = plainText(line)
    .replace(/^\((.*)\)$/, "$1")
    .split(" ");
  const name = words.every((word) => word.length === 1) ? words.join("") : withoutOffice(words);
  if (name === null || !/^[가-힣·]{2,20}$/.test(name)) return null;
  return departmentEnding.test(name) && !noDepartment.test(name) ? name : null;
}

/** `영등포구 사회적경제과` is the office and its department: only the last word may be left. */
function withoutOffice(words: readonly string[]): string | null {
  const own = words.filter((word, at) => at === words.length - 1 || !/(시|도|구|군|청)$/.test(word));
  return own.length === 1 ? (own[0] ?? null) : null;
}

/**
 * `구분` over two columns: the first holds departments or groups, and the second, which has no header, names the rows.
 * @param isTotal what names a total; who knows departments alone has no use for its words.
 */
export function withSpannedNames(
  columns: readonly CouncilColumn[],
  rows: readonly { readonly cells: readonly string[] }[],
  isTotal: (name: string) => boolean,
): readonly CouncilColumn[] {
  const at = columns.findLastIndex(({ role }) => role === "name");
  const [head, blank] = [columns[at], columns[at + 1]];
  if (head === undefined || blank?.label !== "" || columns.some(({ role }) => role === "project"))
    return columns;
  const below = rows.map(({ cells }) => cells[at + 1] ?? "").filter((cell) => cell !== "");
  const isOfNames =
    below.length > rows.length / 2 && below.every((cell) => /[가-힣]{2}/.test(cell) && !/^\d/.test(cell));
  if (!isOfNames) return columns;
  const wider = rows
    .map(({ cells }) => plainText(cells[at] ?? ""))
    .filter((cell) => cell !== "" && !isTotal(cell));
  const role = wider.length > 0 && wider.every(isOwner) ? "department" : "group";
  return columns.with(at, { ...head, role }).with(at + 1, { ...head });
}

/** `구분 · 사업명` with 정책, 단위, 세부 under 구분: each row says its level. */
export function withLevelColumn(
  columns: readonly CouncilColumn[],
  rows: readonly { readonly cells: readonly string[] }[],
): readonly CouncilColumn[] {
  const naming = columns.findLastIndex(({ role }) => role === "name" || role === "project");
  const at = columns.slice(0, Math.max(naming, 0)).findIndex((_, place) => {
    const words = rows
      .map(({ cells }) => cells[place] ?? "")
      .filter((cell) => cell !== "" && !isTotalName(cell));
    return words.every((word) => levelOf(word) !== null) && new Set(words.map(levelOf)).size > 1;
  });
  return columns.map((column, place) => (place === at ? { ...column, role: "level" } : column));
}
