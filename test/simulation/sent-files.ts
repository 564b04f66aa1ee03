/** Small files of an office as their real readers read them. */
import { addDays, type IsoDate } from "../../shared/domain/calendar.ts";
import type { Random } from "./random.ts";
import type { SentFile } from "./steps.ts";

const departments = ["건설과", "건설과", "복지과", "복지과"] as const;

/** Budgets and spending by fund, and what is planned to the year's end. */
export function templateFile(random: Random, asOf: IsoDate): SentFile {
  const header =
    "사업코드,사업명,부서,회계,예산액(국비),예산액(도비),집행액(국비),집행액(도비),12월까지 계획,단위,기준일";
  const rows = someProjects(random).map((at) => {
    const [budget, spent] = [random.pick([300, 500, 900]), random.pick([0, 10, 20, 250])];
    const plan = random.chance(0.5) ? `${budget * 2}` : "";
    return `C${at},사업${at},${departments[at]},일반회계,${budget},${budget},${spent},${spent},${plan},백만원,${asOf}`;
  });
  return { fileName: nameOf(random, "집행현황", "csv"), content: [header, ...rows, ""].join("\n") };
}

/** Payments of the days up to `asOf`; short lists overlap and correct each other. */
export function listFile(random: Random, asOf: IsoDate): SentFile {
  const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";
  const rows = someProjects(random).flatMap((project) =>
    Array.from({ length: 1 + random.below(3) }, () => {
      const date = addDays(asOf, -random.pick([0, 0, 1, 2, 10])).replaceAll("-", "");
      const amount = random.pick(["1,000,000", "2,000,000", "-500,000"]);
      return `일반회계,${departments[project]},사업${project},시설비,${date},"${amount}",00000001`;
    }),
  );
  const numbered = rows.map((row, at) => `${at + 1},${row}`);
  return { fileName: nameOf(random, "지출목록", "csv"), content: [header, ...numbered, ""].join("\r\n") };
}

/** A dump of the open data; with few of its rows it is held. */
export function dumpFile(random: Random, asOf: IsoDate): SentFile {
  const rows = someProjects(random).map((at) => {
    const budget = random.pick([400_000_000, 600_000_000]);
    return {
      fyr: "2026",
      wa_laf_cd: "4500000",
      wa_laf_hg_nm: "전북",
      laf_cd: "4573000",
      laf_hg_nm: "전북무주군",
      acnt_dv_cd: "100",
      acnt_dv_nm: "일반회계",
      dept_cd: departments[at] === "건설과" ? "1002002" : "1002003",
      dbiz_cd: `C${at}`,
      dbiz_nm: `사업${at}`,
      exe_ymd: asOf.replaceAll("-", ""),
      bdg_cash_amt: budget,
      bdg_ntep: budget / 2,
      capep: budget / 2,
      sggep: 0,
      etc_amt: 0,
      ep_amt: random.pick([0, 10_000_000, 300_000_000]),
      cpl_amt: budget,
      fld_cd: "140",
      fld_nm: "국토및지역개발",
      ane_part_cd: "141",
      part_nm: "수자원",
    };
  });
  return { fileName: nameOf(random, "QWGJK", "json"), content: JSON.stringify(rows) };
}

function someProjects(random: Random): number[] {
  const some = [0, 1, 2, 3].filter(() => random.chance(0.75));
  return some.length === 0 ? [0] : some;
}

/** The same few names, so that a name is used for one file after another. */
function nameOf(random: Random, stem: string, ending: string): string {
  return `${stem}-${random.below(2)}.${ending}`;
}
