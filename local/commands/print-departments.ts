/** The departments of some books, as a person reads them. */
import { unnamedWords } from "../../shared/domain/rates/unnamed-departments.ts";
import { formatWon } from "../../shared/domain/values/won.ts";
import type { DepartmentEntry, NameSource } from "../../shared/reading/read-departments.ts";
import { table } from "../terminal/terminal-table.ts";

export function departmentsText(title: string, departments: readonly DepartmentEntry[]): string {
  if (departments.length === 0)
    return `${title}\n부서코드를 쓰는 자료가 없습니다. / No file of these books has codes of departments.`;
  const rows = departments.map(({ code, name, source, projects, budget }) => [
    code,
    name ?? "이름 없음 unnamed",
    source.kind === "stated" ? source.by.from : "–",
    sourceText(source),
    `${projects}`,
    budget === null ? "–" : formatWon(budget),
  ]);
  const columns = [
    { title: "부서코드 code", align: "left" as const },
    { title: "부서명 name", align: "left" as const },
    { title: "부터 since", align: "left" as const },
    { title: "근거 source", align: "left" as const },
    { title: "사업 projects", align: "right" as const },
    { title: "예산(원) budget", align: "right" as const },
  ];
  const question = unnamedWords(
    departments.filter(({ source, projects }) => source.kind === "none" && projects > 0),
  );
  return [
    title,
    "",
    table(columns, rows),
    ...sharedNames(departments),
    ...(question === null ? [] : [`${question.ko} / ${question.en}`]),
  ].join("\n");
}

/** Two codes of one name look like one department: a table that came back, or an entry, may have swapped them. */
function sharedNames(departments: readonly DepartmentEntry[]): readonly string[] {
  const byName = Map.groupBy(departments, ({ name }) => name);
  return [...byName].flatMap(([name, same]) => {
    const [first, second] = same;
    if (name === null || first === undefined || second === undefined) return [];
    const codes = same.map(({ code }) => code).join(", ");
    const act = `monitor departments ${second.code}`;
    return [
      `부서코드 ${codes}의 이름이 "${name}"(으)로 같습니다. 맞는지 확인하고, 틀린 쪽은 ${act} "부서명"으로 적어 주십시오. / ${codes} have one name, "${name}". Check them, and enter the wrong one: ${act} "NAME".`,
    ];
  });
}

function sourceText(source: NameSource): string {
  switch (source.kind) {
    case "stated": {
      const { by, listed } = source;
      const other =
        listed === null ? "" : ` · 지출목록은 lists say "${listed.name}" (${listed.votes}/${listed.of})`;
      return `${by.fileName} (${by.uploadId})${other}`;
    }
    case "lists":
      return `지출목록 lists (${source.votes}/${source.of})`;
    case "none":
      return "–";
  }
}
