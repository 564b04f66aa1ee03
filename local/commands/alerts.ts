/** monitor alerts: what needs attention now, and why. */
import { alertToJson } from "../../shared/contracts/alert-json.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import { type Command, exits } from "../command-line.ts";
import { alertsText, inOrderOfUrgency } from "../print-alerts.ts";
import { booksOptions, selectBooks } from "../select-books.ts";
import { homeFromEnvironment, quiet, withHost } from "./shared-host.ts";

export const alerts: Command = {
  name: "alerts",
  summary: "열린 알림과 그 까닭. Open alerts, the gravest first, with the facts behind each.",
  usage: "[--all] [--office CODE] [--year YYYY]",
  options: { all: { value: null, help: "also those that were cleared" }, ...booksOptions },
  takesFiles: false,
  run: (words, terminal) =>
    withHost({ home: homeFromEnvironment(), role: "command", ...quiet }, async (host) => {
      const found: Alert[] = [];
      for (const books of await selectBooks(host.ledger, words))
        found.push(...(await host.alerts.readAlerts(books)));
      const shown = words.has("all") ? found : found.filter((alert) => alert.state === "open");
      terminal.out(
        words.json
          ? `${JSON.stringify(inOrderOfUrgency(shown).map(alertToJson), null, 2)}\n`
          : `${alertsText(shown, Number.POSITIVE_INFINITY)}\n`,
      );
      return exits.done;
    }),
};
