/** Whether a file that names its office names that of the books: another office's table is asked about, never believed. */
import type { Finding } from "../values/finding.ts";
import { comparableName } from "../values/project.ts";

/** @param known as the latest file that counts calls the office. Null where no file names it. */
export function checkOffice(stated: string | null, known: string | null): Finding[] {
  if (stated === null || known === null || isOneOffice(stated, known)) return [];
  return [
    {
      code: "office-name-differs",
      consequence: "hold",
      row: null,
      column: "자치단체명",
      value: stated,
      ko: `파일의 자치단체는 "${stated}"인데 장부의 자치단체는 "${known}"입니다. 다른 자치단체의 자료면 폐기하고 맞는 장부에 올려 주십시오. 이름만 바뀐 우리 자치단체면 보류를 해제해 주십시오. 그때부터 새 이름으로 보입니다.`,
      en: `The file is of "${stated}" and the books are of "${known}". Discard it if it is another office's, and send it to the right books; release it if your office was renamed: from then on it is called so.`,
    },
  ];
}

/** 무주군, 전북무주군, 무주군청 and 전라북도 무주군 are one: files put the region before it or its building behind it. */
function isOneOffice(a: string, b: string): boolean {
  const [left, right] = [bare(a), bare(b)];
  return left.endsWith(right) || right.endsWith(left);
}

function bare(name: string): string {
  return comparableName(name).replace(/(?<=[시군구도])청$/, "");
}
