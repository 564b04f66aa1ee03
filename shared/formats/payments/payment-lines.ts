/**
 * The project lines of a payment list. A line is an account, a department and a project name; thousands of
 * rows name the same one, so it is looked up by the cells as they stand and made only once.
 */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import {
  comparableName,
  type ProjectFacts,
  projectFacts,
  type ProjectId,
  projectIdOfPayments,
} from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import { ownText } from "../kernel/own-text.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type PaymentChain, PaymentEntries } from "./packed-payments.ts";

export interface PaymentLine {
  /** Of the lines of this list, from 0. */
  readonly ordinal: number;
  readonly project: ProjectFacts;
  readonly payments: PaymentChain;
}

export type FoundLine =
  | { readonly kind: "line"; readonly line: PaymentLine }
  /** The row repeats others, although it has a day. */
  | { readonly kind: "total"; readonly name: string }
  | { readonly kind: "bad"; readonly code: "name-missing" | "name-too-long" | "projects-too-many" };

/** Account, department and name together make an id of at most 300 characters. */
export const maxNamesLength = 280;
/** The largest office has 3,200 projects, and a list of 171,312 payments names 1,655 lines. */
export const maxSpellings = 20_000;

type ByName = Map<string, FoundLine>;

export class PaymentLines {
  readonly #found = new Map<string, Map<string, ByName>>();
  readonly #lines = new Map<ProjectId, PaymentLine>();
  readonly #entries = new PaymentEntries();
  #spellings = 0;

  /** What the list says of each line that was paid. Entries and rows are made anew whenever they are read. */
  records(asOf: IsoDate): readonly SourceRecord[] {
    const entries = this.#entries;
    const paid = [...this.#lines.values()].filter(({ payments }) => payments.count > 0);
    return paid.map(({ project, payments }) => ({
      project,
      asOf,
      get entries() {
        return entries.entriesOf(payments);
      },
      get rows() {
        return entries.rowsOf(payments);
      },
    }));
  }

  /** @param account the cell as it stands; empty where the list has no such column. */
  find(account: string, department: string, name: string): FoundLine {
    const byName = nested(nested(this.#found, account), department);
    const known = byName.get(name);
    if (known !== undefined) return known;
    if (this.#spellings === maxSpellings) return { kind: "bad", code: "projects-too-many" };
    this.#spellings++;
    const found = this.#make(cleaned(account), cleaned(department), cleaned(name));
    byName.set(ownText(name), found);
    return found;
  }

  add({ payments }: PaymentLine, date: IsoDate, amount: Won, row: number): void {
    this.#entries.add(payments, date, amount, row);
  }

  /** Other spellings of a name come to the line that has it already. */
  #make(account: string | null, department: string | null, name: string | null): FoundLine {
    if (name === null) return { kind: "bad", code: "name-missing" };
    if (isTotalName(name)) return { kind: "total", name };
    if (comparableName(`${account ?? ""}${department ?? ""}${name}`).length > maxNamesLength)
      return { kind: "bad", code: "name-too-long" };
    const id = projectIdOfPayments(account, department, name);
    const known = this.#lines.get(id);
    if (known !== undefined) return { kind: "line", line: known };
    const project = projectFacts({ id, tier: "project", name, department, account });
    const line: PaymentLine = { ordinal: this.#lines.size, project, payments: { count: 0, last: 0 } };
    this.#lines.set(id, line);
    return { kind: "line", line };
  }
}

/** The codes that stand beside the lines: one name under two of them is two projects, and in one line. */
export class CodesOfLines {
  readonly #at: number;
  readonly #header: string;
  readonly #known = new Map<PaymentLine, string>();
  #differing: { readonly row: number; readonly name: string; readonly codes: string } | null = null;

  /** @param at -1 where the list has no such column. */
  constructor(at: number, header: string) {
    this.#at = at;
    this.#header = header;
  }

  take(line: PaymentLine, cells: readonly string[], row: number): void {
    if (this.#at === -1 || this.#differing !== null) return;
    const code = (cells[this.#at] ?? "").trim();
    if (code === "") return;
    const known = this.#known.get(line);
    if (known === undefined) this.#known.set(line, ownText(code));
    else if (known !== code) this.#differing = { row, name: line.project.name, codes: `${known}, ${code}` };
  }

  findings(): readonly Finding[] {
    if (this.#differing === null) return [];
    const { row, name, codes } = this.#differing;
    return [
      question("codes-of-one-name", placeAt(row, this.#header, codes), {
        ko: `"${name}"의 사업코드가 둘 이상입니다(${codes}). 지급은 사업명으로 더합니다. 한 사업이면 보류를 해제하고, 아니면 사업명을 구분하여 다시 올려 주십시오.`,
        en: `"${name}" stands under several codes (${codes}), and payments are added by name. Release the file if it is one project; else tell the names apart and upload again.`,
      }),
    ];
  }
}

function nested<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<string, Value>();
  map.set(ownText(key), fresh);
  return fresh;
}

function cleaned(cell: string): string | null {
  const text = plainName(cell);
  return text === "" ? null : ownText(text);
}
