// Council reports drawn from a seed, with the figures that they state: columns, hierarchy, units, days, totals and footnotes.
export interface Layout {
  readonly text: string;
  /** Budget and spending in won, by name. */
  readonly truth: ReadonlyMap<string, readonly [bigint, bigint]>;
  readonly drawn: string;
}

interface Project {
  readonly name: string;
  readonly unit: string;
  readonly budget: number;
  readonly spent: number;
}

/** A linear congruence: the same seed draws the same report everywhere. */
function drawFrom(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0;
  const below = (end: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const one = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[below(values.length)] ?? values[0];
  return { below, one };
}

const wons = { 원: 1n, 천원: 1_000n, 백만원: 1_000_000n } as const;

export function layoutOf(seed: number): Layout {
  const { below, one } = drawFrom(seed);
  const projects = Array.from({ length: 3 + below(6) }, (_, at): Project => {
    const budget = 10_000 + below(900_000);
    return {
      name: `마을 지원 ${"가나다라마바사아자"[at]} 사업`,
      unit: `단위 ${"갑을병"[Math.floor(at / 3)]} 활성화`,
      budget,
      spent: below(budget),
    };
  });
  const unit = one(["원", "천원", "백만원"] as const);
  const unitAt = one(["line", "brackets", "square", "header"] as const);
  const budgetWord = one([
    "예산액",
    "예산현액",
    "최종예산액",
    "2020년 예산액",
    "예 산 액",
    "예산액(A)",
  ] as const);
  const spentWord = one(["집행액", "집행누계액", "집행실적", "지출액 누계", "집행액(B)"] as const);
  const dayAt = one(["header", "heading", "line"] as const);
  const tree = one(["none", "merged", "subtotals", "marks"] as const);
  const total = one(["first", "last", "none"] as const);
  const hasNumbers = below(2) === 0 && tree === "none";
  const hasLastYear = below(4) === 0;
  const isBroken = below(3) === 0;
  const note = one(["", "*", " 주1)"] as const);
  const shown = (amount: number) => amount.toLocaleString("en-US");
  const suffix = unitAt === "header" ? `(${unit})` : "";
  const amounts = (budget: number, spent: number, mark = "") => [
    ...(hasLastYear ? [shown(7_777), shown(5_555)] : []),
    shown(budget),
    `${shown(spent)}${mark}`,
    ((100 * spent) / budget).toFixed(1),
  ];
  const isTwoLevels = tree === "merged" || tree === "subtotals";
  const names = isTwoLevels
    ? ["단위사업명", "세부사업명"]
    : [one(["단위사업명", "세부사업명", "사업명"] as const)];
  const header = [
    ...(hasNumbers ? ["연번"] : []),
    ...names,
    ...(hasLastYear ? ["2019년 예산액", "2019년 집행액"] : []),
    `${hasLastYear && !budgetWord.startsWith("2020") ? "2020년 " : ""}${budgetWord}${suffix}`,
    `${spentWord}${dayAt === "header" ? "(10.31.기준)" : ""}`,
    "집행률(%)",
  ].join("\t");
  const sum = (of: readonly Project[]) =>
    [of.reduce((all, { budget }) => all + budget, 0), of.reduce((all, { spent }) => all + spent, 0)] as const;
  const rows: string[] = [];
  for (const [name, own] of Map.groupBy(projects, (project) => project.unit)) {
    if (tree === "marks") rows.push([`○ ${name}`, ...amounts(...sum(own))].join("\t"));
    if (tree === "subtotals") rows.push([name, "소계", ...amounts(...sum(own))].join("\t"));
    for (const [at, project] of own.entries()) {
      const parent = tree === "merged" && at === 0 ? name : "";
      const cells = [...(isTwoLevels ? [parent] : []), `${tree === "marks" ? "- " : ""}${project.name}`];
      const mark = project === projects[0] ? note : "";
      rows.push(
        [
          ...(hasNumbers ? [String(rows.length + 1)] : []),
          ...cells,
          ...amounts(project.budget, project.spent, mark),
        ].join("\t"),
      );
    }
  }
  if (isBroken) rows.splice(2, 0, "", "- 3 -", "", header);
  const totalRow = [
    ...(hasNumbers ? [""] : []),
    "계",
    ...(isTwoLevels ? [""] : []),
    ...amounts(...sum(projects)),
  ].join("\t");
  const units = { line: `(단위: ${unit})`, brackets: `(${unit})`, square: `[${unit}]`, header: "" };
  const text = [
    "2020년 주요업무 보고",
    "사회적경제과",
    `□ 예산현황${dayAt === "heading" ? " (2020.10.31. 현재)" : ""}`,
    ...(dayAt === "line" ? ["(2020. 10. 31. 기준)"] : []),
    ...(units[unitAt] === "" ? [] : [units[unitAt]]),
    header,
    ...(total === "first" ? [totalRow] : []),
    ...rows,
    ...(total === "last" ? [totalRow] : []),
  ].join("\n");
  const truth = new Map(
    projects.map(({ name, budget, spent }) => [
      name,
      [BigInt(budget) * wons[unit], BigInt(spent) * wons[unit]] as const,
    ]),
  );
  const drawn = [
    unit,
    unitAt,
    budgetWord,
    spentWord,
    dayAt,
    tree,
    total,
    hasNumbers,
    hasLastYear,
    isBroken,
    note,
  ].join(" ");
  return { text, truth, drawn };
}
