/** Who did what, when, and how it stood before and after: every act in these books, the newest first, in words. */
import { useState } from "react";
import type { AuditAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { actNames, outcomeWords } from "../../shared/domain/words/act-names.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { valueLines } from "./act-labels.ts";

type Entry = AuditAnswer["items"][number];

const perPage = 100;
const mostShown = 500;

export function AuditView() {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const { params, change } = usePlace();
  const [limit, setLimit] = useState(perPage);
  const { shown, again } = useAnswer<AuditAnswer>(`${base}/audit?limit=${limit}`);
  const [act, who] = [params.get("act") ?? "", params.get("who") ?? ""];
  return (
    <>
      <Title>{say("감사 기록", "Audit trail")}</Title>
      <Answered shown={shown} again={again}>
        {({ items, next }) => {
          const found = items.filter(
            (entry) => (act === "" || entry.act === act) && (who === "" || entry.by.name === who),
          );
          return (
            <>
              <div className="row-form">
                <label>
                  {say("무엇을", "What")}
                  <select value={act} onChange={({ target }) => change({ act: target.value })}>
                    <option value="">{say("모두", "all")}</option>
                    {[...new Set(items.map((entry) => entry.act))].map((name) => (
                      <option key={name} value={name}>
                        {tell(actNames[name])}
                      </option>
                    ))}
                  </select>
                </label>
                <label>
                  {say("누가", "Who")}
                  <select value={who} onChange={({ target }) => change({ who: target.value })}>
                    <option value="">{say("모두", "all")}</option>
                    {[...new Set(items.map(({ by }) => by.name))].toSorted().map((name) => (
                      <option key={name}>{name}</option>
                    ))}
                  </select>
                </label>
              </div>
              {found.length === 0 ? (
                <Empty>{say("그런 기록이 없습니다.", "There is no such act.")}</Empty>
              ) : (
                <ActTable entries={found} />
              )}
              {next !== null && limit < mostShown && (
                <button type="button" onClick={() => setLimit(mostShown)}>
                  {say("더 보기", "Show more")}
                </button>
              )}
              {next !== null && limit >= mostShown && (
                <p className="small">
                  {say(
                    `최근 ${mostShown}건입니다. 그 앞의 기록은 monitor audit로 볼 수 있습니다.`,
                    `The latest ${mostShown}; monitor audit shows those before.`,
                  )}
                </p>
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function ActTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { say, tell, language } = useLanguage();
  return (
    <DataTable
      title={say(`기록 ${entries.length}건`, `${entries.length} acts`)}
      rows={entries.map((entry, index) => ({ ...entry, index }))}
      keyOf={({ index }) => `${index}`}
      columns={[
        { title: say("언제", "When"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
        { title: say("누가", "Who"), cell: ({ by }) => `${by.name} (${tell(roleNames[by.role])})` },
        { title: say("무엇을", "What"), cell: ({ act }) => tell(actNames[act]) },
        { title: say("어디에", "To what"), cell: (entry) => <Target entry={entry} /> },
        { title: say("결과", "Outcome"), cell: ({ outcome }) => tell(outcomeWords(outcome)) },
        {
          title: say("전과 뒤", "Before and after"),
          cell: ({ act, before, after, changes }) => (
            <span className="sentence">
              {(act === "set-policy"
                ? changes.map(
                    ({ title, beforeText, afterText }) =>
                      `${tell(title)}: ${tell(beforeText)} → ${tell(afterText)}`,
                  )
                : valueLines(before, after, language)
              ).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

function Target({ entry: { act, target, title } }: { readonly entry: Entry }) {
  const words = title ?? target;
  if (act === "set-policy") return <Link view="policy">{words}</Link>;
  if (act === "take-snapshot") return <Link view="snapshots">{words}</Link>;
  const [, id] = /^project\/([^#]+)#/.exec(target) ?? [];
  if (id !== undefined)
    return (
      <Link view="project" values={{ id }}>
        {words}
      </Link>
    );
  return title !== null && (act === "upload" || act.endsWith("-upload")) ? (
    <Link view="uploads" values={{ upload: target }}>
      {words}
    </Link>
  ) : (
    words
  );
}
