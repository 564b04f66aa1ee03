/** monitor policy: what an office has decided about pace and alerts, and how it decides anew. */
import {
  policyDifferences,
  type PolicyReading,
  readPolicyChange,
} from "../../shared/contracts/policy/policy-change.ts";
import { valueOf } from "../../shared/contracts/policy/field-changes.ts";
import { policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import { policySet } from "../../shared/contracts/stored/audit-acts.ts";
import { policyDoubts } from "../../shared/domain/policy/policy-doubts.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { readView } from "../host/read-view.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { booksOf, policyAt, readVersion } from "../policy/choose-policy.ts";
import { fieldMissing, fieldSet, fieldText, fieldUnset, valueMissing } from "../policy/change-field.ts";
import { showEffect } from "../policy/show-effect.ts";
import { readGivenText } from "../storage/read-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { differencesText, exclusionsText, policyText, policyTitle } from "../print/print-policy.ts";
import { booksOptions, oneBooks } from "../terminal/select-books.ts";

export interface PolicyHost {
  readonly ledger: LedgerStore;
  readonly policies: PolicyStore;
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** @param look the same for whoever changes nothing. */
export function policyCommand(open: Opening<PolicyHost>, look: Opening<PolicyHost> = open): Command {
  return {
    name: "policy",
    usage:
      "show [FIELD] [--version N] | set FIELD VALUE | set FILE.json | unset FIELD [--dry-run] [--confirm] [--by NAME] [--office CODE] [--year YYYY]",
    options: {
      version: {
        value: "N",
        help: {
          ko: "show: 몇 번째 정책인지, 1부터(기본값: 지금 정책)",
          en: "show: that version, from 1 (default: the current one)",
        },
      },
      "dry-run": {
        value: null,
        help: {
          ko: "set: 바뀔 것과 알림에 미칠 영향만 보여 주고 저장하지 않음",
          en: "set: only show what would change, and what it would do to alerts",
        },
      },
      confirm: {
        value: null,
        help: { ko: "set: 이례적인 값이 맞음을 확인", en: "set: unusual values are meant" },
      },
      by: {
        value: "NAME",
        help: {
          ko: "set: 결정하는 사람(기본값: 이 컴퓨터의 사용자)",
          en: "set: who decides (default: the user of this computer)",
        },
      },
      ...booksOptions,
    },
    takesFiles: true,
    run: async (args, terminal) => {
      const [act, path, ...words] = args.files;
      if (act === "show" && words.length === 0) return look((host) => show(host, path, args, terminal));
      if (act === "unset" && path !== undefined && words.length === 0)
        return open((host) => set(host, (current) => fieldUnset(current, path), args, terminal));
      if (act === "set" && path !== undefined && words.length > 0)
        return open((host) =>
          set(host, (current) => fieldSet(current, path, words.join(" ")), args, terminal),
        );
      if (act === "set" && path !== undefined) return open((host) => setFile(host, path, args, terminal));
      if (act === "set" || act === "unset") throw fieldMissing(act);
      throw new CommandError(
        "monitor policy show, set 항목 값, set 파일.json, unset 항목 가운데 하나로 적어 주십시오.",
        "Write monitor policy show, set FIELD VALUE, set FILE.json or unset FIELD.",
      );
    },
  };
}

async function show(
  host: PolicyHost,
  path: string | undefined,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const number = readVersion(args);
  const all = await booksOf(host, args);
  for (const books of all) {
    const policy = await policyAt(host.policies, books, number);
    const officeName = await officeNameIn(host.ledger, books.office);
    if (path !== undefined) {
      const text = say(terminal.display, fieldText(policy, path));
      const end = all.at(-1) === books ? "" : "\n";
      printResult(
        terminal,
        args,
        // One value alone is told as it is; of several each says whose it is.
        () => (all.length === 1 ? valueOf(policy, path) : { ...books, [path]: valueOf(policy, path) }),
        () => `${policyTitle(terminal.display, books, officeName, policy)}\n${text}${end}`,
      );
      continue;
    }
    if (args.json) {
      terminal.data(`${JSON.stringify(policyToJson(policy), null, 2)}\n`);
      continue;
    }
    terminal.out(`${policyText(terminal.display, books, officeName, policy)}\n`);
    const { view } = await readView(host, books, null);
    const lines = view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
    if (lines.length > 0) terminal.out(`\n${exclusionsText(terminal.display, lines, view.basis, policy)}\n`);
  }
  return exits.done;
}

async function setFile(
  host: PolicyHost,
  path: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const missing = valueMissing(path);
  if (missing !== null) throw missing;
  const text = await readGivenText(path);
  return set(host, (current) => readPolicyChange(text, current), args, terminal);
}

async function set(
  host: PolicyHost,
  read: (current: Policy) => PolicyReading,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const books = oneBooks(await booksOf(host, args));
  const current = await host.policies.current(books);
  const reading = read(current);
  if (reading.kind === "refused") {
    throw new CommandError(
      [
        "정책으로 저장하지 않았습니다.",
        ...reading.faults.map(({ ko }) => `  ${ko}`),
        "  항목을 적는 법과 예: monitor policy show 항목",
      ].join("\n"),
      [
        "Nothing was stored.",
        ...reading.faults.map(({ en }) => `  ${en}`),
        "  How a field is written: monitor policy show FIELD",
      ].join("\n"),
    );
  }
  const changes = policyDifferences(current, reading.policy);
  if (changes.length === 0) {
    const unchanged = {
      ko: "지금 정책과 같아 바뀐 것이 없습니다.",
      en: "It is so already: nothing differs.",
    };
    terminal.out(args.json ? "[]\n" : `${say(terminal.display, unchanged)}\n`);
    return exits.done;
  }
  const { lines } = await readView(host, books, null);
  const doubts = policyDoubts(current, reading.policy, lines);
  if (args.has("dry-run"))
    return showEffect({ books, current, proposed: reading.policy, changes, doubts }, host, args, terminal);
  if (doubts.length > 0 && !args.has("confirm"))
    throw new CommandError(
      `저장하지 않았습니다. 다음 값이 맞으면 --confirm을 붙여 다시 실행하여 주십시오.\n${doubts.map(({ ko }) => `  ${ko}`).join("\n")}`,
      `Nothing was stored. If these values are meant, run it again with --confirm.\n${doubts.map(({ en }) => `  ${en}`).join("\n")}`,
    );
  const by = actorName(args);
  const stored = await host.policies.add(books, reading.policy, by, host.clock.now());
  if (stored === "conflict") {
    throw new CommandError(
      `그 사이 다른 사람이 정책을 바꾸었습니다(${current.version} 다음). 다시 실행하여 주십시오.`,
      `Somebody else changed the policy after ${current.version}. Look at it, and run this again.`,
    );
  }
  const { version } = stored.policy;
  await recordAudit(host, books, actorOf(args), policySet(current.version, version, changes));
  printResult(
    terminal,
    args,
    () => ({ version, by, changes }),
    () => differencesText(terminal.display, current.version, version, changes),
  );
  return exits.done;
}
