/** What a full statement's own totals and the ledger's of its day differ by, line by line. */
import type { Finding } from "../values/finding.ts";
import { measureNames } from "../values/measure.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { LineDifference, MeasureDifference } from "./compare-totals.ts";

const namedLines = 5;

export function differencesTold(differences: readonly MeasureDifference[]): Finding[] {
  return differences.map(({ measure, ledger, statement, lines }) => {
    const name = measureNames[measure];
    const more = lines.length > namedLines ? ", …" : "";
    const list = lines.slice(0, namedLines).map(wordsOf).join(", ") + more;
    const [inLedger, inFile] = [formatWon(ledger), formatWon(statement)];
    return {
      code: "totals-differ",
      consequence: "note",
      row: null,
      column: name.ko,
      value: inFile,
      ko: `반영한 뒤 장부의 ${name.ko} 합계는 ${inLedger}원이고 이 전체 자료의 합계는 ${inFile}원입니다. 다른 사업 ${lines.length}건(장부 / 자료): ${list}.`,
      en: `Once it is applied the ledger's ${name.en} adds up to ${inLedger} won, and this full statement's to ${inFile}. ${lines.length} projects differ (ledger / file): ${list}.`,
    };
  });
}

function wordsOf({ project, ledger, statement }: LineDifference): string {
  return `"${project.name}" ${wonText(ledger)} / ${wonText(statement)}`;
}

function wonText(won: Won | null): string {
  return won === null ? "–" : formatWon(won);
}
