/** I5 and I8: one alert for each key with an unbroken story, and every one found again from the files alone. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { judgeOffice } from "../../shared/domain/alerts/current-alerts.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import { day } from "../support/builders.ts";
import { differ } from "./observe.ts";
import { modelLedger } from "./model-ledger.ts";
import type { Model } from "./model.ts";
import type { Fixture } from "./work.ts";
import { books } from "./workload.ts";

/** I5: raised once; opened only when it was not open, closed only when it was; no version left out. */
export async function checkAlertLog({ stores: { ports } }: Fixture): Promise<string | null> {
  const openAlerts = await ports.alerts.readAlerts(books);
  const log = await ports.alerts.readLog(books);
  const names = openAlerts.map(alertName);
  if (new Set(names).size < names.length) return `two alerts of one key: ${names.join(", ")}`;
  for (const alert of openAlerts) {
    const name = alertName(alert);
    const story = log
      .filter((each) => alertName(each.alert) === name)
      .toSorted((a, b) => a.alert.version - b.alert.version);
    let isOpenAlert = false;
    for (const [at, { alert: then, change }] of story.entries()) {
      if (then.version !== at + 1) return `${name}: version ${then.version} follows ${at}`;
      const opens = change === "raised" || change === "reopened";
      if (opens === isOpenAlert && change !== "explained" && change !== "withdrawn")
        return `${name}: ${change} while ${isOpenAlert ? "open" : "closed"}`;
      isOpenAlert = isOpen(then);
    }
    if (story.at(-1)?.alert.version !== alert.version) return `${name}: its log does not lead to it`;
  }
  return null;
}

/** I8: a look at figures read from the files alone finds nothing to change, and nothing that does not stand. */
export async function checkAlerts(
  { stores: { ports } }: Fixture,
  model: Model,
  notified: readonly OutboxBundle[],
): Promise<string | null> {
  const figures = await readFigures(
    { ledger: modelLedger(ports.ledger, model), policies: ports.policies },
    books,
  );
  const openAlerts = await ports.alerts.readAlerts(books);
  const today = day(notified.findLast(({ topic }) => topic === "day")?.at.slice(0, 10) ?? "2026-06-10");
  // As if each rested on nothing, so that no look is passed over for knowing less.
  const open = openAlerts.map((alert) => ({ ...alert, knownSeq: -1 }));
  const [left] = judgeOffice(figures, open, today).filter(({ change }) => change !== "resumed");
  if (left !== undefined)
    return differ(
      `${alertName(left.alert)} is to be ${left.change}`,
      openAlerts.find((each) => alertName(each) === alertName(left.alert))?.facts,
      left.alert.facts,
    );
  const stands = new Set(openAlerts.filter(isOpen).map(alertName));
  const missing = judgeOffice(figures, [], today).find(({ alert }) => !stands.has(alertName(alert)));
  if (missing !== undefined) return `${alertName(missing.alert)} does not stand`;
  const decided = new Set((await ports.policies.versions(books)).map(({ policy }) => policy.version));
  const foreign = openAlerts.find(
    ({ policyVersion, facts }) => !decided.has(policyVersion) || facts.asOf > today,
  );
  return foreign === undefined ? null : `${alertName(foreign)} rests on what nobody decided or knew`;
}
