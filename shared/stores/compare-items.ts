/** Two items that should be one. Equal texts need no reading; where they part, the fields that differ are named. */
import { differences } from "../domain/verify/differences.ts";
import {
  discrepanciesOf,
  type Discrepancy,
  type DiscrepancyCode,
  discrepancyOf,
} from "../domain/verify/discrepancy.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Item } from "../ports/item-table.ts";
import type { LedgerItem } from "../ports/ledger-check.ts";
import { linesIn } from "./confirmation-items.ts";
import { itemKind } from "./ledger-partitions.ts";

/**
 * @param expected null where none should be.
 * @param found null where none is.
 * @param fileNames by the id of their upload.
 */
export function compareItems(
  expected: Item | null,
  found: Item | null,
  fileNames: ReadonlyMap<string, string | null>,
): Discrepancy[] {
  if (expected?.data === found?.data && expected?.version === found?.version) return [];
  const item = found ?? expected;
  if (item === null) return [];
  const [place, code] = [placeOf(expected ?? item, fileNames), codes[itemKind(item)]];
  if (found === null) return [discrepancyOf(code.missing, place)];
  const is = fieldsOf(found);
  if (is === null) return [discrepancyOf("item-damaged", { name: `${item.pk} / ${item.sk}` })];
  if (expected === null) return [discrepancyOf(code.unexpected, place)];
  return discrepanciesOf(code.differs, place, differences(fieldsOf(expected), is));
}

/** Null where the text is none that was written. */
export function fieldsOf(item: Item): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(item.data);
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    const fields = { itemVersion: item.version, ...(isRecord ? value : { data: value }) };
    // Another release may pack the same lines into other bytes.
    return itemKind(item) === "confirmation" ? { ...fields, packed: linesIn(item) } : fields;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Failure) return null;
    throw error;
  }
}

function placeOf(item: Item, fileNames: ReadonlyMap<string, string | null>) {
  switch (itemKind(item)) {
    case "balance":
      return { projectId: item.sk };
    case "posting":
      return {
        projectId: item.pk.split("#").slice(3).join("#"),
        name: item.sk,
        ...sourceOf(item, fileNames),
      };
    case "upload":
      return { uploadId: item.sk, fileName: fileNames.get(item.sk) ?? textIn(fieldsOf(item), "fileName") };
    case "head":
    case "journal":
    case "confirmation":
      return { name: `${item.pk} / ${item.sk}` };
  }
}

/** The file that a posting came from, and its first row there. */
function sourceOf(item: Item, fileNames: ReadonlyMap<string, string | null>) {
  const fields = fieldsOf(item);
  const uploadId = textIn(fields, "uploadId");
  const row = Number.parseInt(textIn(fields, "rows") ?? "", 10);
  const fileName = uploadId === null ? null : (fileNames.get(uploadId) ?? null);
  return { uploadId, fileName, row: Number.isNaN(row) ? null : row };
}

export function textIn(fields: Record<string, unknown> | null, name: string): string | null {
  const value = fields?.[name];
  return typeof value === "string" ? value : null;
}

const journalCodes = {
  missing: "entry-missing",
  unexpected: "entry-unexpected",
  differs: "entry-differs",
} as const;

const codes = {
  balance: { missing: "balance-missing", unexpected: "balance-unexpected", differs: "balance-differs" },
  posting: { missing: "posting-missing", unexpected: "posting-unexpected", differs: "posting-differs" },
  upload: { missing: "upload-missing", unexpected: "upload-unexpected", differs: "upload-differs" },
  head: journalCodes,
  journal: journalCodes,
  confirmation: {
    missing: "confirmation-missing",
    unexpected: "confirmation-unexpected",
    differs: "confirmation-differs",
  },
} as const satisfies Record<
  LedgerItem["kind"],
  Record<"missing" | "unexpected" | "differs", DiscrepancyCode>
>;
