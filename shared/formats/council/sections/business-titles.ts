/**
 * What the businesses of a section are called. Extracted text loses headings, but its contents list keeps
 * all titles in order: so that list is asked first, and a heading only where the list does not fit.
 */
import { particle } from "../../../domain/values/bilingual.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { plainText } from "../../../domain/values/plain-text.ts";
import { comparableName } from "../../../domain/values/project.ts";
import { placeAt, remark } from "../../kernel/finding-list.ts";
import { tableLineOf } from "../../printed/table-line.ts";
import type { Section } from "./report-sections.ts";

export interface BusinessTitle {
  readonly name: string;
  readonly team: string | null;
  /** True when the report gives no title and the name was made from the section's. */
  readonly isLost: boolean;
}

interface Numbered {
  readonly ordinal: number;
  readonly text: string;
  readonly row: number;
}

/** The longest name of a team: more is the rest of a sentence. */
const maxTeamLength = 20;
const circledOne = 0x2460;

export interface SectionTitles {
  /** One for each business table. */
  readonly titles: readonly BusinessTitle[];
  /** How many businesses the contents list of the section names; 0 without a list. */
  readonly announced: number;
}

/** @param tableRows the header lines of the section's business tables, from 1. */
export function businessTitles(
  lines: readonly string[],
  section: Section,
  tableRows: readonly number[],
): SectionTitles {
  const contents = contentsOf(lines, section, tableRows[0] ?? section.to);
  const headings = headingsOf(lines, section).filter(
    ({ row }) => !contents.some((entry) => entry.row === row),
  );
  if (contents.length === tableRows.length) {
    const titles = contents.map(({ text, ordinal }) => ({
      name: text,
      team: teamOf(text, ordinal, headings),
      isLost: false,
    }));
    return { titles, announced: contents.length };
  }
  const titles = tableRows.map((row, at) => {
    const after = tableRows[at - 1] ?? section.from;
    const heading = headings.findLast((candidate) => candidate.row > after && candidate.row < row);
    return heading === undefined ? lostTitle(section, at + 1) : headingTitle(heading.text);
  });
  return { titles, announced: contents.length };
}

/** The first run of entries numbered 1, 2, 3 … above the first table, page numbers stripped. */
export function contentsOf(lines: readonly string[], section: Section, before: number): readonly Numbered[] {
  const run: Numbered[] = [];
  for (let row = section.from + 1; row < before; row++) {
    const line = lines[row - 1] ?? "";
    const entry = contentsEntry(line);
    if (entry !== null && entry.ordinal === run.length + 1)
      run.push({ ...entry, text: beforeFirstHeading(entry.text, run[0]?.text), row });
    else if (run.length > 0 && line.trim() !== "") break;
  }
  return run;
}

/** A printed page may run its last entry into the heading that begins the text: the number and title of the first entry. */
function beforeFirstHeading(text: string, first: string | undefined): string {
  const at = first === undefined ? -1 : text.search(/ (?:1|①)[.)]? /);
  if (first === undefined || at === -1) return text;
  const rest = text.slice(at + 1).replace(/^(?:1|①)[.)]? /, "");
  return comparableName(rest).startsWith(comparableName(first)) ? text.slice(0, at) : text;
}

/** `- ① title 4`, `1. title 4`, `1 title ··· 4`, or the same in cells. Without a circle a page must follow. */
function contentsEntry(line: string): { ordinal: number; text: string } | null {
  const text = flattened(line).replace(/^[-–○•] ?/, "");
  const circled = /^([①-⑳]) ?(.+?)(?:[ .·…‧]+\d{1,3})?$/.exec(text);
  if (circled !== null) {
    const [, circle = "", title = ""] = circled;
    return { ordinal: circle.charCodeAt(0) - circledOne + 1, text: title };
  }
  const plain = /^(\d{1,2})[.)]? ([^\d\s].*?)[ .·…‧]+\d{1,3}$/.exec(text);
  return plain === null ? null : { ordinal: Number(plain[1]), text: plain[2] ?? "" };
}

/** Lines like `1 title team`: a number, then a word. Bullets and page numbers are none. */
export function headingsOf(lines: readonly string[], section: Section): readonly Numbered[] {
  const headings: Numbered[] = [];
  for (let row = section.from + 1; row <= section.to; row++) {
    const match = /^(?:(\d{1,2})[.)]? |([①-⑳]) ?)([^\d\s].*)$/.exec(flattened(lines[row - 1] ?? ""));
    if (match === null) continue;
    const [, number, circle = "", text = ""] = match;
    headings.push({
      ordinal: number === undefined ? circle.charCodeAt(0) - circledOne + 1 : Number(number),
      text,
      row,
    });
  }
  return headings;
}

/** What stands behind a known title in its own heading. */
export function teamOf(title: string, ordinal: number, headings: readonly Numbered[]): string | null {
  const known = comparableName(title);
  for (const heading of headings) {
    if (heading.ordinal !== ordinal || !comparableName(heading.text).startsWith(known)) continue;
    const rest = behind(heading.text, known.length).replace(/^[\s(:,·-]+|[\s)]+$/g, "");
    if (rest !== "" && rest.length <= maxTeamLength) return rest;
  }
  return null;
}

/** The text after its first `count` characters, as names are compared. */
function behind(text: string, count: number): string {
  for (let end = 1; end <= text.length; end++) {
    if (comparableName(text.slice(0, end)).length >= count) return text.slice(end);
  }
  return "";
}

function headingTitle(heading: string): BusinessTitle {
  const withTeam = /^(.+) (\S{2,18}팀)$/.exec(heading);
  return { name: withTeam?.[1] ?? heading, team: withTeam?.[2] ?? null, isLost: false };
}

export function lostTitle(section: Section, number: number): BusinessTitle {
  return { name: `${section.title === "" ? "사업" : section.title} ${number}`, team: null, isLost: true };
}

function flattened(line: string): string {
  const cells = tableLineOf(line)?.cells ?? [line];
  return plainText(cells.filter((cell) => cell !== "").join(" "));
}

export function titleLost(row: number, name: string): Finding {
  return remark("business-title-lost", placeAt(row, null, name), {
    ko: `${row}행 사업의 제목을 찾지 못해 "${name}"${particle(name, "으로/로")} 부릅니다. 목차에 사업명을 차례로 적거나 표 앞에 번호와 제목을 적어 주십시오.`,
    en: `The business of row ${row} has no title in the text and is called "${name}". List the titles in the contents, or write a numbered heading above its table.`,
  });
}
