/** monitor verify: replays the stored files and compares everything that is kept with what they give. */
import { verifyAudit } from "../../functions/api/verify-audit.ts";
import type { VerifyingStep } from "../../functions/verify/replay/verify-ledger.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { type Command, exits, type Words } from "../terminal/command-line.ts";
import { booksVerificationText, installationVerificationText } from "./print-verification.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";
import { verifiableBooks } from "../../functions/verify/verifiable-books.ts";
import { progressBar } from "../terminal/progress-bar.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { type BooksEvidence, verifyBooks } from "../../functions/verify/verify-books.ts";

export interface VerifiableHost extends Omit<BooksEvidence, "hash"> {
  readonly ledger: BooksEvidence["ledger"] & LedgerStore;
}

/** Opens the stores for the time of one command. */
export type WithStores = <Result>(work: (host: VerifiableHost) => Promise<Result>) => Promise<Result>;

export function verifyCommand(open: WithStores): Command {
  return {
    name: "verify",
    usage: "[--office CODE] [--year YYYY]",
    options: booksOptions,
    takesFiles: false,
    run: (words, terminal) =>
      open(async (host) => {
        const results = [];
        for (const books of await selectBooks(verifiable(host, words), words)) {
          const bar = progressBar(terminal);
          const where = `${books.office}/${books.fiscalYear}`;
          const verification = await verifyBooks(books, { ...host, hash: sha256Of }, (step, done, of) =>
            bar.show(`${where} ${stepNames[step]}`, done, of),
          ).finally(() => bar.end());
          results.push({ ...books, ...verification });
        }
        const isWhole = words.value("office") === null && words.value("year") === null;
        const acts = isWhole ? [await verifyAudit("installation", host)] : [];
        const installation = acts.filter((each) => each.checked > 0 || each.discrepancies.length > 0);
        const all = [...results, ...installation.map((each) => ({ scope: "installation", ...each }))];
        const texts = [
          ...results.map((result) => booksVerificationText(result, result)),
          ...installation.map(installationVerificationText),
        ];
        terminal.out(words.json ? `${JSON.stringify(all, null, 2)}\n` : `${texts.join("\n")}\n`);
        return all.every(({ discrepancies }) => discrepancies.length === 0) ? exits.done : exits.broken;
      }),
  };
}

/** Books that the list lacks are verified too: that is what is wrong with them. */
function verifiable({ ledger }: VerifiableHost, words: Words): Pick<LedgerStore, "listBooks"> {
  const [office, fiscalYear] = [readOffice(words), readYear(words)];
  const asked = office === null || fiscalYear === null ? [] : [{ office, fiscalYear }];
  return { listBooks: () => verifiableBooks(ledger, asked) };
}

const stepNames: Readonly<Record<VerifyingStep, string>> = {
  files: "원본 파일 다시 읽기 replaying the files",
  balances: "잔액 맞추기 comparing balances",
};
