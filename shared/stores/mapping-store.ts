/** An office's column mappings in a table: one item for each that was ever taught. */
import type { Mapping } from "../contracts/files/column-mapping.ts";
import { mappingText } from "../contracts/files/column-mapping.ts";
import { type StoredMapping, storedMapping } from "../contracts/stored/stored-mapping.ts";
import { fingerprintOf } from "../domain/mappings/table-headers.ts";
import { repeatWhileOvertaken } from "../domain/values/repeat-while-overtaken.ts";
import { everything, type ItemTable, type Put } from "../ports/item-table.ts";
import type { MappingStore, OfficeMapping, TaughtMapping } from "../ports/mapping-store.ts";
import * as keys from "./keys.ts";
import { putIfAbsent, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";

/** An office has a few dozen tables of its own; each is read whenever a file comes. */
const maxRemembered = 100;

const contention = {
  maxAttempts: 10,
  message: "Mappings of this office were taught by others again and again at the same moment. Try again.",
  code: "mappings-busy",
};

interface Decision {
  readonly by: string;
  readonly at: string;
}

/** An item is written when it is taught, and once more when it is forgotten. */
const [taughtVersion, forgottenVersion] = [1, 2];

export class TableMappingStore implements MappingStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async list(office: string): Promise<readonly OfficeMapping[]> {
    return (await this.#all(office)).filter(stands).map(officeMapping);
  }

  teach(office: string, given: Mapping, { by, at }: Decision): Promise<TaughtMapping | null> {
    const mapping: Mapping = { ...given, asOf: null, taught: null };
    const text = mappingText(mapping);
    const fingerprint = fingerprintOf(headersOf(mapping));
    return repeatWhileOvertaken(contention, async () => {
      const all = await this.#all(office);
      const known = all.filter(stands);
      const before = known.find((each) => fingerprintOf(headersOf(each.mapping)) === fingerprint);
      if (before !== undefined && mappingText(before.mapping) === text)
        return { value: { mapping: officeMapping(before), replaced: null, isNew: false } };
      if (before === undefined && known.length >= maxRemembered) return { value: null };
      const number = (all.at(-1)?.number ?? 0) + 1;
      const next: StoredMapping = { number, mapping, taught: { by, at }, forgotten: null };
      const puts: Put[] = [
        putIfAbsent(versionedItem(keys.mappingKey(office, number), taughtVersion, next)),
        ...(before === undefined ? [] : [forgetting(office, before, { by, at })]),
      ];
      if ((await this.#table.write(writeOf({ puts }))) === "conflict") return null;
      return {
        value: { mapping: officeMapping(next), replaced: before?.number ?? null, isNew: true },
      };
    }).then(({ value }) => value);
  }

  async forget(office: string, number: number, decision: Decision): Promise<OfficeMapping | null> {
    const item = await this.#table.get(keys.mappingKey(office, number));
    const stored = item === null ? null : readItem(item, (data) => storedMapping.parse(data));
    if (stored === null || !stands(stored)) return null;
    const puts = [forgetting(office, stored, decision)];
    return (await this.#table.write(writeOf({ puts }))) === "written" ? officeMapping(stored) : null;
  }

  async #all(office: string): Promise<readonly StoredMapping[]> {
    const items = await this.#table.query(keys.mappingPartition(office), everything());
    return items.map((item) => readItem(item, (data) => storedMapping.parse(data)));
  }
}

function forgetting(office: string, stored: StoredMapping, { by, at }: Decision): Put {
  const key = keys.mappingKey(office, stored.number);
  const item = versionedItem(key, forgottenVersion, { ...stored, forgotten: { by, at } });
  return putOverVersion(item, taughtVersion);
}

function stands({ forgotten }: StoredMapping): boolean {
  return forgotten === null;
}

function officeMapping({ number, mapping, taught }: StoredMapping): OfficeMapping {
  return { ...mapping, taught: { number, ...taught } };
}

function headersOf({ columns }: Mapping) {
  return columns.map(({ header, group = "" }) => ({ header, group }));
}
