/** POST matching/preview: what answers about payments would change in won and in rates; nothing is written. */
import type { MatchPreviewAnswer, operations } from "../../../shared/contracts/api/api.ts";
import { currentLine, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { type MatchPair, partnersOf } from "../../../shared/domain/matching/match-answers.ts";
import { matchProblems } from "../../../shared/domain/matching/match-check.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { type RateBasis, rateOf, spendingOf, sumStated } from "../../../shared/domain/rates/rate.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { joinedReading } from "../../../shared/reading/read-lines.ts";
import { percentText, wonText } from "../figures/scope-figures.ts";
import { json, refuseFor } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxChanged = 100;

export const previewMatching: Act<typeof operations.previewMatching> = async (
  { params, body },
  { cache, ledger },
) => {
  const books = booksOf(params);
  const [{ evaluation }, reading] = await Promise.all([cache.current(books), ledger.readLedger(books)]);
  const pairs: readonly MatchPair[] = [...body.same, ...body.new.map((from) => ({ from, to: null }))];
  // What could not be entered is refused here by the same check.
  const problems = matchProblems(pairs, reading);
  if (problems.length > 0) return refuseFor(problems);
  const partners = partnersOf(pairs, reading.partners);
  const before = stateUnder(reading, evaluation.basis);
  const after = stateUnder({ ...reading, partners }, evaluation.basis);
  const changed = [...after.lines].flatMap(([id, line]) => changeOf(before.lines.get(id) ?? null, line));
  return json({
    before: before.sums,
    after: after.sums,
    changed: changed.slice(0, maxChanged),
    changedCount: changed.length,
  });

  function changeOf(old: LedgerLine | null, line: LedgerLine): MatchPreviewAnswer["changed"] {
    const { basis } = evaluation;
    const figures = (of: LedgerLine | null) => ({
      spent: wonText(of === null ? null : totalOf(spendingOf(of, basis))),
      rate: percentText(of === null ? null : rateOf([of], basis)),
    });
    const [was, is] = [figures(old), figures(line)];
    if (was.spent === is.spent) return [];
    const { id, name, department } = line.project;
    return [
      {
        id,
        name,
        department,
        spentBeforeWon: was.spent,
        spentAfterWon: is.spent,
        rateBefore: was.rate,
        rateAfter: is.rate,
      },
    ];
  }

  function stateUnder(of: LedgerReading, basis: RateBasis) {
    const { lines: joined, unmatched } = joinedReading(of, null);
    const lines = joined.map(({ balance }) => currentLine(balance));
    const { rows } = officeView(books.office, books.fiscalYear, lines);
    const office = rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
    return {
      lines: new Map(lines.map((line) => [line.project.id, line])),
      sums: {
        spentWon: wonText(sumStated(office.map((line) => totalOf(spendingOf(line, basis))))),
        rate: percentText(office.length === 0 ? null : rateOf(office, basis)),
        unmatchedLines: unmatched?.lines.length ?? 0,
        unmatchedWon: `${unmatched?.won ?? 0n}`,
      },
    };
  }
};
