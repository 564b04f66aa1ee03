/** `policy set --dry-run`: what a policy that is not stored yet would do to alerts, as the page's preview shows it. */
import { policyEffect } from "../../functions/api/policy/policy-effect.ts";
import type { PolicyDifference } from "../../shared/contracts/policy/policy-change.ts";
import type { PolicyDoubt } from "../../shared/domain/policy/policy-doubts.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { readOffice } from "../../shared/reading/read-figures.ts";
import { differencesText, doubtLines, effectText, exclusionLines } from "../print/print-policy.ts";
import {
  type Arguments,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";

interface EffectHost {
  readonly ledger: LedgerStore;
  readonly policies: PolicyStore;
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly clock: Clock;
}

interface Proposal {
  readonly books: Books;
  readonly current: Policy;
  readonly proposed: Policy;
  readonly changes: readonly PolicyDifference[];
  readonly doubts: readonly PolicyDoubt[];
}

export async function showEffect(
  { books, current, proposed, changes, doubts }: Proposal,
  host: EffectHost,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { figures } = await readOffice(host, books);
  const openAlerts = await host.alerts.readAlerts(books);
  const effect = policyEffect({ figures, openAlerts, today: host.clock.today() }, current, proposed);
  const differences = effect.differences.map(({ change, lead }) => ({
    change,
    severity: lead.severity,
    department: lead.scope.department,
    name: lead.scope.name,
    rule: lead.rule,
  }));
  const { sentence } = effect;
  const [before, after] = [effect.before.length, effect.after.length];
  printResult(
    terminal,
    args,
    () => ({ changes, doubts, before, after, differences }),
    () =>
      [
        differencesText(terminal.display, current.version, null, changes),
        ...doubtLines(terminal.display, doubts),
        effectText(terminal.display, sentence, differences),
        ...exclusionLines(terminal.display, changes, figures.view, proposed),
      ].join("\n\n"),
  );
  return exits.done;
}
