/**
 * What offices print in the row below a header whose first cell is not merged: the header's own name of the rows again, bare
 * years (`2025 | 2026`, `'25 | '26`), or numbers to calculate with (`① | ② | ②/①`). None of these is a row of figures.
 */
import { fullYear } from "../cells/printed-years.ts";

interface Line {
  readonly cells: readonly string[];
  /** Whether blank cells keep their place. */
  readonly keepsBlanks: boolean;
}

/** Only beside the header's own words a number is a year: `2025` may be an amount. */
export function withYears(line: Line, top: Line, isHeaderCell: (cell: string) => boolean): Line {
  if (!line.keepsBlanks) return line;
  const years = line.cells.map((cell, at) => (cell === top.cells[at] ? null : bareYear(cell)));
  const distinct = new Set(years.filter((year) => year !== null));
  const isRepeated = line.cells.some((cell, at) => cell !== "" && cell === top.cells[at]);
  // `25` alone is a year only beside another one.
  const isMarked = line.cells.every((cell, at) => years[at] === null || !/^\d\d$/.test(cell.trim()));
  const areYears = distinct.size > 0 && (isMarked || (isRepeated && distinct.size > 1));
  const isOfHeader = line.cells.every(
    (cell, at) => cell === "" || cell === top.cells[at] || years[at] !== null || isHeaderCell(cell),
  );
  if (!areYears || !isOfHeader) return line;
  return { ...line, cells: line.cells.map((cell, at) => (years[at] === null ? cell : `${years[at]}년`)) };
}

const shortFund = /^(?:국|시|도|구|군|시[·ㆍ/]?도|시[·ㆍ/]?군[·ㆍ/]?구|(?:광역|기초)(?:자치단체)?)$/;

/** `소계 | 국 | 시 | 구`, `금액 | %`: the funds that part an amount, and the rate beside it, in short. */
export function withParts(line: Line, top: Line): Line {
  if (!line.keepsBlanks) return line;
  const texts = line.cells.map((cell) => cell.replace(/\s/g, ""));
  const funds = texts.filter((text) => shortFund.test(text) || text.endsWith("비"));
  const areFunds =
    new Set(funds).size + (texts.some((text) => /^(?:합계|소계|총액|계)$/.test(text)) ? 1 : 0) > 1;
  const isBeside = (at: number) => (top.cells[at] ?? "") === "" || top.cells[at] === top.cells[at - 1];
  return {
    ...line,
    cells: line.cells.map((cell, at) => {
      const text = texts[at] ?? "";
      if (areFunds && shortFund.test(text)) return fundInFull(text);
      return /^\(?%\)?$/.test(text) && isBeside(at) ? "비율(%)" : cell;
    }),
  };
}

function fundInFull(text: string): string {
  return text.startsWith("광역") ? "시도비" : text.startsWith("기초") ? "시군구비" : `${text}비`;
}

/** `계획 | 실적`, `연말 | 현재`: beside what is planned stands what was spent so far. */
export function withResults(line: Line): Line {
  const hasPlan = line.cells.some((cell) =>
    /^(계획|목표|예정|전망|연말)(액|까지)?$/.test(cell.replace(/\s/g, "")),
  );
  return hasPlan
    ? { ...line, cells: line.cells.map((cell) => (/^(실적|현재|누적)$/.test(cell.trim()) ? "누계" : cell)) }
    : line;
}

/** `'26예산`, `2026 예산액`: a year before the word of an amount. */
export function withWrittenYear(header: string): string {
  return header.replace(
    /^(?:['’‘](\d\d)|(20\d\d))\s*(?=(?:본|최종|세출)?(?:예산|현액|편성|집행|지출))/,
    (_, short?: string, long = "") => `${short === undefined ? long : fullYear(short)}년 `,
  );
}

/** `10월말 집행액`, `10월 현재 집행액`, `10월까지 집행액`: what was spent from the first day up to the end of that month. */
export function withDayOfMonth(header: string): string | null {
  const text = header.replace(/\s/g, "").replace(/^(?:20\d\d년|['’‘]\d\d년)/, "");
  const month = (inFront.exec(text) ?? behind.exec(text))?.[1];
  return month === undefined ? null : `집행액 ${month}월말기준`;
}

const upTo = "(1[0-2]|[1-9])월(?:말|현재|말현재|까지|말기준|누계|까지의?누계)";
const inFront = new RegExp(`^${upTo}(?:총)?(?:집행|지출)(?:금?액|누계액?|실적)?$`);
const behind = new RegExp(`^(?:집행|지출)금?액${upTo}$`);

function bareYear(cell: string): number | null {
  const digits = /^(?:(20[0-4]\d)|['’‘]([0-4]\d)|([1-4]\d))$/.exec(cell.trim())?.slice(1).join("");
  return digits === undefined ? null : fullYear(digits);
}

/** A letter or a number for a column, and what is calculated of them. */
const sign = String.raw`[([]?(?:\d{1,2}|[①-⑳ⓐ-ⓩⅠ-Ⅻ]|[A-Za-z]|[가나다라마바사아자차카타파하]|[㉠-㉻㉮-㉻⑴-⒇])[)\]]?`;
const ordinal = new RegExp(`^${sign}\\.?$`);
const calculated = new RegExp(`^[([]?(?:${sign}=)?${sign}(?:[-−+/÷×x*=]+${sign})+(?:[×x*]100)?%?[)\\]]?$`);

/** Whether the row only numbers the columns of the header above it. */
export function isNumberingRow({ cells, keepsBlanks }: Line, top: Line): boolean {
  const stated = cells.flatMap((cell, at) => {
    const text = cell.replace(/\s/g, "");
    return text === "" || cell === top.cells[at] ? [] : [text];
  });
  const numbers = stated.filter((text) => /^\d+$/.test(text)).map(Number);
  const [first = 1] = numbers;
  return (
    keepsBlanks &&
    stated.length > 1 &&
    stated.every((text) => ordinal.test(text) || calculated.test(text)) &&
    // Small amounts of a project count up from 1 by chance at most.
    first === 1 &&
    numbers.every((number, at) => number === at + 1)
  );
}

const naming = /(부서|실과소?|회계|분야|부문|사업|과목|구분|항목|세목)(명|별)?$|^[관항목]$/;

function isNaming(label: readonly string[] = []): boolean {
  return naming.test((label.at(-1) ?? "").replace(/\s/g, ""));
}

/** `과목 · 예산액 · 수납액 · 세부사업명 · 예산현액 · 지출액`: revenue beside spending, each part beginning with what names its rows. */
export function withRevenue(labels: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const parts: (readonly string[])[][] = [];
  for (const [at, label] of labels.entries()) {
    const isFirst = at === 0 || (isNaming(label) && !isNaming(labels[at - 1]));
    if (isFirst) parts.push([label]);
    else parts.at(-1)?.push(label);
  }
  if (parts.length < 2) return labels;
  return parts.flatMap((part) => {
    const text = part.flat().join(" ");
    const isRevenue = /수납|징수/.test(text) && !/집행|지출/.test(text);
    return isRevenue ? part.map((label) => [...(label[0] === "세입" ? [] : ["세입"]), ...label]) : part;
  });
}

/** `10.31. · 12.31.`: the end of the year beside an earlier day is what the report expects by then. */
export function withPlans(line: Line): Line {
  const hasEarlier = line.cells.some((cell) => cell.endsWith("기준") && !isYearEnd(cell));
  return hasEarlier
    ? { ...line, cells: line.cells.map((cell) => (isYearEnd(cell) ? cell.replace(/기준$/, "까지") : cell)) }
    : line;
}

function isYearEnd(cell: string): boolean {
  return /(?<!\d)12[.월/](31[.일]?|말)기준$/.test(cell);
}

const ownSpan = /^(금년도?|당해(연도|년도)?|당년도?|올해|현년도?)(도?분|예산)?$/;
const carriedSpan = /^(전년도?)?(명시|사고|계속비?)?이월(액|금|비|분|예산)?$/;

/** `예산현액(현년도) | 예산현액(이월)` says in brackets what two header rows say below each other. */
export function withSpansBelow(labels: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const split = labels.map((parts) => {
    const [, figure = "", span = ""] = /^(.*[가-힣])\s*[([]([^()[\]]+)[)\]]$/.exec(parts.at(-1) ?? "") ?? [];
    const text = span.replace(/\s/g, "");
    return { figure, span, isOwn: ownSpan.test(text), isCarried: carriedSpan.test(text) };
  });
  return labels.map((parts, at) => {
    const own = split[at];
    if (own === undefined || (!own.isOwn && !own.isCarried)) return parts;
    const isOneOfTwo = split.some(
      ({ figure, isOwn, isCarried }) =>
        figure === own.figure && ((own.isOwn && isCarried) || (own.isCarried && isOwn)),
    );
    return isOneOfTwo ? [...parts.slice(0, -1), own.figure, own.span] : parts;
  });
}
