/** monitor policy: what an office has decided about pace and alerts, and how it decides anew. */
import { policyEffect } from "../../functions/api/policy/policy-effect.ts";
import {
  type PolicyDifference,
  policyDifferences,
  readPolicyChange,
} from "../../shared/contracts/policy/policy-change.ts";
import { policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import { policySet } from "../../shared/contracts/stored/audit-acts.ts";
import { type PolicyDoubt, policyDoubts } from "../../shared/domain/policy/policy-doubts.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { readOffice } from "../../shared/reading/read-figures.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { readView } from "../host/read-view.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
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
import { readOffice as readOfficeCode, readYear } from "../terminal/option-values.ts";
import {
  differencesText,
  doubtLines,
  effectText,
  exclusionsText,
  policyText,
} from "../terminal/print-policy.ts";
import { booksOptions, oneBooks, selectBooks } from "../terminal/select-books.ts";

export interface PolicyHost {
  readonly ledger: LedgerStore;
  readonly policies: PolicyStore;
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

export function policyCommand(open: Opening<PolicyHost>): Command {
  return {
    name: "policy",
    usage:
      "show [--version N] | set FILE.json [--dry-run] [--confirm] [--by NAME]   [--office CODE] [--year YYYY]",
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
      const [act, path, ...more] = args.files;
      if (act === "show" && path === undefined) return open((host) => show(host, args, terminal));
      if (act === "set" && path !== undefined && more.length === 0)
        return open((host) => set(host, path, args, terminal));
      throw new CommandError(
        "monitor policy show 또는 monitor policy set FILE.json으로 적어 주십시오.",
        "Write monitor policy show, or monitor policy set FILE.json.",
      );
    },
  };
}

async function show(host: PolicyHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const number = readVersion(args);
  for (const books of await booksOf(host, args)) {
    const policy = await policyAt(host.policies, books, number);
    if (args.json) {
      terminal.data(`${JSON.stringify(policyToJson(policy), null, 2)}\n`);
      continue;
    }
    terminal.out(`${policyText(books, await officeNameIn(host.ledger, books.office), policy)}\n`);
    const { view } = await readView(host.ledger, books, null);
    const lines = view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
    if (lines.length > 0)
      terminal.out(`\n${exclusionsText(lines, policy.rateBasis ?? view.basis, policy)}\n`);
  }
  return exits.done;
}

async function set(host: PolicyHost, path: string, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const books = oneBooks(await booksOf(host, args));
  const current = await host.policies.current(books);
  const reading = readPolicyChange(await readGivenText(path), current);
  if (reading.kind === "refused") {
    throw new CommandError(
      [`${path}: 정책으로 저장하지 않았습니다.`, ...reading.faults.map(({ ko }) => `  ${ko}`)].join("\n"),
      [`${path}: nothing was stored.`, ...reading.faults.map(({ en }) => `  ${en}`)].join("\n"),
    );
  }
  const changes = policyDifferences(current, reading.policy);
  if (changes.length === 0) {
    terminal.out(args.json ? "[]\n" : `${current.version}: 바뀐 것이 없습니다. / Nothing differs.\n`);
    return exits.done;
  }
  const doubts = policyDoubts(current, reading.policy);
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
    () => differencesText(current.version, version, changes),
  );
  return exits.done;
}

interface Proposal {
  readonly books: Books;
  readonly current: Policy;
  readonly proposed: Policy;
  readonly changes: readonly PolicyDifference[];
  readonly doubts: readonly PolicyDoubt[];
}

/** What the page's preview shows. */
async function showEffect(
  { books, current, proposed, changes, doubts }: Proposal,
  host: PolicyHost,
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
        differencesText(current.version, "?", changes),
        ...doubtLines(doubts),
        effectText(sentence, differences),
      ].join("\n\n"),
  );
  return exits.done;
}

async function policyAt(policies: PolicyStore, books: Books, number: number | null): Promise<Policy> {
  if (number === null) return policies.current(books);
  const versions = await policies.versions(books);
  const found = versions.find((version) => version.number === number);
  if (found !== undefined) return found.policy;
  throw new CommandError(
    `--version ${number}: ${books.office}/${books.fiscalYear}에는 정책이 ${versions.length}개 있습니다.`,
    `--version ${number}: ${books.office}/${books.fiscalYear} has ${versions.length} policies.`,
  );
}

/** A policy may be decided before the first upload: office and year together name books that are not there yet. */
async function booksOf({ ledger }: PolicyHost, args: Arguments): Promise<Books[]> {
  const [office, fiscalYear] = [readOfficeCode(args), readYear(args)];
  if (office !== null && fiscalYear !== null) return [{ office, fiscalYear }];
  return selectBooks(ledger, args);
}

function readVersion(args: Arguments): number | null {
  const text = args.value("version");
  if (text === null) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number.parseInt(text, 10);
  throw new CommandError(
    `--version "${text}": 1부터 세는 번호를 적어 주십시오.`,
    `--version "${text}": write its number, counted from 1.`,
  );
}
