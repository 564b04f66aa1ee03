/** The parts of a council report around its tables: whose it is, and which section a line stands in. */
import { plainText } from "../../domain/values/plain-text.ts";

export interface Section {
  readonly title: string;
  /** The first and last line, from 1. */
  readonly from: number;
  readonly to: number;
}

/** A title page is never longer: what stands below is body text. */
const maxTitleLines = 60;
/** A heading fits on a line of print. */
const maxTitleLength = 100;

/** Sections under `II. 주요업무 추진실적`; the lines before the first one are a section without a title. */
export function sectionsOf(lines: readonly string[]): readonly Section[] {
  const starts: { title: string; from: number }[] = [{ title: "", from: 1 }];
  for (const [at, line] of lines.entries()) {
    const title = sectionTitle(line);
    if (title !== null) starts.push({ title, from: at + 1 });
  }
  return starts.map((start, at) => ({ ...start, to: (starts[at + 1]?.from ?? lines.length + 1) - 1 }));
}

/** A line of the contents ends in its page, mostly behind leaders: it announces a section and opens none. */
function sectionTitle(line: string): string | null {
  if (line.length > maxTitleLength) return null;
  const text = plainText(line);
  if (/ \d{1,3}$/.test(text) || /[·.…‧] ?[·.…‧] ?[·.…‧]/.test(text)) return null;
  const heading = /^(?:[IVX]{1,5} ?[.)]|[Ⅰ-Ⅻ] ?[.)]?) ?(\S.*)$/.exec(text);
  return heading?.[1] ?? null;
}

/**
 * The department that reports: the last line of the title page that holds nothing but its name.
 * @param tableRow the line of the first table, from 1: the title page ends before it.
 */
export function departmentIn(lines: readonly string[], tableRow: number): string | null {
  const contents = lines.findIndex((line) => /^(보고순서|목차|차례|순서)$/.test(line.replace(/\s/g, "")));
  const end = Math.min(contents === -1 ? tableRow - 1 : contents, tableRow - 1, maxTitleLines);
  return lines.slice(0, end).reduce<string | null>((found, line) => departmentOf(line) ?? found, null);
}

const departmentEnding = /(과|담당관|단|국|실|소|센터|본부|관|팀|동|읍|면|원|처)$/;
/** Words of titles that end like a department. */
const noDepartment = /(성과|결과|효과|경과|계획안?|방안|현황|예산|인원|재원|지원|확인|보고)$/;

function departmentOf(line: string): string | null {
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
