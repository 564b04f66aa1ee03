/** A manager's own departments before everything else: where each stands, and the way to its projects. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { formatRate } from "../logic/format-figures.ts";
import { Won } from "./amounts.tsx";
import { Gap, JudgedBar } from "./rate-bar.tsx";
import { SeverityCounts } from "./severity.tsx";

export function OwnDepartments({ departments }: { readonly departments: Overview["byDepartment"] }) {
  const { say } = useLanguage();
  return (
    <section className="own" aria-label={say("우리 부서", "Own departments")}>
      {departments.map(
        ({ name, code, figures, figures: { rate, expectation, budgetWon, spentWon, asOf }, alerts }) => (
          <div key={name ?? ""} className="card own-department">
            <h2>
              <Link view="projects" values={{ department: name ?? code }}>
                {name ?? code ?? say("부서 없음", "no department")}
              </Link>
            </h2>
            <p className="own-rate">
              <strong>{formatRate(rate)}</strong> {expectation !== null && <Gap figures={figures} />}{" "}
              <span className="small">{say(`${asOf} 기준`, `as of ${asOf}`)}</span>
            </p>
            <JudgedBar figures={figures} withTarget />
            <p className="small own-money">
              {say("예산", "Budget")} <Won won={budgetWon} named /> · {say("집행", "spent")}{" "}
              <Won won={spentWon} named />
              {expectation !== null && expectation.behindWon !== "0" && (
                <>
                  {" "}
                  · {say("기대보다 적음", "less than expected")} <Won won={expectation.behindWon} named />
                </>
              )}
            </p>
            <SeverityCounts counts={alerts} />
          </div>
        ),
      )}
    </section>
  );
}
