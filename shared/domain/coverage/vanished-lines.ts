/** Lines that the ledger has on the day of a full statement, and the statement lacks. */
import type { Bilingual } from "../values/bilingual.ts";
import type { IsoDate } from "../values/calendar.ts";
import { fileFinding, type Finding, someOf } from "../values/finding.ts";
import type { ProjectId } from "../values/project.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { TotalledLine } from "./compare-totals.ts";
import { type Coverage, isCovered } from "./coverage.ts";

export interface KnownLine extends TotalledLine {
  /** Whether another file states it as of the very day of this one: then its figures stay beside those of this file. */
  readonly isOfDay: boolean;
  /** The day that its figures speak of. */
  readonly asOf: IsoDate;
}

export interface StatementAgainstLines {
  readonly coverage: Coverage;
  readonly named: ReadonlySet<ProjectId>;
  /** The lines that count on the statement's day. */
  readonly known: readonly KnownLine[];
}

/** A smaller sum is told; the whole file is held only for money that somebody would miss. */
const heldFromWon: Won = 10_000_000n;

export function checkVanished(statement: StatementAgainstLines): Finding[] {
  const { coverage, known } = statement;
  const vanished = vanishedFrom(statement);
  if (vanished.lines.length === 0) return [];
  const stay = stayBeside(vanished, coverage, known);
  return [projectsVanished(vanished, stay, stay !== "gone" || areHeld(vanished, heldFromWon))];
}

/** Those that it should name: none of a file that covers only what it names. */
export function vanishedFrom({ coverage, named, known }: StatementAgainstLines): VanishedLines {
  const coversMore = coverage.kind !== "lines" && coverage.kind !== "days";
  return vanishedLines(coversMore ? known : [], coverage, (id) => named.has(id));
}

/** What becomes of the figures of vanished lines: only a statement of the office ends those of earlier days. */
type Staying = "gone" | "of-the-day" | "of-the-department" | "of-the-table";

function stayBeside({ lines }: VanishedLines, { kind }: Coverage, known: readonly KnownLine[]): Staying {
  const ofDay = new Set(known.filter(({ isOfDay }) => isOfDay).map(({ project }) => project.id));
  const withMoney = lines.filter(({ totals }) => [...totals.values()].some((won) => won !== 0n));
  if (kind === "table") return withMoney.length > 0 ? "of-the-table" : "gone";
  if (kind !== "office") return withMoney.length > 0 ? "of-the-department" : "gone";
  return withMoney.some(({ project }) => ofDay.has(project.id)) ? "of-the-day" : "gone";
}

const becomes: Readonly<Record<Staying, Bilingual>> = {
  gone: {
    ko: "전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다.",
    en: "A full statement is the total of its day: applied, they are in no total from that day on.",
  },
  "of-the-day": {
    ko: "같은 날의 다른 자료에 있어 합계에 남습니다. 없어진 사업이면 앞선 자료를 먼저 되돌려 주십시오.",
    en: "Another file states them as of the same day, so they stay in the total beside this one. If they are gone, undo that file first.",
  },
  "of-the-department": {
    ko: "일부 부서의 자료이므로 반영해도 장부의 금액은 그대로 남습니다.",
    en: "The file speaks of some departments, so their amounts in the ledger stay.",
  },
  "of-the-table": {
    ko: "반영해도 그 금액은 합계에 남으니, 없어진 사업은 0으로 적어 주십시오.",
    en: "A table changes only what it names, so their amounts stay in the department's total. State a project that ended with amounts of 0.",
  },
};

function projectsVanished(
  { lines, covered, won }: VanishedLines,
  staying: Staying,
  isHeld: boolean,
): Finding {
  const list = someOf(lines.map(({ project }) => project.name));
  const sum = formatWon(won);
  const { ko, en } = becomes[staying];
  return fileFinding(isHeld ? "hold" : "note", "projects-vanished", `${lines.length}`, {
    ko: `지난 자료에 있던 사업 ${covered}건 가운데 ${lines.length}건, ${sum}원이 이 파일에 없습니다(${list}). ${ko}${isHeld ? " 덜 만들어진 파일일 수 있어 보류합니다. 온전한 파일을 올리거나, 맞으면 보류를 해제해 주십시오." : ""}`,
    en: `Of ${covered} projects that the last files had, ${lines.length} of ${sum} won are missing here (${list}). ${en}${isHeld ? " The file may be half made, so it is held: send the whole one, or release this one if it is right." : ""}`,
  });
}

/**
 * A full dump that names half of the known departments or fewer: one of single departments, or one that was cut off. Its
 * own lines do not tell, so a person does. Let in, it speaks of its departments alone.
 * @param known the lines that count on its day, whatever stated them.
 */
export function checkMissingDepartments(coverage: Coverage, known: readonly KnownLine[]): Finding[] {
  if (coverage.kind !== "departments") return [];
  const missing = known.filter(({ project }) => !isCovered(coverage, project));
  if (missing.length === 0) return [];
  const names = [...new Set(missing.map(({ project }) => project.department ?? "–"))];
  const sum = formatWon(largestSum(missing, (amount) => amount));
  return [
    fileFinding("hold", "departments-missing", `${names.length}`, {
      ko: `이 전체 자료에는 장부에 있는 부서 ${names.length}개의 사업 ${missing.length}건, ${sum}원이 없습니다(${someOf(names)}). 끊긴 파일이면 다시 받아 올리고, 일부 부서만 받은 것이면 보류를 해제해 주십시오(다른 부서의 금액은 그대로 둡니다).`,
      en: `This full dump lacks ${names.length} departments of the ledger with ${missing.length} projects of ${sum} won (${someOf(names)}). Fetch it again if it was cut off. If only some departments were fetched, release it: the amounts of the others stay.`,
    }),
  ];
}

interface VanishedLines {
  readonly lines: readonly TotalledLine[];
  /** How many the statement covers. */
  readonly covered: number;
  /** The largest sum of one measure over them: what a total would lose, or wrongly keep. */
  readonly won: Won;
  /** The same without signs: a line with refunds alone is money too. */
  readonly size: Won;
}

/** Lines of the ledger that a statement covers and does not name, and what they are worth. */
export function vanishedLines(
  ledger: readonly TotalledLine[],
  coverage: Coverage,
  isNamed: (id: ProjectId) => boolean,
): VanishedLines {
  const covered = ledger.filter(({ project }) => isCovered(coverage, project));
  const lines = covered.filter(({ project }) => !isNamed(project.id));
  const won = largestSum(lines, (amount) => amount);
  const size = largestSum(lines, (amount) => (amount < 0n ? -amount : amount));
  return { lines, covered: covered.length, won, size };
}

function largestSum(lines: readonly TotalledLine[], of: (won: Won) => Won): Won {
  const sums = new Map<string, Won>();
  for (const { totals } of lines)
    for (const [measure, won] of totals) sums.set(measure, (sums.get(measure) ?? 0n) + of(won));
  return [...sums.values()].reduce((most, sum) => (sum > most ? sum : most), 0n);
}

/** A full dump that lacks more than a tenth of what the last one had was loaded by halves. */
const heldShare = { numerator: 1, denominator: 10 } as const;

/** Whether a person must look: too many lines are missing, or too much money whatever their number. */
export function areHeld({ lines, covered, size }: VanishedLines, most: Won): boolean {
  if (lines.length === 0) return false;
  return areLost(lines.length, covered) || size >= most;
}

/** Whether so many lines are missing that the file was loaded by halves, rather than that they ended or got other keys. */
export function areLost(missing: number, covered: number): boolean {
  return missing * heldShare.denominator > covered * heldShare.numerator;
}
