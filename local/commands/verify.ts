/** monitor verify: replays the stored files and compares everything that is kept with what they give. */
import { type AuditVerification, verifyAudit } from "../../functions/api/verify-audit.ts";
import type { VerifyingStep } from "../../functions/verify/replay/verify-ledger.ts";
import { verifiableBooks } from "../../functions/verify/verifiable-books.ts";
import {
  type BooksEvidence,
  type BooksVerification,
  verifyBooks,
} from "../../functions/verify/verify-books.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { type Arguments, type Command, exits, type Opening, printResult } from "../terminal/command-line.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";
import { unmatchedText } from "../print/rate-remarks.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Display, say } from "../terminal/display.ts";
import { progressBar } from "../terminal/progress.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";

export interface VerifiableHost extends Omit<BooksEvidence, "hash"> {
  readonly ledger: BooksEvidence["ledger"] & LedgerStore;
}

export function verifyCommand(open: Opening<VerifiableHost>): Command {
  return {
    name: "verify",
    usage: "[--office CODE] [--year YYYY]",
    options: booksOptions,
    takesFiles: false,
    run: (args, terminal) =>
      open(async (host) => {
        const { display } = terminal;
        const results = [];
        for (const books of await selectBooks(verifiable(host, args), args)) {
          const bar = progressBar(terminal);
          const where = `${books.office}/${books.fiscalYear}`;
          const verification = await verifyBooks(books, { ...host, hash: sha256Of }, (step, done, of) =>
            bar.show(`${where} ${say(display, stepNames[step])}`, done, of),
          ).finally(() => bar.end());
          results.push({ ...books, ...verification });
        }
        const isWhole = args.value("office") === null && args.value("year") === null;
        const acts = isWhole ? [await verifyAudit("installation", host)] : [];
        const installation = acts.filter((each) => each.checked > 0 || each.discrepancies.length > 0);
        const all = [...results, ...installation.map((each) => ({ scope: "installation", ...each }))];
        const texts = [
          ...results.map((result) => booksVerificationText(display, result, result)),
          ...installation.map((each) => installationVerificationText(display, each)),
        ];
        printResult(
          terminal,
          args,
          () => all,
          () => texts.join("\n"),
        );
        return all.every(({ discrepancies }) => discrepancies.length === 0) ? exits.done : exits.broken;
      }),
  };
}

/** Books that the list lacks are verified too: that is what is wrong with them. */
function verifiable({ ledger }: VerifiableHost, args: Arguments): Pick<LedgerStore, "listBooks"> {
  const [office, fiscalYear] = [readOffice(args), readYear(args)];
  const requested = office === null || fiscalYear === null ? [] : [{ office, fiscalYear }];
  return { listBooks: () => verifiableBooks(ledger, requested) };
}

const stepNames: Readonly<Record<VerifyingStep, Bilingual>> = {
  files: { ko: "원본 파일 다시 읽기", en: "replaying the files" },
  balances: { ko: "잔액 맞추기", en: "comparing balances" },
};

/** A damaged dump disagrees in thousands of places: the first of them are printed, and --json has them all. */
const shownDiscrepancies = 50;

function booksVerificationText(
  display: Display,
  { office, fiscalYear }: Books,
  {
    entries,
    postings,
    balances,
    alerts,
    snapshots,
    auditEntries,
    uncheckedLooks,
    running,
    unmatched,
    discrepancies,
  }: BooksVerification,
): string {
  const checked = `접수 대장 ${entries}건 · 기록 ${postings}건 · 잔액 ${balances}건 · 알림 ${alerts}건 · 스냅숏 ${snapshots}건 · 감사 기록 ${auditEntries}건`;
  const checkedEn = `${entries} journal entries, ${postings} postings, ${balances} balances, ${alerts} alerts, ${snapshots} snapshots and ${auditEntries} audit entries`;
  const verdict = verdictOf(discrepancies);
  return [
    say(display, {
      ko: `${office}/${fiscalYear}: ${checked}을 원본 파일과 맞추어 보았습니다. ${verdict.ko}.`,
      en: `${office}/${fiscalYear}: ${checkedEn} held against the stored files: ${verdict.en}.`,
    }),
    ...(running === null
      ? []
      : [
          say(display, {
            ko: `  ${running}: 아직 처리 중이어서 그 앞까지만 확인했습니다.`,
            en: `  ${running}: still running; verified up to it.`,
          }),
        ]),
    ...(uncheckedLooks > 0
      ? [
          say(display, {
            ko: `  알림이 바뀐 때 ${uncheckedLooks}번은 그때의 장부를 다시 만들 수 없어 이력만 확인했습니다.`,
            en: `  At ${uncheckedLooks} moments alerts rest on a ledger that cannot be had again; of these only the log was verified.`,
          }),
        ]
      : []),
    ...(unmatched === null
      ? []
      : [`  ${unmatchedText(display, { ...unmatched, won: BigInt(unmatched.won) })}`]),
    ...discrepancyLines(display, discrepancies),
  ].join("\n");
}

/** Of what belongs to no books. */
function installationVerificationText(
  display: Display,
  { checked, discrepancies }: AuditVerification,
): string {
  const { ko, en } = verdictOf(discrepancies);
  return [
    say(display, {
      ko: `설치 전체: 감사 기록 ${checked}건을 확인했습니다. ${ko}.`,
      en: `Installation: ${checked} audit entries verified: ${en}.`,
    }),
    ...discrepancyLines(display, discrepancies),
  ].join("\n");
}

function verdictOf(discrepancies: readonly Discrepancy[]): Bilingual {
  return discrepancies.length === 0
    ? { ko: "어긋난 것이 없습니다", en: "nothing disagrees" }
    : { ko: `어긋난 것 ${discrepancies.length}건`, en: `${discrepancies.length} discrepancies` };
}

function discrepancyLines(display: Display, discrepancies: readonly Discrepancy[]): string[] {
  const more = discrepancies.length - shownDiscrepancies;
  return [
    ...discrepancies
      .slice(0, shownDiscrepancies)
      .map((discrepancy) => `  ${say(display, discrepancy)} [${discrepancy.code}]`),
    ...(more > 0
      ? [
          say(display, {
            ko: `  … 그 밖에 ${more}건(--json으로 모두).`,
            en: `  … and ${more} more (--json has them all).`,
          }),
        ]
      : []),
  ];
}
