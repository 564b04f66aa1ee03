/**
 * The project lines of a payment list. A line is an account, a department and a project name; thousands of
 * rows name the same one, so it is looked up by the cells as they stand and made only once.
 */
import type { Entry } from "../domain/posting.ts";
import { comparableName, type ProjectFacts, type ProjectId, projectIdOfPayments } from "../domain/project.ts";

export interface PaymentLine {
  readonly project: ProjectFacts;
  /** In the order of the file; `rows[n]` is where `entries[n]` stands. */
  readonly entries: Entry[];
  readonly rows: number[];
}

export type FoundLine =
  | { readonly kind: "line"; readonly line: PaymentLine }
  | { readonly kind: "bad"; readonly code: "name-missing" | "name-too-long" };

/** Account, department and name together make an id of at most 300 characters. */
export const maxNamesLength = 280;

type ByName = Map<string, FoundLine>;

export class PaymentLines {
  readonly #found = new Map<string, Map<string, ByName>>();
  readonly #lines = new Map<ProjectId, PaymentLine>();

  lines(): readonly PaymentLine[] {
    return [...this.#lines.values()];
  }

  /** @param account the cell as it stands; empty where the list has no such column. */
  find(account: string, department: string, name: string): FoundLine {
    const byName = nested(nested(this.#found, account), department);
    const known = byName.get(name);
    if (known !== undefined) return known;
    const found = this.#make(cleaned(account), cleaned(department), cleaned(name));
    byName.set(name, found);
    return found;
  }

  /** Other spellings of a name come to the line that has it already. */
  #make(account: string | null, department: string | null, name: string | null): FoundLine {
    if (name === null) return { kind: "bad", code: "name-missing" };
    if (comparableName(`${account ?? ""}${department ?? ""}${name}`).length > maxNamesLength)
      return { kind: "bad", code: "name-too-long" };
    const id = projectIdOfPayments(account, department, name);
    const known = this.#lines.get(id);
    if (known !== undefined) return { kind: "line", line: known };
    const project: ProjectFacts = {
      id,
      tier: "project",
      name,
      department,
      unitProject: null,
      team: null,
      account,
      field: null,
      contact: null,
    };
    const line: PaymentLine = { project, entries: [], rows: [] };
    this.#lines.set(id, line);
    return { kind: "line", line };
  }
}

function nested<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<string, Value>();
  map.set(key, fresh);
  return fresh;
}

function cleaned(cell: string): string | null {
  const text = cell.replace(/\s+/g, " ").trim();
  return text === "" ? null : text;
}
