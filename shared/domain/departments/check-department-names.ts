/** Whether a table of departments fits what the ledger knows: whose it is, and whether its names are those of lists. */
import { type IsoDate, isInFiscalYear } from "../values/calendar.ts";
import type { Finding } from "../values/finding.ts";
import { comparableName } from "../values/project.ts";
import { type Bilingual, particle } from "../values/bilingual.ts";

export interface NamedRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

/** What a table of departments says. */
export interface NameTable {
  /** From when on it holds, where its sender said so. */
  readonly asOf: IsoDate | null;
  /** Each code once. */
  readonly rows: readonly NamedRow[];
}

export interface ListedName {
  readonly code: string;
  readonly name: string;
  /** Projects that say so, of those that say anything. */
  readonly votes: number;
  readonly of: number;
}

export interface KnownDepartments {
  /** The codes that lines of the ledger have. */
  readonly codes: ReadonlySet<string>;
  /** What lists of payments call them. */
  readonly listed: readonly ListedName[];
  /** What they are called at present, by code. */
  readonly named: ReadonlyMap<string, string>;
  /** Entries whose names count. */
  readonly entries: number;
  /** The day on which the table came, in Korea. */
  readonly today: IsoDate;
  /** Of the books. */
  readonly fiscalYear: number;
}

/** Names are read with the ledger: so many entries of them count at once. */
const maxEntries = 500;
const shownAtMost = 5;

export function checkNames({ asOf, rows }: NameTable, known: KnownDepartments): Finding[] {
  if (known.entries >= maxEntries) return [entriesFull()];
  const short = rows.flatMap((row) => lostZeros(row, known));
  if (short.length > 0) return short;
  const unused = rows.filter(({ code }) => !known.codes.has(code));
  return [
    ...(asOf === null ? [] : ofDay(asOf, known)),
    ...(known.codes.size > 0 && unused.length === rows.length ? [foreign(rows)] : []),
    ...(unused.length > 0 && unused.length < rows.length ? [unusedCodes(unused)] : []),
    ...sameNames(rows, known),
    ...rows.flatMap((row) => differsFromLists(row, known)),
  ];
}

/** A code that a spreadsheet took for a number: the ledger knows it with its zeros. */
function lostZeros({ row, code, name }: NamedRow, { codes }: KnownDepartments): Finding[] {
  if (codes.has(code)) return [];
  const whole = [...codes].find((each) => each.length > code.length && each.replace(/^0+/, "") === code);
  if (whole === undefined) return [];
  return [
    finding(
      "department-code-zeros-lost",
      "reject",
      { row, column: "부서코드", value: code },
      {
        ko: `${row}행 "${name}"의 부서코드 ${code}${particle(code, "은/는")} 장부의 ${whole}에서 앞자리 0이 빠진 것입니다. 코드 열을 '텍스트' 서식으로 바꾸어 다시 내보내 주십시오.`,
        en: `The code ${code} of "${name}" in row ${row} is ${whole} of the ledger without its leading zeros. Export the codes as text.`,
      },
    ),
  ];
}

function ofDay(asOf: IsoDate, { today, fiscalYear }: KnownDepartments): Finding[] {
  return [
    ...(asOf > today ? [notYet(asOf, today)] : []),
    ...(isInFiscalYear(asOf, fiscalYear) ? [] : [otherYear(asOf, fiscalYear)]),
  ];
}

function otherYear(asOf: IsoDate, fiscalYear: number): Finding {
  return finding(
    "as-of-other-year",
    "hold",
    { row: null, column: null, value: asOf },
    {
      ko: `기준일 ${asOf}${particle(asOf, "은/는")} 장부의 ${fiscalYear} 회계연도에 없는 날입니다. 그해의 표면 폐기하고 그해의 장부에 올려 주십시오. ${fiscalYear} 회계연도에도 같은 이름이면 보류를 해제해 주십시오.`,
      en: `The as-of date ${asOf} is no day of the fiscal year ${fiscalYear}. Send it to the books of its year, or release it if the names hold in ${fiscalYear} too.`,
    },
  );
}

function notYet(asOf: IsoDate, today: IsoDate): Finding {
  return finding(
    "as-of-not-yet",
    "hold",
    { row: null, column: null, value: asOf },
    {
      ko: `기준일 ${asOf}${particle(asOf, "은/는")} 아직 오지 않은 날입니다(받은 날 ${today}). 그날부터 쓸 이름이 맞으면 보류를 해제하고, 아니면 기준일을 바로잡아 다시 올려 주십시오.`,
      en: `The as-of date ${asOf} has not come (received on ${today}). Release the file if the names hold from that day, else correct the date and upload again.`,
    },
  );
}

function foreign(rows: readonly NamedRow[]): Finding {
  const [first] = rows;
  const codes = rows.slice(0, shownAtMost).map(({ code }) => code);
  return finding(
    "departments-foreign",
    "hold",
    { row: first?.row ?? null, column: "부서코드", value: codes[0] ?? null },
    {
      ko: `표의 부서코드 ${rows.length}개(${codes.join(", ")}${rows.length > codes.length ? " …" : ""})가 장부에 하나도 없습니다. 다른 자치단체의 표인지 확인하고, 우리 부서가 맞으면 보류를 해제해 주십시오.`,
      en: `None of the ${rows.length} codes of the table (${codes.join(", ")}${rows.length > codes.length ? " …" : ""}) is in the ledger. Check that it is your own office's table; if it is, release the file.`,
    },
  );
}

function unusedCodes(unused: readonly NamedRow[]): Finding {
  const shown = unused.slice(0, shownAtMost).map(({ code, name }) => `${code} ${name}`);
  const list = `${shown.join(", ")}${unused.length > shown.length ? " …" : ""}`;
  return finding(
    "departments-unused",
    "note",
    { row: unused[0]?.row ?? null, column: "부서코드", value: unused[0]?.code ?? null },
    {
      ko: `장부의 사업에 없는 부서코드가 ${unused.length}개 있습니다(${list}). 이름은 적어 두었고, 그 부서의 사업이 오면 쓰입니다.`,
      en: `${unused.length} codes are those of no project in the ledger (${list}). Their names are kept until such a project comes.`,
    },
  );
}

/** Two departments under one name look like one: in the table, or beside what is known. */
function sameNames(rows: readonly NamedRow[], { named, codes }: KnownDepartments): Finding[] {
  const after = new Map([...named].filter(([code]) => codes.has(code)));
  for (const { code, name } of rows) after.set(code, name);
  const byName = Map.groupBy(after, ([, name]) => comparableName(name));
  return rows.flatMap(({ row, code, name }) => {
    const others = (byName.get(comparableName(name)) ?? [])
      .map(([other]) => other)
      .filter((other) => other !== code);
    const [other] = others;
    // Told once, at the later row of the two.
    const isNamedBelow = rows.some((each) => each.code === other && each.row > row);
    if (other === undefined || isNamedBelow) return [];
    return [
      finding(
        "department-name-twice",
        "hold",
        { row, column: "부서명", value: name },
        {
          ko: `${row}행의 부서코드 ${code}${particle(code, "과/와")} ${other}의 이름이 모두 "${name}"입니다. 두 부서가 정말 같은 이름이면 보류를 해제하고, 아니면 이름을 고쳐 다시 올려 주십시오.`,
          en: `The codes ${code} (row ${row}) and ${other} are both called "${name}". Release the file if they are, else correct the name and upload again.`,
        },
      ),
    ];
  });
}

function differsFromLists({ row, code, name }: NamedRow, { listed, named }: KnownDepartments): Finding[] {
  const list = listed.find((each) => each.code === code);
  if (list === undefined || comparableName(list.name) === comparableName(name)) return [];
  // A person has said before that it is called so, whatever lists say.
  const known = named.get(code);
  if (known !== undefined && comparableName(known) === comparableName(name)) return [];
  return [
    finding(
      "department-name-differs",
      "hold",
      { row, column: "부서명", value: name },
      {
        ko: `${row}행은 ${code}${particle(code, "을/를")} "${name}"${particle(name, "으로/로")} 적었으나, 지출목록에서는 그 부서의 사업 ${list.of}건 가운데 ${list.votes}건이 "${list.name}"의 것입니다. 이름이 바뀌었거나 표가 맞으면 보류를 해제하고, 아니면 표를 고쳐 다시 올려 주십시오.`,
        en: `Row ${row} calls ${code} "${name}", but lists of payments give ${list.votes} of ${list.of} of its projects to "${list.name}". Release the file if it was renamed or the table is right, else correct the table and upload again.`,
      },
    ),
  ];
}

function entriesFull(): Finding {
  return finding(
    "department-names-full",
    "reject",
    { row: null, column: null, value: `${maxEntries}` },
    {
      ko: `부서 이름을 적은 업로드가 이미 ${maxEntries}개 있습니다. 쓰지 않는 것을 먼저 되돌려 주십시오.`,
      en: `${maxEntries} uploads name departments already. Take back those that are not needed.`,
    },
  );
}

function finding(
  code: string,
  consequence: Finding["consequence"],
  place: Pick<Finding, "row" | "column" | "value">,
  sentences: Bilingual,
): Finding {
  return { code, consequence, ...place, ...sentences };
}
