/** Names of alerts and of the scopes that they are about. */
import type { Alert } from "./alert.ts";

/** One name for one alert: at most one stands for each rule, scope and fund. */
export function alertName({ scope, fund, rule }: Pick<Alert, "scope" | "fund" | "rule">): string {
  return `${scopeName(scope)}#${fund}#${rule}`;
}

export function scopeName({ level, id }: Pick<Alert["scope"], "level" | "id">): string {
  return `${level}/${id}`;
}
