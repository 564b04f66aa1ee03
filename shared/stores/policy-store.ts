/** Policies in a table: one item a version, written once. */
import * as z from "zod";
import { policyFromJson, policyToJson } from "../contracts/policy/policy-json.ts";
import type { Books } from "../domain/values/books.ts";
import { defaultPolicy, type Policy, policyVersionText } from "../domain/policy/policy.ts";
import { everything, type ItemQuery, type ItemTable } from "../ports/item-table.ts";
import type { PolicyStore, PolicyVersion } from "../ports/policy-store.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, readItem, writeOf } from "./stored-items.ts";

const storedVersion = z.lazy(() =>
  z.object({
    number: z.int().min(1),
    by: z.string(),
    at: z.string(),
    policy: z.unknown(),
  }),
);

export class TablePolicyStore implements PolicyStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async current(books: Books): Promise<Policy> {
    const [newest] = await this.#upTo(books, { limit: 1, order: "descending" });
    return newest?.policy ?? defaultPolicy;
  }

  async versions(books: Books): Promise<PolicyVersion[]> {
    const [partition, prefix] = [keys.policyPartition(books), keys.policyPrefix(books)];
    const items = await this.#table.query(partition, everything(prefix));
    return items.map((item) => readItem(item, versionFromStored));
  }

  lineage(books: Books): Promise<PolicyVersion[]> {
    return this.#upTo(books, {});
  }

  async add(books: Books, policy: Policy, by: string, at: string): Promise<PolicyVersion | "conflict"> {
    const last = (await this.versions(books)).at(-1);
    if (policy.version !== (last?.policy ?? (await this.current(books))).version) return "conflict";
    const number = (last?.number ?? 0) + 1;
    const next = { ...policy, version: policyVersionText(books.fiscalYear, number) };
    const item = dataItem(keys.policyKey(books, number), { number, by, at, policy: policyToJson(next) });
    const outcome = await this.#table.write(writeOf({ puts: [putIfAbsent(item)] }));
    return outcome === "written" ? { policy: next, number, by, at } : "conflict";
  }

  /** Of the year and of those before it. */
  async #upTo(books: Books, query: Partial<ItemQuery>): Promise<PolicyVersion[]> {
    const nextYear = { ...books, fiscalYear: books.fiscalYear + 1 };
    const bounded = { ...everything(), before: keys.policyPrefix(nextYear), ...query };
    const items = await this.#table.query(keys.policyPartition(books), bounded);
    return items.map((item) => readItem(item, versionFromStored));
  }
}

function versionFromStored(data: unknown): PolicyVersion {
  const stored = storedVersion.parse(data);
  return { ...stored, policy: policyFromJson(stored.policy) };
}
