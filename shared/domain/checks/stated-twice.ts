/**
 * A list's payments and those that events tell of the same project may be the same ones, and nothing says which: they
 * would be added to each other. Running totals are no matter: payments are laid over them.
 *
 * Where an account is not stated, as in e호조's lists, nothing says that it is another: the two may be one. A project is
 * looked for by its earlier names too, and a line by the name that it was cut to, as payments are laid over projects.
 */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { knownKey, type Partners } from "../matching/match-answers.ts";
import { nameStartOf } from "../matching/projects-of-payments.ts";
import { laterOrNull } from "../values/calendar.ts";
import { fileFinding, type Finding, rowFinding } from "../values/finding.ts";
import { factualMeasures, measureNames } from "../values/measure.ts";
import { formatWon, sumWon } from "../values/won.ts";
import {
  comparableName,
  isPaymentLine,
  isSameOrUnsaid,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";

/** @param partners what persons answered: a line may pay for a project of another name. */
export function checkStatedTwice(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
): Finding[] {
  const paying = records.filter(({ entries }) =>
    entries.some(({ measure, kind }) => measure === "expenditure" && kind === "increment"),
  );
  if (paying.length === 0) return [];
  const payees = paying.map(({ project }) => payeeOfRecord(project, balances.get(project.id)));
  const listed = new Payees(
    payees.filter(({ isListed }) => isListed),
    partners,
  );
  const single = new Payees(
    payees.filter(({ isListed }) => !isListed),
    partners,
  );
  const twice = new Set<Payee>();
  for (const balance of balances.values()) {
    if ((balance.measures.expenditure?.days ?? []).length === 0) continue;
    // What the file does not tell in the other way is not looked at: a county has 1,763 long names.
    const others = isPaymentLine(balance.project.id) ? single : listed;
    if (others.size > 0) for (const payee of others.sameAs(payeeOfBalance(balance))) twice.add(payee);
  }
  const [first] = payees.filter((payee) => twice.has(payee));
  return first === undefined ? [] : [statedTwice(first.project, twice.size)];
}

/** What is paid, and the names that it may go by in comparable form. */
interface Payee {
  readonly project: ProjectFacts;
  readonly isListed: boolean;
  readonly names: readonly string[];
  /** What is left of a name that a list cut short; null of a whole name. */
  readonly start: string | null;
}

/** A file may leave out what the ledger knows of the project: its account, and what it was called before. */
function payeeOfRecord(project: ProjectFacts, known: Balance | undefined): Payee {
  if (known === undefined) return payeeOf(project, []);
  const account = project.account ?? known.project.account;
  return payeeOf({ ...project, account }, [known.project.name, ...known.earlierNames]);
}

/** Asked anew of every project for each event. */
const payeesKnown = new WeakMap<Balance, Payee>();

function payeeOfBalance(balance: Balance): Payee {
  const known = payeesKnown.get(balance);
  if (known !== undefined) return known;
  const payee = payeeOf(balance.project, balance.earlierNames);
  payeesKnown.set(balance, payee);
  return payee;
}

function payeeOf(project: ProjectFacts, earlier: readonly string[]): Payee {
  const isListed = isPaymentLine(project.id);
  const names = [...new Set([project.name, ...earlier].map(comparableName))];
  return { project, isListed, names, start: isListed ? nameStartOf(project.name) : null };
}

/** The payees of a file in one of the two ways. */
class Payees {
  readonly #all: readonly Payee[];
  readonly #byName = new Map<string, Payee[]>();
  readonly #cut: readonly Payee[];
  readonly #partners: Partners;
  /** By the project that a person said it is. */
  readonly #byAnswer: ReadonlyMap<ProjectId, readonly Payee[]>;

  constructor(all: readonly Payee[], partners: Partners) {
    this.#all = all;
    this.#cut = all.filter(({ start }) => start !== null);
    this.#partners = partners;
    this.#byAnswer = Map.groupBy(all, ({ project }) => knownKey(partners, project.id));
    for (const payee of all)
      for (const name of payee.names) this.#byName.set(name, [...(this.#byName.get(name) ?? []), payee]);
  }

  get size(): number {
    return this.#all.length;
  }

  sameAs(other: Payee): readonly Payee[] {
    const { names, start, project } = other;
    const named = [
      ...names.flatMap((name) => this.#byName.get(name) ?? []),
      ...this.#cut.filter((cut) => names.some((name) => name.startsWith(cut.start ?? name))),
      ...(start === null
        ? []
        : this.#all.filter((payee) => payee.names.some((name) => name.startsWith(start)))),
    ];
    return [
      ...named.filter((payee) => isSameOrUnsaid(payee.project.account, project.account)),
      ...(this.#byAnswer.get(knownKey(this.#partners, project.id)) ?? []),
    ];
  }
}

function statedTwice(first: ProjectFacts, count: number): Finding {
  return fileFinding("hold", "payments-told-twice", first.name, {
    ko: `"${first.name}" 등 ${count}개 사업의 지출이 장부에는 지출목록과 사건(ExecutionRecorded) 가운데 한 가지로 이미 있고 이 파일은 다른 한 가지입니다. 같은 지출인지 알 수 없어 함께 반영하면 두 번 더해질 수 있습니다. 한 가지만 남기거나, 서로 다른 지출이면 승인해 주십시오.`,
    en: `The ledger tells the payments of ${count} projects, such as "${first.name}", by a payment list or by events, and this tells them the other way. Nothing says whether they are the same payments, so they could count twice. Keep one of the two, or release this if they are different payments.`,
  });
}

/**
 * Payments of events on or before the day of a running total, of the same event or of the ledger: the total has them, whether or not
 * its sender knew of them, so they add nothing.
 */
export function checkWithinTotals(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  return records.flatMap(({ project, entries, rows }) =>
    factualMeasures.flatMap((measure): Finding[] => {
      const own = entries.flatMap((entry, at) =>
        entry.measure === measure ? [{ entry, row: rows[at] ?? null }] : [],
      );
      const totals = own.flatMap(({ entry }) => (entry.kind === "cumulative" ? [entry.date] : []));
      const known = balances.get(project.id)?.measures[measure]?.statedOn[11] ?? null;
      const through = totals.reduce(laterOrNull, known);
      const within = own.filter(
        ({ entry }) => entry.kind === "increment" && through !== null && entry.date <= through,
      );
      const [first] = within;
      if (first === undefined || through === null) return [];
      const won = formatWon(sumWon(within.map(({ entry }) => entry.amount)));
      const { ko, en } = measureNames[measure];
      return [
        rowFinding("note", "payments-within-total", first.row, won, {
          ko: `"${project.name}"의 ${ko} ${within.length}건 ${won}원은 ${through} 누계에 들어 있는 것으로 보아 더하지 않았습니다. 그 누계에 없는 금액이면 누계를 고쳐 다시 보내 주십시오.`,
          en: `${within.length} amounts of the ${en} of "${project.name}", ${won} won together, are not later than its running total of ${through}, which has them, so nothing was added. If it has not, send the total again.`,
        }),
      ];
    }),
  );
}
