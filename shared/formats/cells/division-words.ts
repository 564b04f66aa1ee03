/** What the words under 구분 and beside the name of a project say: an object of expenditure, a part of a project, a level. */

/** What money is spent on, 편성목 and 통계목 and the groups above them: under 구분 these are no projects. */
const objectLabel = new RegExp(
  `^(?:\\d{3}(?:-?\\d{2})?)?(?:${[
    "(?:[가-힣]{2,4})?(?:공통)?업무추진비|(?:공무직\\S*|기간제\\S*)?(?:근로자)?(?:등)?보수|기타직보수|인건비|물건비|여비|국내여비|국외(?:업무)?여비|국제화여비",
    "(?:일반|기본|공공|행사|부서|행정)?운영비|사무관리비|운영경비|행정운영경비|기본경비|직무수행경비|의정\\S{0,8}(?:비|경비)|월정수당|사무비|사업비|재무활동|정책사업",
    "시설비(?:및부대비)?|감리비|시설부대비|재료비|연구(?:개발|용역)비|전산개발비|자산(?:및물품)?취득비|도서구입비|민간(?:인)?(?:이전|위탁금|위탁사업비|경상사업보조|자본사업보조\\S*|자본이전|행사사업보조)",
    "(?:자본|경상|내부)(?:지출|이전|거래)|자치단체등(?:자본)?이전|출연금|전출금|\\S{0,8}전출금|(?:기타|일반)?(?:보상금|보전금|부담금)|포상금|배상금등?|맞춤형복지제도시행경비|특정업무경비|용역비|공사비|보전재원|융자및출자",
  ].join("|")})$`,
);

/** 편성목 and groups of them whose names no 통계목 bears, and the 통계목 of each. */
const objectsOf: readonly (readonly [RegExp, RegExp])[] = [
  [/^인건비$/, /보수$/],
  [/^일반운영비$/, /^(사무관리비|공공운영비|행사운영비|맞춤형복지제도시행경비)$/],
  [/^여비$/, /[가-힣]여비$/],
  [/^업무추진비$/, /[가-힣]업무추진비$/],
  [/^직무수행경비$/, /^(직책급업무수행경비|직급보조비|특정업무경비)$/],
  [/^연구개발비$/, /^(연구용역비|전산개발비|시험연구비)$/],
  [/^시설비및부대비$/, /^(시설비|감리비|시설부대비|행사관련시설비)$/],
  [
    /^민간이전$/,
    /^(민간(위탁금|경상사업보조|단체법정운영비보조|행사사업보조)|의료및구료비|사회복지(시설법정운영비보조|사업보조)|운수업계보조금)$/,
  ],
  [/^민간자본이전$/, /^민간(자본사업보조|위탁사업비)/],
  [/^자산취득비$/, /^(자산및물품취득비|도서구입비)$/],
];

/** Which 편성목 a name is, and of which it is a 통계목, by their places in the list. */
export interface KnownObject {
  readonly whole: number | null;
  readonly part: number | null;
}

export function knownObject(name: string): KnownObject {
  const text = name
    .replace(/\s/g, "")
    .replace(/^[([]?\d[\d-]*[)\]]?|[([]\d[\d-]*[)\]]$/g, "")
    .replace(/[·ㆍ]/g, "및");
  const whole = objectsOf.findIndex(([group]) => group.test(text));
  const part = objectsOf.findIndex(([, objects]) => objects.test(text));
  return { whole: whole === -1 ? null : whole, part: part === -1 ? null : part };
}

/** What a word says of its part of a project; null for one that is not known to part any. */
export function meaningOfPart(word: string): "part" | "carried" | "plan" | "result" | null {
  const text = word.replace(/[\s()[\]·.-]/g, "");
  return partWords.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const levelWords = [
  /^분야$/,
  /^부문$/,
  /^(정책|프로그램)(사업)?$/,
  /^단위(사업)?$/,
  /^세부(사업)?$/,
  /^(세세|내역)(사업)?$/,
];

/** How deep the level stands that the cell names, from 0; null where it names none. */
export function levelOf(cell: string): number | null {
  const at = levelWords.findIndex((word) => word.test(cell.replace(/[\s()[\]<>·.-]/g, "")));
  return at === -1 ? null : at;
}

/** Whether the cell names an object of expenditure or a group of them. Projects may bear some of these names. */
export function isObjectLabel(cell: string): boolean {
  return objectLabel.test(cell.replace(/[\s()[\]·ㆍ]/g, ""));
}

/** Whether all that stands under 구분 are objects or parts of projects. 기본경비 and 인건비 are objects beside others, and projects by themselves. */
export function areKinds(names: readonly string[]): boolean {
  return (
    names.every((name) => objectLabel.test(name) || meaningOfPart(name) !== null) &&
    names.some((name) => !/^(기본경비|인건비|행정운영경비)$/.test(name))
  );
}

/** `본예산`, `제1회 추경`: what the council adopted at one time, which may be all since or what was added. */
export function isStageOfBudget(word: string): boolean {
  const text = word.replace(/[\s()[\]·.-]/g, "");
  return [stageOfYear, supplement].some((pattern) => pattern.test(text));
}

const stageOfYear =
  /^(현년도?|금년도?|당해연도)?(본예산|당초|당초예산|기정|기정예산|성립전|간주|예비비)(예산|액|분)?$/;
const supplement = /^(제?\d[회차]|정리)?(추가경정|추경)(예산)?(액|분|성립전)?(\d[회차])?$/;

const partWords: readonly (readonly [RegExp, NonNullable<ReturnType<typeof meaningOfPart>>])[] = [
  [/^(전년도?|작년도?|20\d\d년도?|'?\d\d년도?)?(명시|사고|계속비)?이월(액|금|비|사업|예산|분)?$/, "carried"],
  [/^(현년도?|금년도?|당해연도|당년도?)(예산|분|액)?$/, "part"],
  [/^(집행|추진|지출|사업)?(계획|목표|예정|전망)(액|분|안|대비)?$/, "plan"],
  [/^(집행|추진|지출)?실적(액)?$|^실?집행(액)?$|^결산(액)?$/, "result"],
  [
    /^(신규|계속|경상|자본|투자|자체|보조|국고보조|시비보조|도비보조|공모|일반|특별|필수|재량)(사업|경비|비|적)?$/,
    "part",
  ],
  [stageOfYear, "part"],
  [supplement, "part"],
];
