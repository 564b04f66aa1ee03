/**
 * The name under which a file is stored says whose it is and what its sender added:
 * `1129000/2020/as-of=2020-10-31/unit=천원/report.txt`. The same in a bucket and in a folder, so that
 * dropping a file in the right place is all that an office has to do.
 */
import type { UploadOptions } from "../../domain/uploads/upload.ts";
import { type Bilingual, particle } from "../../domain/values/bilingual.ts";
import { type Books, isOfficeCode } from "../../domain/values/books.ts";
import { type IsoDate, parseIsoDate } from "../../domain/values/calendar.ts";
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";

export interface UploadAddress {
  readonly books: Books;
  readonly options: UploadOptions;
  readonly fileName: string;
}

export type ParsedUploadKey =
  | { readonly kind: "address"; readonly address: UploadAddress }
  | { readonly kind: "misplaced"; readonly reason: Bilingual };

/** A column mapping is no part of it: that is kept with the upload's record. */
export function uploadKey({ books, options, fileName }: UploadAddress): string {
  const parts = [books.office, books.fiscalYear.toString()];
  if (options.asOf !== null) parts.push(`as-of=${options.asOf}`);
  if (options.unit !== null) parts.push(`unit=${options.unit}`);
  return [...parts, fileName.normalize("NFC").replaceAll("/", "_")].join("/");
}

/** Where an event is stored. Not among the uploads: being stored there wakes nobody. */
export const eventsPrefix = "events/";

export function eventFileKey({ office, fiscalYear }: Books, eventId: string): string {
  return `${eventsPrefix}${office}/${fiscalYear}/${eventId}.json`;
}

export function parseUploadKey(key: string): ParsedUploadKey {
  const [office = "", year = "", ...rest] = key.normalize("NFC").split("/");
  const fileName = rest.pop() ?? "";
  if (!isOfficeCode(office))
    return misplaced(key, {
      ko: `"${office}"${particle(office, "은/는")} 자치단체 코드 7자리가 아닙니다`,
      en: `"${office}" is no 7-digit office code`,
    });
  if (!/^20\d\d$/.test(year))
    return misplaced(key, {
      ko: `"${year}"${particle(year, "은/는")} 회계연도가 아닙니다`,
      en: `"${year}" is no fiscal year`,
    });
  if (fileName === "") return misplaced(key, { ko: "파일 이름이 없습니다", en: "the file has no name" });
  let asOf: IsoDate | null = null;
  let unit: MoneyUnit | null = null;
  for (const part of rest) {
    const [name = "", ...values] = part.split("=");
    const value = values.join("=");
    if ((name === "as-of" && asOf !== null) || (name === "unit" && unit !== null)) {
      return misplaced(key, {
        ko: `${name}${particle(name, "이/가")} 두 번 적혀 있습니다`,
        en: `${name} is said twice`,
      });
    }
    if (name === "as-of") {
      asOf = parseIsoDate(value);
      if (asOf === null)
        return misplaced(key, {
          ko: `"${part}"에 있는 날짜를 읽을 수 없습니다. as-of=YYYY-MM-DD로 적어 주십시오`,
          en: `"${part}" holds no day: write as-of=YYYY-MM-DD`,
        });
    } else if (name === "unit" && isMoneyUnit(value)) {
      unit = value;
    } else {
      return misplaced(key, {
        ko: `"${part}"${particle(part, "은/는")} as-of=YYYY-MM-DD도 unit=원·천원·백만원·억원도 아닙니다`,
        en: `"${part}" is neither as-of=YYYY-MM-DD nor unit=원, 천원, 백만원 or 억원`,
      });
    }
  }
  const books = { office, fiscalYear: Number.parseInt(year, 10) };
  return { kind: "address", address: { books, options: { asOf, unit, mapping: null }, fileName } };
}

function misplaced(key: string, { ko, en }: Bilingual): ParsedUploadKey {
  const [places, example] = ["[as-of=YYYY-MM-DD/][unit=천원/]", "1129000/2020/as-of=2020-10-31/report.txt"];
  return {
    kind: "misplaced",
    reason: {
      ko: `${key}: ${ko}. 파일은 자치단체코드/회계연도/${places}파일이름 자리에 놓습니다. 예: ${example}`,
      en: `${key}: ${en}. Files go to OFFICE/YEAR/${places}NAME, for example ${example}`,
    },
  };
}

export const dryRunFilesPrefix = "files/";
export const dryRunAnswersPrefix = "answers/";

/** Where a document lies while it is read, under the hash of its bytes: it is told to nobody, and gone after a day. */
export const documentFilesPrefix = "documents/";

export function documentFileKey(sha256: string): string {
  return `${documentFilesPrefix}${sha256}`;
}

/** Where an answer of the API lies that is too large to be carried, under a name of chance. */
export const largeAnswersPrefix = "large/";

export function largeAnswerKey(id: string): string {
  return `${largeAnswersPrefix}${id}`;
}

/** Where the archive of some books lies, for a day. */
export const exportsPrefix = "exports/";

/** @param state of the books, so that what changed is exported anew. */
export function exportKey({ office, fiscalYear }: Books, state: string): string {
  return `${exportsPrefix}${office}/${fiscalYear}/${state}.tar`;
}

/** Where what came of a requested verification lies, for a day. */
export const verificationsPrefix = "verifications/";

export function verificationKey({ office, fiscalYear }: Books, id: string): string {
  return `${verificationsPrefix}${office}/${fiscalYear}/${id}.json`;
}

export interface DryRunFile {
  /** Of this trying: chance, so that nobody finds another's. */
  readonly id: string;
  readonly address: UploadAddress;
}

/** Where a file lies that is only tried, and the answer to it: apart from uploads, and for a day. */
export function dryRunFileKey({ id, address }: DryRunFile): string {
  return `${dryRunFilesPrefix}${id}/${uploadKey(address)}`;
}

/** Null of a key that `dryRunFileKey` never gives. */
export function parseDryRunFileKey(key: string): DryRunFile | null {
  const [, id = "", rest = ""] = /^files\/([^/]+)\/(.+)$/s.exec(key) ?? [];
  const parsed = parseUploadKey(rest);
  return parsed.kind === "address" && id !== "" ? { id, address: parsed.address } : null;
}

export function dryRunAnswerKey({ office, fiscalYear }: Books, id: string): string {
  return `${dryRunAnswersPrefix}${office}/${fiscalYear}/${id}.json`;
}
