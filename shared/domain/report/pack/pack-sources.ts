/** 작성 기준과 자료: by which rules, and from which snapshots and files, with what proves that they are still the same. */
import { koreaTimeOf } from "../../values/instant.ts";
import { quarterEnd } from "../../words/act-names.ts";
import type { SnapshotEntry } from "../../snapshots/snapshot.ts";
import {
  column,
  date,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  section,
  table,
  text,
} from "../report-table.ts";
import { figureWords, momentText } from "../sources.ts";
import type { FrozenYear, PackContext } from "./pack-context.ts";

const title = { ko: "작성 기준과 자료", en: "Basis and sources" };

export function packSourcesSection(pack: PackContext): DraftSection {
  const { basis, question, frozen } = pack;
  return section("sources", title, {
    part: "basis",
    paragraphs: [
      ...figureWords(basis, question.unit),
      "모든 연도의 집행률은 같은 산식임. 연도마다 그 해 마지막 스냅숏을 인쇄한 것이며, 스냅숏은 뜬 뒤에 바뀌지 않음.",
      "같은 스냅숏으로 다시 만들면 같은 파일이 됨. 아래의 SHA-256으로 스냅숏이 그대로인지 확인할 수 있음.",
      "한 해의 금액은 그 해 장부에만 있으며 연도끼리 더하지 않음.",
    ],
    tables: [
      snapshotTable("snapshots", { ko: "쓰인 스냅숏", en: "Snapshots used" }, pack, false),
      snapshotTable("all-snapshots", { ko: "모든 스냅숏", en: "All snapshots" }, pack, true),
      filesTable(frozen),
    ],
  });
}

function snapshotTable(
  id: string,
  heading: DraftTable["title"],
  { frozen, hasOlderFigures }: PackContext,
  isWhole: boolean,
): DraftTable {
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("as-of", hasOlderFigures ? "스냅숏" : "기준일", hasOlderFigures ? "Snapshot" : "As of", {
      kind: "date",
      width: 10,
    }),
    column("version", "판", "Version", { kind: "count", width: 4 }),
    column("taken", "뜬 때", "Taken", { kind: "text", width: 14 }),
    column("by", "뜬 사람", "Taken by", { kind: "text", width: 10 }),
    column("use", "쓰임", "Used as", { kind: "text", width: 10 }),
    column("sha256", "SHA-256", "SHA-256", { kind: "text", width: 34 }),
  ];
  const rows = frozen.flatMap(({ year, last }) =>
    year.entries.flatMap((entry): DraftRow[] => {
      const use = isSame(entry, last)
        ? "연도의 수치"
        : year.quarters.some((each) => isSame(entry, each))
          ? "분기의 수치"
          : null;
      if (use === null && !isWhole) return [];
      const { asOf, version, takenAt, takenBy, hash } = entry;
      return [
        {
          rank: "line",
          cells: [
            text(`${year.fiscalYear}`),
            date(asOf),
            { kind: "count", count: version },
            text(momentText(takenAt)),
            text(takenBy ?? quarterEnd.ko),
            text(use),
            text(hash),
          ],
        },
      ];
    }),
  );
  return table(id, heading, columns, rows, { isDataOnly: isWhole });
}

function isSame(
  a: Pick<SnapshotEntry, "asOf" | "version">,
  b: Pick<SnapshotEntry, "asOf" | "version">,
): boolean {
  return a.asOf === b.asOf && a.version === b.version;
}

/** Long, and for looking up alone. */
function filesTable(frozen: readonly FrozenYear[]): DraftTable {
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    column("number", "번호", "Upload", { kind: "count", width: 6 }),
    column("file", "파일명", "File", { kind: "text", width: 30 }),
    column("as-of", "기준일", "As of", { kind: "date", width: 11 }),
    column("applied", "반영일", "Applied on", { kind: "date", width: 11 }),
    column("sha256", "SHA-256", "SHA-256", { kind: "text", width: 40 }),
  ];
  const rows = frozen.flatMap(({ year, last }) =>
    last.sources.map((source): DraftRow => ({
      rank: "line",
      cells: [
        text(`${year.fiscalYear}`),
        { kind: "count", count: source.seq },
        text(source.fileName),
        date(source.asOf),
        date(koreaTimeOf(source.at).date),
        text(source.sha256),
      ],
    })),
  );
  return table("files", { ko: "근거 파일", en: "Files" }, columns, rows, { isDataOnly: true });
}
