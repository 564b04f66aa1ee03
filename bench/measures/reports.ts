/**
 * reports: a county's council report in each format, from its tables to bytes. Peers write the same printed cells with
 * the means at hand: no merged headers, no checks, no table of contents.
 */
import { join } from "node:path";
import { aReportQuestion } from "../../test/support/report-questions.ts";
import { councilReport, type CouncilReport } from "../../shared/domain/report/council-report.ts";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { readSnapshot } from "../../shared/reading/read-snapshot.ts";
import { writeReport } from "../../shared/reports/report-formats.ts";
import { type ReportFormat, reportFormats, reportKinds } from "../../shared/reports/report-kinds.ts";
import { installedFonts } from "../../shared/runtime/installed-fonts.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { Measure } from "../results/measure.ts";
import { runMonitor } from "../worlds/monitor-command.ts";
import { homeOfOffice, turnsStated, withHome, books, dayOf } from "../worlds/office-home.ts";
import { grown, inTurn, secondsOf } from "../results/rounds.ts";
import { reportPeer } from "../peers/report-peers.ts";

const projects = 1_763;
const projectsToGrowFrom = 600;
const rounds = 3;
const roundsOfGrowth = 2;

export const reports: Measure = {
  name: "reports",
  measure: async (folder) => {
    const report = await reportOf(folder, projects);
    const sizes = new Map<number, CouncilReport>();
    const sized = async (times: number): Promise<CouncilReport> => {
      const known = sizes.get(times) ?? (await reportOf(folder, times * projectsToGrowFrom));
      sizes.set(times, known);
      return known;
    };
    const rows = [];
    for (const format of reportFormats) {
      const peer = reportPeer(format, report, folder);
      const measured = await inTurn(rounds, () => write(report, format), [peer]);
      const growth = await grown(`${projectsToGrowFrom} projects`, roundsOfGrowth, async (times) =>
        write(await sized(times), format),
      );
      const name = `report of ${projects.toLocaleString("en-US")} projects as ${format.toUpperCase()}`;
      rows.push({ name, unit: "ms" as const, ...measured, targets: [], growth });
    }
    rows.push(await oneCommand(folder));
    return rows;
  },
};

/** All formats as a person waits for them: by one command that reads the snapshot once, and by one for each. */
async function oneCommand(folder: string) {
  const home = await homeOfOffice(folder, projects);
  const day = dayOf(turnsStated - 1);
  runMonitor(home, ["snapshot", "take", day]);
  const files = reportFormats.map((format) => join(folder, `one.${reportKinds[format].ending}`));
  const asked = (paths: readonly string[]) => [
    "report",
    day,
    "--force",
    ...paths.flatMap((path) => ["-o", path]),
  ];
  const measured = await inTurn(rounds, () => milliseconds(() => runMonitor(home, asked(files))), [
    {
      name: "one command for each",
      remedy: null,
      run: () => milliseconds(() => files.map((file) => runMonitor(home, asked([file])))),
    },
  ]);
  const name = `five formats of ${projects.toLocaleString("en-US")} projects by one command`;
  return { name, unit: "ms" as const, ...measured, targets: [], growth: null };
}

async function write(report: CouncilReport, format: ReportFormat): Promise<number> {
  return milliseconds(() => writeReport(report, format, installedFonts));
}

async function milliseconds(work: () => unknown): Promise<number> {
  return 1_000 * (await secondsOf(work));
}

async function reportOf(folder: string, size: number): Promise<CouncilReport> {
  const asOf = parseIsoDate(dayOf(turnsStated - 1));
  if (asOf === null) throw new RangeError("The last dump has a day");
  return withHome(await homeOfOffice(folder, size), async (host) => {
    const outcome = await host.takeSnapshot({ books, asOf, by: "bench", requestId: null, isForced: true });
    if (outcome.kind !== "taken") throw new Error(`A snapshot that is measured was ${outcome.kind}.`);
    const dependencies = { snapshots: host.snapshots, hash: sha256Of };
    const { snapshot, entry } = await readSnapshot(books, outcome.entry, dependencies);
    return councilReport(aReportQuestion(snapshot, { hash: entry.hash }));
  });
}
