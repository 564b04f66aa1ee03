/** The rate, letters and quiet times: what few offices change, and each may. */
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import type { PolicyDraft } from "../logic/policy-draft.ts";
import type { MoreText } from "../logic/policy-more.ts";
import { severities, severityNames } from "../parts/severity.tsx";
import { FigureField, type PartProps } from "./threshold-fields.tsx";

type Choice = readonly [value: string, ko: string, en: string];

const bases: readonly Choice[] = [
  ["", "사업마다 예산현액, 없으면 예산액으로", "each project's current budget, else its appropriation"],
  ["expenditure/current-budget", "집행액 ÷ 예산현액", "expenditure / current budget"],
  ["expenditure/appropriation", "집행액 ÷ 예산액", "expenditure / appropriation"],
  ["expenditure/budget", "집행액 ÷ 예산현액(없으면 예산액)", "expenditure / current budget or appropriation"],
  ["commitment/current-budget", "원인행위액 ÷ 예산현액", "commitment / current budget"],
  ["commitment/appropriation", "원인행위액 ÷ 예산액", "commitment / appropriation"],
  [
    "commitment/budget",
    "원인행위액 ÷ 예산현액(없으면 예산액)",
    "commitment / current budget or appropriation",
  ],
];
const weekdays: readonly Choice[] = [
  ["1", "월요일", "Monday"],
  ["2", "화요일", "Tuesday"],
  ["3", "수요일", "Wednesday"],
  ["4", "목요일", "Thursday"],
  ["5", "금요일", "Friday"],
  ["6", "토요일", "Saturday"],
  ["7", "일요일", "Sunday"],
];
const restings: readonly Choice[] = [
  ["yes", "쉼", "rest"],
  ["no", "보냄", "are sent"],
];
const openings: readonly Choice[] = [
  ["no", "닫음", "shut"],
  ["yes", "엶", "open"],
];

export function MoreFields({ draft, change, wrong }: PartProps<PolicyDraft>) {
  const { say, tell, language } = useLanguage();
  const { office, year } = useSession();
  const { more } = draft;
  const set = (name: MoreText, value: string): void => change({ ...draft, more: { ...more, [name]: value } });
  const figure = (name: MoreText, title: string, unit: string) => (
    <FigureField
      title={title}
      unit={unit}
      value={more[name]}
      isWrong={wrong.includes(name)}
      onChange={(value) => set(name, value)}
    />
  );
  const choice = (name: MoreText, title: string, choices: readonly Choice[]) => (
    <label>
      {title}
      <select value={more[name]} onChange={({ target }) => set(name, target.value)}>
        {choices.map(([value, ko, en]) => (
          <option key={value} value={value}>
            {say(ko, en)}
          </option>
        ))}
      </select>
    </label>
  );
  const time = (name: MoreText, title: string) => (
    <label>
      {title}
      <input type="time" value={more[name]} onChange={({ target }) => set(name, target.value)} />
    </label>
  );
  return (
    <>
      <fieldset className="card">
        <legend>{say("집행률과 견줌", "Rate and comparison")}</legend>
        <div className="row-form">
          {choice("rateBasis", say("집행률 기준", "Rate basis"), bases)}
          {figure("easeMargin", say("나아짐으로 볼 여유", "Margin before it eases"), "%p")}
          {figure("minimumPeers", say("견줄 비슷한 사업 수", "Least similar projects"), say("개", ""))}
          {figure(
            "noSpendingAfterMonths",
            say("집행이 없으면 알릴 달", "No spending after"),
            say("개월", "months"),
          )}
          {figure("notedFall", say("알릴 누계 감소액", "Fall of a total that is noted"), say("원", "won"))}
        </div>
        <LinesField
          title={say(
            "고르게 쓰는 사업: 이름에 이 낱말 (한 줄에 하나)",
            "Spent evenly: by a word of the name (one to a line)",
          )}
          value={more.evenlySpentNameParts}
          onChange={(value) => set("evenlySpentNameParts", value)}
        />
      </fieldset>
      <fieldset className="card">
        <legend>{say("편지와 쉬는 시간", "Letters and quiet times")}</legend>
        <div className="row-form">
          {choice(
            "lettersFrom",
            say("바로 알리는 단계", "Letters at once from"),
            severities.map((severity) => [
              severity,
              severityNames[severity].ko,
              tell(severityNames[severity]),
            ]),
          )}
          {choice("digestWeekday", say("주간 요약 요일", "Day of the digest"), weekdays)}
          {time("quietFrom", say("쉬기 시작", "Quiet from"))}
          {time("quietTo", say("쉬기 끝", "Quiet to"))}
          {choice("onWeekends", say("주말 편지", "Letters on weekends"), restings)}
        </div>
        <LinesField
          title={say("공휴일 (YYYY-MM-DD, 한 줄에 하나)", "Holidays (YYYY-MM-DD, one to a line)")}
          value={more.holidays}
          onChange={(value) => set("holidays", value)}
        />
      </fieldset>
      <fieldset className="card">
        <legend>{say("공개 화면", "Public page")}</legend>
        <div className="row-form">
          {choice(
            "publicStory",
            say("로그인 없이 누구나 보는 화면", "A page for anybody, without a login"),
            openings,
          )}
        </div>
        <p className="small">
          {say(
            "총액과 집행률, 예산이 큰 사업 10개, 낱말 풀이만 보입니다. 알림, 사유, 연락처, 파일 이름은 보이지 않습니다. ",
            "It shows totals, the ten largest budgets and plain words; no alert, reason, contact or file name. ",
          )}
          <a href={`story?${new URLSearchParams({ office, year: `${year}`, lang: language })}`}>
            {say("공개 화면 주소", "Address of the public page")}
          </a>
        </p>
      </fieldset>
    </>
  );
}

interface LinesFieldProps {
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function LinesField({ title, value, onChange }: LinesFieldProps) {
  return (
    <label className="wide">
      {title}
      <textarea
        rows={Math.min(6, Math.max(2, value.split("\n").length))}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
