/** Policies in memory. */
import type { Books } from "../../shared/domain/books.ts";
import { defaultPolicy, type Policy, policyVersionText } from "../../shared/domain/policy.ts";
import type { PolicyStore, PolicyVersion } from "../../shared/ports/policy-store.ts";

export class MemoryPolicyStore implements PolicyStore {
  readonly #versions = new Map<string, readonly PolicyVersion[]>();

  async current(books: Books): Promise<Policy> {
    return (await this.versions(books)).at(-1)?.policy ?? defaultPolicy;
  }

  versions(books: Books): Promise<PolicyVersion[]> {
    return Promise.resolve([...(this.#versions.get(nameOf(books)) ?? [])]);
  }

  async add(books: Books, policy: Policy, by: string, at: string): Promise<PolicyVersion | "conflict"> {
    // Others may write while this one reads, as in a table.
    const before = await this.versions(books);
    if (policy.version !== (before.at(-1)?.policy ?? defaultPolicy).version) return "conflict";
    if ((this.#versions.get(nameOf(books)) ?? []).length !== before.length) return "conflict";
    const number = before.length + 1;
    const version = policyVersionText(books.fiscalYear, number);
    const stored = { policy: { ...policy, version }, number, by, at };
    this.#versions.set(nameOf(books), [...before, stored]);
    return stored;
  }
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
