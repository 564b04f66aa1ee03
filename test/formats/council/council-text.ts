// A small council report as text; a test overrides only the part that it speaks of.
export interface CouncilParts {
  readonly title: string;
  readonly unit: string;
  readonly header: string;
  readonly rows: readonly string[];
  readonly contents: readonly string[];
  /** Each the lines from its heading to its table. */
  readonly businesses: readonly string[];
  readonly after: string;
}

const parts: CouncilParts = {
  title: "사회적경제과",
  unit: "(단위: 천원)",
  header: "단위사업명\t예산액\t집행액\t\t집행률(%)\n\t\t10.31.기준\t12.31.까지\t",
  rows: ["계\t380\t190\t300\t50.0", "마을 살리기\t300\t150\t250\t50.0", "기본경비\t80\t40\t50\t50.0"],
  contents: ["- ① 마을 가게 4", "- ② 마을 학교 5"],
  businesses: [
    businessTable("100 (시 40, 구 60)\t50 (시 20, 구 30)\t50.0"),
    businessTable("200 (구비)\t100 (구비)\t50.0"),
  ],
  after: "",
};

export function businessTable(row: string, heading = ""): string {
  return `${heading}\n\n□ 예산현황\n(단위: 천원)\n예산액\t집행액\t집행률(%)\n${row}\n`;
}

export function councilText(over: Partial<CouncilParts> = {}): string {
  const { title, unit, header, rows, contents, businesses, after } = { ...parts, ...over };
  return [
    "2020년 주요업무 보고",
    title,
    "보고 순서",
    "I. 일반현황",
    "예산현황",
    unit,
    header,
    ...rows,
    "",
    "II. 주요업무 추진실적",
    ...contents,
    "",
    ...businesses,
    after,
  ].join("\n");
}
