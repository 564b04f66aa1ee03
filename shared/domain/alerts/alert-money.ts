/** The won that an alert is about: reports and digests list the greatest first. */
import type { Alert } from "./alert.ts";
import { ruleNamed } from "./rules/rules.ts";
import type { Won } from "../values/won.ts";

/** Never below 0. */
export function moneyOfAlert({ rule, facts }: Pick<Alert, "rule" | "facts">): Won {
  return ruleNamed(rule).moneyOf(facts);
}
