/** Which object (편성목, 통계목) each row of a project names, by code, by place or by name, and which of them holds which. */
import { plainName } from "../../domain/values/plain-text.ts";
import { type KnownObject, knownObject } from "./division-words.ts";

/** A column that parts a project. */
export interface PartColumn {
  /** From 0. */
  readonly at: number;
  readonly label: string;
  /** Or another part, such as 본예산 and 추경. */
  readonly isObject: boolean;
}

export interface ObjectName {
  /** What each column of objects says, blank ones taken from the rows above where a deeper column is filled. */
  readonly path: readonly string[];
  /** The deepest filled column. */
  readonly deepest: number;
  /** It is a line of the calculation behind an object, which a row may lack for no reason. */
  readonly isDetail: boolean;
  readonly code: ObjectCode | null;
  readonly name: string;
  readonly known: KnownObject;
  /** What columns of other parts say: each has objects of its own. */
  readonly division: string;
}

interface ObjectCode {
  /** `201`; `200` of the group of all 2xx. */
  readonly object: string;
  /** `01` of `201-01`; null of the whole. */
  readonly item: string | null;
}

/** @param rows the cells of the rows of one project. */
export function objectNames(
  rows: readonly (readonly string[])[],
  columns: readonly PartColumn[],
): readonly ObjectName[] {
  const objects = columns.filter(({ isObject }) => isObject);
  const labels = objects.map(({ label }) => label.replace(/\s/g, ""));
  const stems = labels.map((label) => label.replace(/(코드|명|별)$/, ""));
  let open: readonly string[] = [];
  let above: ObjectCode | null = null;
  let division = "";
  return rows.map((cells) => {
    const own = objects.map(({ at }) => wordIn(cells[at]));
    const deepest = own.findLastIndex((word) => word !== "");
    const isBelow = own.slice(0, deepest).every((word, at) => word === "" || word === open[at]);
    const path = own.map((word, at) => (word === "" && at < deepest && isBelow ? (open[at] ?? "") : word));
    const parts = columns.filter(({ isObject }) => !isObject).map(({ at }) => wordIn(cells[at]));
    const coded = path.findLastIndex(
      (word, at) => !isDetail(labels[at] ?? "") && codeIn(word, null) !== null,
    );
    const wider: ObjectCode | null = coded === -1 ? above : codeIn(path[coded] ?? "", null);
    const isOfDeepest = coded !== -1 && stems[coded] === stems[deepest];
    const code = isOfDeepest ? wider : codeIn(path[deepest] ?? "", wider);
    const name = plainName(cells[objects[deepest]?.at ?? -1] ?? "");
    open = path;
    above = code ?? above;
    division = parts.every((word) => word === "") ? division : parts.join("\n");
    const isOfDetail = isDetail(labels[deepest] ?? "");
    return { path, deepest, isDetail: isOfDetail, code, name, known: knownObject(name), division };
  });
}

/** Whether the amounts of one should hold those of the other. */
export function isWholeOf(whole: ObjectName, part: ObjectName): boolean {
  const [own, other] = [whole.code, part.code];
  const isBlankBelow =
    part.deepest > whole.deepest && whole.path.every((word, at) => word === "" || word === part.path[at]);
  if (part.division !== whole.division) return false;
  if (part.isDetail || whole.isDetail) return part.isDetail && isBlankBelow;
  if (own !== null && other !== null && own.object !== other.object)
    return isGroupCode(own) && !isGroupCode(other) && own.object[0] === other.object[0];
  if (hasItem(whole)) return false;
  if (own !== null && hasItem(part)) return true;
  return isBlankBelow || (whole.known.whole !== null && whole.known.whole === part.known.part);
}

/** By its code or its name one 통계목, which holds no others. */
export function isItem(name: ObjectName): boolean {
  return hasItem(name) || name.known.part !== null;
}

function hasItem({ code }: ObjectName): boolean {
  return code !== null && code.item !== null;
}

function isGroupCode({ object, item }: ObjectCode): boolean {
  return item === null && object.endsWith("00");
}

function isDetail(label: string): boolean {
  return /내역|부기/.test(label);
}

/** `201-01 사무관리비`, `20101`, `사무관리비(201-01)`; `01 사무관리비` below `201 일반운영비`. */
function codeIn(word: string, wider: ObjectCode | null): ObjectCode | null {
  const [, object, item] =
    /^[([]?(\d{3})(?:-?(\d{2}))?(?![-\d])/.exec(word) ?? /[([](\d{3})(?:-?(\d{2}))?[)\]]$/.exec(word) ?? [];
  if (object !== undefined) return { object, item: item ?? null };
  const local = /^[([]?(\d{2})(?![-\d])/.exec(word)?.[1];
  return local === undefined || wider === null ? null : { object: wider.object, item: local };
}

export function wordIn(cell: string | undefined): string {
  return plainName(cell ?? "").replace(/\s/g, "");
}
