/** Small files of an office as their real readers read them. */
import { addDays, type IsoDate } from "../../shared/domain/values/calendar.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import type { Random } from "./random.ts";
import type { SentFile } from "./steps.ts";

const departments = ["건설과", "건설과", "복지과", "복지과"] as const;

/** Budgets and spending by fund, and what is planned to the year's end. Some forget the unit, and are rejected. */
export function templateFile(random: Random, asOf: IsoDate): SentFile {
  const header =
    "사업코드,사업명,부서,회계,예산액(국비),예산액(도비),집행액(국비),집행액(도비),12월까지 계획,단위,기준일";
  const unit = random.chance(0.85) ? "백만원" : "";
  const rows = someProjects(random).map((at) => {
    const [budget, spent] = [random.pick([300, 500, 900]), random.pick([0, 10, 20, 250])];
    const plan = random.chance(0.5) ? `${budget * 2}` : "";
    return `C${at},사업${at},${departments[at]},일반회계,${budget},${budget},${spent},${spent},${plan},${unit},${asOf}`;
  });
  return fileOf(nameOf(random, "집행현황", "csv"), [header, ...rows, ""].join("\n"));
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
  return fileOf(nameOf(random, "지출목록", "csv"), [header, ...numbered, ""].join("\r\n"));
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
  return fileOf(nameOf(random, "QWGJK", "json"), JSON.stringify(rows));
}

/** What e호조 prints of one department: a row is paid, or decided and not paid yet. */
export function statusFile(random: Random, asOf: IsoDate): SentFile {
  const department = random.pick(["건설과", "복지과"]);
  const rows = someProjects(random)
    .filter((at) => departments[at] === department)
    .map((at) => {
      const paid = random.chance(0.8) ? addDays(asOf, -random.pick([0, 1, 5])).replaceAll("-", "") : "";
      const amount = random.pick(["3,000,000", "7,500,000"]);
      return `일반회계,사업${at},401-01 시설비,1,${asOf.replaceAll("-", "")},"${amount}",7,${paid}`;
    });
  const top = [
    "2026년 지출 집행현황",
    `부서 : ${department},,,,,,,(단위: 원)`,
    "회계구분,사업명,통계목,결의번호,결의승인일,결의금액,지급명령번호,지급일자",
  ];
  return fileOf(nameOf(random, "지출 집행현황", "csv"), [...top, ...rows, ""].join("\n"));
}

/** A business report of a department that is kept by unit project, or, wrongly, of one that is kept by project. */
export function reportFile(random: Random, asOf: IsoDate): SentFile {
  const spent = random.pick([20, 40]);
  const [, month, date] = asOf.split("-").map(Number);
  const lines = [
    "2026년 주요업무 보고",
    random.chance(0.8) ? "사회적경제과" : "복지과",
    "보고 순서",
    "I. 일반현황",
    "예산현황",
    "(단위: 백만원)",
    `단위사업명\t예산액\t집행액\t\t집행률(%)\n\t\t${month}.${date}.기준\t12.31.까지\t`,
    `계\t180\t${spent + 20}\t150\t${(((spent + 20) * 100) / 180).toFixed(1)}`,
    `마을 살리기\t100\t${spent}\t80\t${spent.toFixed(1)}`,
    "기본경비\t80\t20\t70\t25.0",
    "",
  ];
  return fileOf(nameOf(random, "업무보고", "txt"), lines.join("\n"));
}

/** The same figures on another day, or, where a file has no day of its own, in other bytes. */
export function restated({ fileName, content, options }: SentFile, asOf: IsoDate): SentFile {
  const short = asOf.replaceAll("-", "");
  if (content.startsWith("사업코드"))
    return { fileName, options, content: content.replaceAll(/2026-\d\d-\d\d/g, asOf) };
  if (content.startsWith("[{"))
    return { fileName, options, content: content.replaceAll(/"exe_ymd":"\d{8}"/g, `"exe_ymd":"${short}"`) };
  return { fileName, options, content: `${content}\n` };
}

function fileOf(fileName: string, content: string): SentFile {
  return { fileName, content, options: noOptions };
}

function someProjects(random: Random): number[] {
  const some = [0, 1, 2, 3].filter(() => random.chance(0.75));
  return some.length === 0 ? [0] : some;
}

/** The same few names, so that a name is used for one file after another. */
function nameOf(random: Random, stem: string, ending: string): string {
  return `${stem}-${random.below(2)}.${ending}`;
}
