/** Which books, upload or snapshot a command is about. */
import { readSnapshotName } from "../../shared/contracts/files/snapshot-name.ts";
import { nameOf, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { isInFiscalYear, type IsoDate } from "../../shared/domain/values/calendar.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { booksWithFigures } from "../../shared/reading/offered-books.ts";
import { uploadOnceNumbered } from "./upload-numbers.ts";
import { type Arguments, CommandError } from "./command-line.ts";
import { readOffice, readYear } from "./option-values.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

/** All of them, or those that the options name. @throws CommandError when the ledger has none of that kind. */
export async function selectBooks(ledger: Pick<LedgerStore, "listBooks">, args: Arguments): Promise<Books[]> {
  const [office, fiscalYear] = [readOffice(args), readYear(args)];
  const all = await ledger.listBooks();
  const selected = all.filter(
    (books) =>
      (office === null || books.office === office) &&
      (fiscalYear === null || books.fiscalYear === fiscalYear),
  );
  if (selected.length > 0 || (office === null && fiscalYear === null)) return selected;
  const known = all.map((books) => `${books.office}/${books.fiscalYear}`).join(", ") || "–";
  throw new CommandError(
    `그런 장부가 없습니다. 있는 장부: ${known}`,
    `The ledger has no such books. It has: ${known}`,
  );
}

export const booksOptions = {
  office: {
    value: "CODE",
    help: {
      ko: "이 자치단체만(코드 7자리 또는 장부에 있는 이름)",
      en: "only this office (7 digits, or its name in the ledger)",
    },
  },
  year: { value: "YYYY", help: { ko: "이 회계연도만", en: "only this fiscal year" } },
} as const;

/** The option by which another person than the user of the computer decides. */
export const decidedBy = {
  value: "NAME",
  help: {
    ko: "결정하는 사람(기본값: 이 컴퓨터의 사용자)",
    en: "who decides (default: the user of this computer)",
  },
} as const;

/** A number of the list; what is longer is the beginning of an id. */
const uploadNumber = /^[1-9]\d{0,5}$/;

/** By its number as `monitor uploads` prints it, by one that it had before it was read again, or by the beginning of its id. */
export async function findUpload(ledger: LedgerStore, args: Arguments): Promise<Upload> {
  const [given = "", ...more] = args.files;
  if (given === "" || more.length > 0) {
    throw new CommandError(
      "업로드 번호 하나를 적어 주십시오. 번호는 monitor uploads에 나옵니다.",
      "Write the number of one upload, as monitor uploads prints it.",
    );
  }
  const isNumber = uploadNumber.test(given);
  const found: Upload[] = [];
  for (const books of await selectBooks(ledger, args)) {
    const uploads = await ledger.listUploads(books);
    const own = uploads.filter(({ uploadId, seq }) =>
      isNumber ? `${seq}` === given : uploadId.startsWith(given),
    );
    // What was read again has another number than the one that was printed first.
    const once = isNumber && own.length === 0 ? await uploadOnceNumbered(ledger, books, Number(given)) : null;
    found.push(...own, ...(once === null ? [] : [once]));
  }
  // A refused file, of a mistyped year more often than not, can neither be released nor undone.
  const lasting = found.filter(({ outcome }) => outcome.state !== "rejected");
  const [upload] = lasting.length === 1 ? lasting : found;
  // A list reads no findings, and what is settled keeps them.
  if (upload !== undefined && (found.length === 1 || lasting.length === 1))
    return (await ledger.findUpload(upload.books, upload.uploadId)) ?? upload;
  if (found.length === 0)
    throw new CommandError(
      `"${given}": 그런 업로드가 없습니다. 번호는 monitor uploads에 나옵니다.`,
      `"${given}": there is no such upload. monitor uploads prints their numbers.`,
    );
  const places = found
    .map(
      ({ books: { office, fiscalYear }, fileName }) =>
        `  --office ${office} --year ${fiscalYear}  ${fileName}`,
    )
    .join("\n");
  throw isNumber
    ? new CommandError(
        `번호 ${given}인 업로드가 여러 장부에 있습니다. 장부를 골라 주십시오.\n${places}`,
        `Several books have an upload ${given}. Choose the books:\n${places}`,
      )
    : new CommandError(
        `"${given}"${particle(given, "으로/로")} 시작하는 업로드가 ${found.length}건입니다. 더 길게 적어 주십시오.`,
        `${found.length} uploads begin with "${given}"; write more of it.`,
      );
}

/** The same without books that no file gave figures, where there are others: a mistyped year or office began them, and nobody means them. */
export async function selectOffered(
  ledger: Pick<LedgerStore, "listBooks" | "readHead" | "listUploads">,
  args: Arguments,
): Promise<readonly Books[]> {
  return booksWithFigures(ledger, await selectBooks(ledger, args));
}

/** @throws CommandError when the books are several, or none. */
export function oneBooks(selected: readonly Books[]): Books {
  const [books, ...more] = selected;
  if (books !== undefined && more.length === 0) return books;
  throw new CommandError(
    "어느 자치단체의 어느 회계연도인지 --office 코드 --year 연도로 알려 주십시오.",
    "Say whose it is: --office CODE --year YYYY.",
  );
}

/** The books of the day's year, each with the day; of a quarter, all of them. @throws CommandError when there are none. */
export function daysToTake(
  selected: readonly Books[],
  text: string,
): { readonly books: Books; readonly asOf: IsoDate }[] {
  const days = selected.flatMap((books) => {
    const name = readSnapshotName(text, books.fiscalYear);
    if (name === null || name.version !== null) throw noName(text);
    return isInFiscalYear(name.asOf, books.fiscalYear) ? [{ books, asOf: name.asOf }] : [];
  });
  if (days.length > 0) return days;
  throw new CommandError(
    `${text}: 그 해의 장부가 없습니다.`,
    `${text}: the ledger has no books of that year.`,
  );
}

/** By day and version or by quarter; the latest of its day where no version is named. @throws CommandError when there is none. */
export function findSnapshot(entries: readonly SnapshotEntry[], text: string, books: Books): SnapshotEntry {
  const name = readSnapshotName(text, books.fiscalYear);
  if (name === null) throw noName(text);
  const found = entries.findLast(
    ({ asOf, version }) => asOf === name.asOf && (name.version === null || version === name.version),
  );
  if (found !== undefined) return found;
  if (entries.length === 0)
    throw new CommandError(
      `"${text}": 아직 스냅숏이 없습니다. 먼저 만들어 주십시오: monitor snapshot take ${name.asOf}`,
      `"${text}": there is no snapshot yet. Take it first: monitor snapshot take ${name.asOf}`,
    );
  const known = entries.map(nameOf).join(", ");
  throw new CommandError(
    `"${text}": 그런 스냅숏이 없습니다. 있는 것: ${known}`,
    `"${text}": there is no such snapshot. There are: ${known}`,
  );
}

function noName(text: string): CommandError {
  return new CommandError(
    `"${text}": 2020-09-30, 2020-09-30/2, Q3, Q3/1처럼 적어 주십시오(take에는 판 번호 없이).`,
    `"${text}": write it as 2020-09-30, 2020-09-30/2, Q3 or Q3/1 (for take, without a version).`,
  );
}
