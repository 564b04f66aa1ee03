/** What a run went through: how often each kind of act, trouble and end came up, so that its coverage is seen. */

export const kinds = {
  acts: [
    "file sent",
    "same bytes sent again",
    "event sent",
    "released",
    "discarded",
    "undone",
    "restored",
    "acknowledged",
    "snoozed",
    "explained",
    "policy changed",
    "snapshot taken",
    "second version of a day",
    "quarter frozen by schedule",
    "days passed",
    "figures looked at",
  ],
  entries: [
    "in several transactions",
    "finished by another",
    "that confirm",
    "with a copy of what was confirmed",
    "seen while they run",
    "at the same moment",
    "in a warm function",
  ],
  formats: [
    "template",
    "payment-list",
    "qwgjk",
    "ehojo-spending-status",
    "council-report",
    "execution-recorded",
  ],
  ends: ["applied", "held", "rejected", "already-applied", "already-discarded", "already-undone"],
  deliveries: ["twice", "late", "out of order", "dropped", "in a batch of several", "in part failed"],
  faults: [
    "throttled",
    "answer lost",
    "killed before",
    "killed after",
    "clock skewed",
    "race lost",
    "page read later",
  ],
} as const;

type Group = keyof typeof kinds;
export type Kind<In extends Group> = (typeof kinds)[In][number];
export type Counts = Readonly<Record<string, number>>;

export class Exercise {
  readonly #counts = new Map<string, number>();

  count<In extends Group>(group: In, kind: Kind<In>): void {
    this.#add(`${group}/${kind}`, 1);
  }

  add(counts: Counts): void {
    for (const [name, times] of Object.entries(counts)) this.#add(name, times);
  }

  get counts(): Counts {
    return Object.fromEntries(this.#counts);
  }

  /** Kinds that never came up. */
  get missing(): string[] {
    return names().filter((name) => !this.#counts.has(name));
  }

  /** One line for each group. */
  table(): string[] {
    const width = Math.max(...groups.map((group) => group.length));
    return groups.map((group) => {
      const cells = kinds[group].map((kind) => `${kind} ${this.#counts.get(`${group}/${kind}`) ?? 0}`);
      return `${group.padEnd(width)}  ${cells.join(" · ")}`;
    });
  }

  #add(name: string, times: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + times);
  }
}

const groups = [
  "acts",
  "entries",
  "formats",
  "ends",
  "deliveries",
  "faults",
] as const satisfies readonly Group[];

function names(): string[] {
  return groups.flatMap((group) => kinds[group].map((kind) => `${group}/${kind}`));
}
