/** What the office has decided, and what a change of it would do before it is saved. */
import type { PolicyAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { formatMoment } from "../logic/format-figures.ts";
import { versionWords } from "../logic/policy-draft.ts";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Title } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { PolicyForm } from "./policy-form.tsx";

export function PolicyView() {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const { shown, again } = useAnswer<PolicyAnswer>(`${base}/policy`);
  return (
    <>
      <Title>{say("기준 설정", "Policy")}</Title>
      <Answered shown={shown} again={again}>
        {(answer) => (
          <>
            <p className="small">
              {tell(versionWords(answer.version))}
              {answer.inheritedFrom !== null
                ? say(
                    " (지난 회계연도 기준을 이어 씁니다. 공휴일과 담당자를 확인해 주십시오.)",
                    " (an earlier year's, which goes on: check its holidays and recipients)",
                  )
                : answer.versions.length === 0 && say(" (아직 정한 적 없음)", " (nothing was decided yet)")}
            </p>
            {/* A new version is a new form: what was typed into the one before is saved by then. */}
            <PolicyForm
              key={answer.version}
              version={answer.version}
              policy={answer.policy}
              hidden={answer.hidden}
            />
            {answer.versions.length > 0 && (
              <DataTable
                title={say("지난 결정", "Versions")}
                rows={answer.versions}
                keyOf={({ version }) => version}
                columns={[
                  { title: say("판", "Version"), cell: ({ version }) => version },
                  { title: say("누가", "By"), cell: ({ by }) => by },
                  { title: say("언제", "When"), cell: ({ at }) => formatMoment(at) },
                ]}
              />
            )}
          </>
        )}
      </Answered>
    </>
  );
}
