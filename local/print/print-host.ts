/** What a host says of its inbox. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";

/** @param known of the home, the latest: an example of another office says nothing of where files go. */
export function watchingText(inbox: string, known: Books | null): Bilingual {
  const example =
    known === null
      ? "1129000/2020/as-of=2020-10-31/report.txt"
      : `${known.office}/${known.fiscalYear}/as-of=${known.fiscalYear}-06-30/report.xlsx`;
  return {
    ko: [
      `수신함을 지켜봅니다: ${inbox}`,
      `  파일을 자치단체코드/회계연도/[as-of=날짜/] 폴더에 놓으십시오. 예: ${example}`,
      "  끝내려면 Ctrl-C",
    ].join("\n"),
    en: [
      `Watching ${inbox}`,
      `  Drop files into OFFICE/YEAR/[as-of=YYYY-MM-DD/], for example ${example}`,
      "  Ctrl-C ends it",
    ].join("\n"),
  };
}

/** Of a home without figures. */
export function emptyText(inbox: string): Bilingual {
  const example = "4573000/2026";
  return {
    ko: `아직 수치가 없습니다. 파일을 ${inbox} 아래 자치단체코드/회계연도 폴더(예: ${example})에 놓거나 monitor ingest로 올려 주십시오.`,
    en: `There are no figures yet. Drop files below ${inbox}, into OFFICE/YEAR (such as ${example}), or use monitor ingest.`,
  };
}

export function waitingText(files: number): Bilingual {
  return {
    ko: `수신함의 파일 ${files}개가 다 쓰였는지 잠시 지켜봅니다.`,
    en: `Watching for a moment whether the files of the inbox are whole: ${files}.`,
  };
}
