/**
 * Who hears of a scope: those whom the policy names for it, those who hear of the whole office, and the
 * contact that its sources give. A scope concerns somebody when every line of it does, so that the owner
 * of one project is not told of the department's sum.
 */
import { isDepartment } from "../departments/names-of-codes.ts";
import { accountKindOf } from "../policy/line-names.ts";
import { comparableName, idPart, spellingsOf } from "../values/project.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Scope } from "../rates/office-view.ts";
import type { Recipient, Selector } from "../policy/policy.ts";

/** What a scope is known by, as far as somebody may be named for it. */
export interface Concern {
  readonly scope: Scope;
  /** The contact of all of its lines; empty when they have none or several. */
  readonly contacts: readonly string[];
  /** Of all of its lines; null when they are of several, or it is not known. */
  readonly account: string | null;
  readonly field: string | null;
}

/** @param lines none when the ledger knows the scope no more. */
export function concernOf(scope: Scope, lines: readonly LedgerLine[]): Concern {
  const contact = commonOf(lines.map(({ project }) => project.contact));
  return {
    scope,
    contacts: contact === null ? [] : [contact],
    account: commonOf(lines.map(({ project }) => project.account)),
    field: commonOf(lines.map(({ project }) => project.field)),
  };
}

/** The addresses in the order of the policy, each once; a contact that is no address cannot be written to. */
export function whoHears(concern: Concern, recipients: readonly Recipient[]): readonly string[] {
  const named = recipients
    .filter(({ lines }) => lines === null || isScopeMeant(concern, lines))
    .flatMap(({ addresses }) => addresses);
  return [...new Set([...named, ...concern.contacts].map(personOf))].filter(isAddress);
}

/** Those who hear of the whole office: of its files, and of what nobody else is named for. */
export function officeWide(recipients: readonly Recipient[]): readonly string[] {
  const addresses = recipients.filter(({ lines }) => lines === null).flatMap((each) => each.addresses);
  return [...new Set(addresses.map(personOf))].filter(isAddress);
}

function isScopeMeant({ scope, account, field }: Concern, { by, value }: Selector): boolean {
  const name = comparableName(value);
  const isNamed = (text: string | null): boolean => text !== null && comparableName(text) === name;
  switch (by) {
    case "field":
      return isNamed(field);
    case "account":
      return isNamed(account);
    case "account-kind":
      return account !== null && accountKindOf(account) === value;
    case "department":
      return isDepartment(scope, value);
    case "unit-project":
      return isNamed(scope.unitProject);
    case "project":
      if (scope.level === "office" || scope.level === "department") return false;
      return isNamed(scope.name) || scope.id === name || scope.id === `code/${idPart(value)}`;
  }
}

/** One person, however the address is spelt. */
function personOf(address: string): string {
  return address.trim().toLowerCase();
}

/** Strict enough that nothing of it can become another header or another recipient of a letter. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(text);
}

function commonOf(values: readonly (string | null)[]): string | null {
  if (values.includes(null)) return null;
  const [first = null, ...others] = spellingsOf(values).values();
  return others.length === 0 ? first : null;
}
