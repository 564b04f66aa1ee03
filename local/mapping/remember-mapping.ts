/** A mapping that a person gave with a file is remembered for the office: files of the same header need none any more. */
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import { parseMapping } from "../../shared/contracts/files/column-mapping.ts";
import { mappingTaught } from "../../shared/contracts/stored/audit-acts.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import { type ColumnMapping, completeMapping } from "../../shared/formats/mapping/mapping.ts";
import { teachingFaults } from "../../shared/formats/mapping/mapping-findings.ts";
import type { MappingStore } from "../../shared/ports/mapping-store.ts";
import { type ActingHost, actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";

export type MappingHost = ActingHost & { readonly mappings: MappingStore };

/** @returns its number, and what is said of it. @throws CommandError for one that would stop every file. */
export async function rememberMapping(
  {
    mapping,
    bytes,
    books,
  }: { readonly mapping: ColumnMapping; readonly bytes: Uint8Array; readonly books: Books },
  host: MappingHost,
  args: Arguments,
): Promise<{ readonly number: number; readonly said: Bilingual }> {
  const opening = await openSource(bytes, openDocument);
  const complete = opening.kind === "refused" ? null : completeMapping(mapping, opening.source);
  if (complete === null)
    throw new CommandError(
      '매핑의 열이 이 파일에 없어 기억하지 않았습니다. 매핑의 "sheet"와 "headerRow"를 확인하여 주십시오.',
      'The file has none of the mapping\'s columns, so it is not remembered. Check "sheet" and "headerRow".',
    );
  const [fault] = teachingFaults(complete);
  if (fault !== undefined) throw new CommandError(fault.ko, fault.en);
  const decision = { by: actorName(args), at: host.clock.now() };
  const { columns, ...head } = complete;
  const taught = await host.mappings.teach(
    books.office,
    { version: 1, ...head, columns: [...columns] },
    decision,
  );
  if (taught === null)
    throw new CommandError(
      "기억할 수 있는 매핑은 100개까지입니다. 쓰지 않는 것을 monitor map --forget 번호로 잊게 하십시오.",
      "An office may have 100 remembered mappings. Have one forgotten: monitor map --forget N.",
    );
  const { number } = taught.mapping.taught;
  const headers = columns.map(({ header }) => header);
  if (taught.isNew)
    await recordAudit(host, books, actorOf(args), mappingTaught(number, taught.replaced, headers));
  return { number, said: saidOf(number, taught.replaced) };
}

/** After a file came in through its mapping. What keeps that from being remembered is told, and costs the file nothing. */
export async function rememberUsed(
  { kind, upload: { books, options } }: IngestOutcome,
  bytes: Uint8Array,
  host: MappingHost,
  args: Arguments,
  terminal: Terminal,
): Promise<void> {
  const { mapping } = options;
  if (mapping === null || (kind !== "applied" && kind !== "held")) return;
  try {
    const { said } = await rememberMapping({ mapping: parseMapping(mapping), bytes, books }, host, args);
    terminal.err(`${say(terminal.display, said)}\n`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.err(`${say(terminal.display, error.text)}\n`);
  }
}

function saidOf(number: number, replaced: number | null): Bilingual {
  const [instead, insteadEn] =
    replaced === null ? ["", ""] : [` ${replaced}번을 갈음합니다.`, ` It replaces ${replaced}.`];
  return {
    ko: `이 표의 매핑을 ${number}번으로 기억합니다. 제목 줄이 같은 파일은 앞으로 묻지 않고 읽습니다(잊기: monitor map --forget ${number}).${instead}`,
    en: `The mapping is remembered as ${number}: files with this header need none from now on (monitor map --forget ${number} ends that).${insteadEn}`,
  };
}
