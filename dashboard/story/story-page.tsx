/** One sheet for councillors and citizens: a headline, five sentences, a curve, ten projects, plain words, and where it is from. */
import { useEffect } from "react";
import type { Story } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { isYearEnd } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { UnitNote, Won, Rate } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Answered } from "../parts/states.tsx";
import { StoryCurve } from "./story-curve.tsx";

export function StoryPage() {
  const { say, language } = useLanguage();
  const { params, change } = usePlace();
  const [office, year] = [params.get("office") ?? "", params.get("year") ?? ""];
  const isNamed = /^\d{7}$/.test(office) && /^20\d\d$/.test(year);
  const { shown, again } = useAnswer<Story>(isNamed ? `offices/${office}/years/${year}/story` : null);
  const other = language === "ko" ? "en" : "ko";
  return (
    <div className="story">
      <header className="story-head">
        <p className="story-office">
          {shown.state === "shown" && `${shown.value.officeName} · `}
          {isNamed && say(`${year}년 예산 이야기`, `The budget of ${year}`)}
        </p>
        <div className="acts">
          <button type="button" lang={other} onClick={() => change({ lang: other })}>
            {other === "en" ? "English" : "한국어"}
          </button>
          <button type="button" onClick={() => print()}>
            {say("인쇄", "Print")}
          </button>
        </div>
      </header>
      <main>
        {!isNamed ? (
          <Shut />
        ) : shown.state === "problem" && shown.problem.code === "not-found" ? (
          <Shut />
        ) : (
          <Answered shown={shown} again={again}>
            {(story) => <Sheet story={story} />}
          </Answered>
        )}
      </main>
    </div>
  );
}

/** Of an office that shows nothing, and of one that is none: nobody learns which. */
function Shut() {
  const { say } = useLanguage();
  return (
    <>
      <h1>{say("공개한 화면이 없습니다", "There is no public page here")}</h1>
      <p>
        {say(
          "주소를 확인해 주십시오. 자치단체가 공개하지 않았을 수도 있습니다.",
          "Check the address. The office may not have opened its page.",
        )}
      </p>
    </>
  );
}

function Sheet({ story }: { readonly story: Story }) {
  const { say, tell } = useLanguage();
  const { headline, sentences, figures, basis, curve, projects, glossary, sources } = story;
  const title = tell(headline);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      {figures !== null && (
        <p className="story-exact">
          {say(`${figures.asOf} 기준`, `As of ${figures.asOf}`)} · {say("예산", "budget")}{" "}
          <Won won={figures.budgetWon} named /> · {say("집행", "spent")} <Won won={figures.spentWon} named />{" "}
          · {basis !== null && `${say("집행률", "rate")} = ${tell(basis)}`}
        </p>
      )}
      <ol className="story-sentences">
        {sentences.map((sentence) => (
          <li key={sentence.en}>{tell(sentence)}</li>
        ))}
      </ol>
      {curve !== null && <StoryCurve curve={curve} year={story.books.fiscalYear} />}
      <Projects projects={projects} />
      <div className="story-columns">
        <section aria-labelledby="words">
          <h2 id="words">{say("낱말 풀이", "What the words mean")}</h2>
          <dl>
            {glossary.map(({ term, meaning }) => (
              <div key={term.en}>
                <dt>{tell(term)}</dt>
                <dd>{tell(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="sources">
          <h2 id="sources">{say("어디에서 온 수치인가", "Where the figures come from")}</h2>
          <ul>
            {sources.map(({ title: source, asOf }) => (
              <li key={source.en}>
                {tell(source)} <span className="whole">({say(`${asOf} 기준`, `as of ${asOf}`)})</span>
              </li>
            ))}
          </ul>
          <p>
            {say(
              figures !== null && isYearEnd(figures.asOf)
                ? "회계연도 마지막 날까지의 수치이며 결산이 아닙니다."
                : "회계연도가 끝나기 전의 수치이며 결산이 아닙니다.",
              "These are figures of the year's payments, and no settlement of accounts.",
            )}
          </p>
        </section>
      </div>
    </>
  );
}

function Projects({ projects }: Pick<Story, "projects">) {
  const { say } = useLanguage();
  if (projects.length === 0) return null;
  const title = say(`예산이 가장 큰 사업 ${projects.length}개`, `The ${projects.length} largest budgets`);
  return (
    <div>
      <div className="section-head">
        <h2 id="projects">{title}</h2>
        <UnitNote />
      </div>
      <DataTable
        title={title}
        headedBy="projects"
        rows={projects}
        keyOf={({ name, department, budgetWon }) => `${name} ${department ?? ""} ${budgetWon}`}
        columns={[
          { title: say("사업", "Project"), cell: ({ name }) => name },
          { title: say("부서", "Department"), cell: ({ department }) => department },
          { title: say("예산", "Budget"), isNumber: true, cell: ({ budgetWon }) => <Won won={budgetWon} /> },
          { title: say("집행", "Spent"), isNumber: true, cell: ({ spentWon }) => <Won won={spentWon} /> },
          { title: say("집행률", "Rate"), isNumber: true, cell: ({ rate }) => <Rate rate={rate} /> },
        ]}
      />
    </div>
  );
}
