/** Brings matters to those whom they concern: each destination gets all of its own, the gravest first. Pure. */
import {
  byUrgency,
  type Destination,
  destinationText,
  type Matter,
} from "../../shared/domain/notices/notice.ts";
import { type Concern, officeWide, whoHears } from "../../shared/domain/notices/recipients.ts";
import type { Recipient } from "../../shared/domain/policy/policy.ts";

/** What this host can bring letters by. */
export interface Channels {
  /** Without mail to persons, everything goes to the topic of its department. */
  readonly mail: boolean;
  readonly webhook: boolean;
}

export interface Concerning {
  readonly matter: Matter;
  /** Null for what concerns the office as a whole, such as a file. */
  readonly concern: Concern | null;
}

export interface Addressed {
  readonly to: Destination;
  readonly matters: readonly Matter[];
}

/**
 * What nobody hears of goes to a topic, so that no news is ever lost.
 * @param topic which; null for that of the department.
 */
export function addressMatters(
  all: readonly Concerning[],
  recipients: readonly Recipient[],
  { mail, webhook }: Channels,
  topic: Destination | null = null,
): Addressed[] {
  const byDestination = new Map<string, { to: Destination; matters: Matter[] }>();
  for (const { matter, concern } of all) {
    const persons = mail ? personsOf(concern, recipients) : [];
    // Who subscribed to a department by its code goes on hearing of it when its name is known.
    const department = concern?.scope.departmentCode ?? concern?.scope.department ?? null;
    const people: Destination[] = persons.map((address) => ({ kind: "person", address }));
    const told: Destination[] = people.length > 0 ? people : [topic ?? { kind: "topic", department }];
    for (const to of webhook ? [...told, { kind: "webhook" } as const] : told) {
      const key = destinationText(to);
      const addressed = byDestination.get(key) ?? { to, matters: [] };
      addressed.matters.push(matter);
      byDestination.set(key, addressed);
    }
  }
  return [...byDestination.values()].map(({ to, matters }) => ({ to, matters: matters.toSorted(byUrgency) }));
}

function personsOf(concern: Concern | null, recipients: readonly Recipient[]): readonly string[] {
  return concern === null ? officeWide(recipients) : whoHears(concern, recipients);
}
