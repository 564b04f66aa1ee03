/**
 * Objects of expenditure (`201-01 사무관리비`) in the column of the projects, each below the project whose money it parts. They are
 * no projects: they get a column of their own, as in a table that has one. Its code says so, or the header, or the name of a
 * 통계목 that is drawn in below its project.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import { isObjectLabel, knownObject } from "../cells/division-words.ts";
import { placeAt, question, shortList } from "../kernel/finding-list.ts";
import { isTotalName } from "./total-names.ts";

interface NamedColumn {
  readonly role: string;
  readonly label: string;
}

interface NamedRow {
  readonly cells: readonly string[];
  /** How far its name is drawn in. */
  readonly indent: number;
}

interface NamedTable<Column extends NamedColumn, Row extends NamedRow> {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const coded =
  /^(?:[^\d가-힣]{0,4}\d{3}-\d{2}[)\]]?[^\d가-힣]{0,3}[가-힣]|[가-힣\s·()]{2,30}[([]\d{3}-\d{2}[)\]]$)/;

/** Whether the name is that of an object, by its code. */
export function bearsObjectCode(name: string): boolean {
  const text = plainText(name);
  return coded.test(text) || (/^\D{0,4}\d{3}/.test(text) && isObjectLabel(text));
}

/** Gathers rows that are read as projects although an object's code stands in their names. */
export function objectsAsProjects() {
  const found: { readonly row: number; readonly name: string }[] = [];
  return {
    read(name: string, row: number): void {
      if (bearsObjectCode(name)) found.push({ row, name: plainText(name) });
    },
    findings(): readonly Finding[] {
      const [first] = found;
      if (first === undefined) return [];
      const list = shortList(
        found.map(({ row }) => row),
        6,
      );
      return [
        question("rows-are-objects", placeAt(first.row, null, first.name), {
          ko: `${list}행의 이름("${first.name}" 등)은 사업이 아니라 통계목으로 보입니다. 위 사업의 내역이면 그 행을 지우거나 "통계목" 열로 옮겨 다시 올려 주십시오. 정말 사업이면 보류를 해제해 주십시오.`,
          en: `By their names ("${first.name}") rows ${list} are objects of expenditure and no projects. If they are parts of the project above, delete them or move the names into a column 통계목 and upload again; if they are projects, release the file.`,
        }),
      ];
    },
  };
}

/** `세부사업/통계목`, `세부사업(통계목)` */
function isOfBoth({ label }: NamedColumn): boolean {
  return /사업.*[·ㆍ/(,].*(통계|편성|과|세|비)목/.test(label.replace(/\s/g, ""));
}

/**
 * @param levels the columns, from 0, that name what a row is of, the naming one last.
 * @param object the column to be added.
 * @returns the table as it is where it has a column of objects, where no row names one, or where the first row does.
 */
export function withObjectsApart<
  Column extends NamedColumn,
  Row extends NamedRow,
  Table extends NamedTable<Column, Row>,
>(table: Table & NamedTable<Column, Row>, levels: readonly number[], object: Column): Table {
  const naming = levels.at(-1);
  const column = table.columns[naming ?? -1];
  if (naming === undefined || column === undefined) return table;
  if (table.columns.some(({ role }) => role === "object" || role === "division")) return table;
  const areBoth = isOfBoth(column);
  const areObjects = objectsAmong(table.rows, naming, areBoth);
  const firstNamed = table.rows.findIndex(({ cells }) => !levels.some((at) => isTotalName(cells[at] ?? "")));
  if (!areObjects.includes(true) || areObjects[firstNamed] === true) return table;
  let above: readonly string[] = [];
  const rows = table.rows.map((row, at) => {
    if (row.cells.length !== table.columns.length) return row;
    if (areObjects[at] !== true) {
      above = row.cells.map((cell, place) => (cell === "" && place !== naming ? (above[place] ?? "") : cell));
      return { ...row, cells: [...row.cells, ""] };
    }
    const own = above.map(comparableName);
    const cells = row.cells.map((cell, place) => {
      const isRepeated = levels.includes(place) && comparableName(cell) === own[place];
      return place === naming || isRepeated ? "" : cell;
    });
    return { ...row, cells: [...cells, row.cells[naming] ?? ""] };
  });
  return { ...table, columns: [...table.columns, object], rows };
}

function objectsAmong(rows: readonly NamedRow[], naming: number, areBoth: boolean): readonly boolean[] {
  let project = Infinity;
  return rows.map(({ cells, indent }) => {
    const name = cells[naming] ?? "";
    const isDrawnIn = indent > project && knownObject(name).part !== null;
    if (bearsObjectCode(name) || isDrawnIn || (areBoth && isObjectLabel(name))) return true;
    project = indent;
    return false;
  });
}
