/** Payments that no figure of the page has, with the projects that they probably belong to. */
import { useRef } from "react";
import type { Overview } from "../../shared/contracts/api/api.ts";
import { Won } from "../parts/amounts.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { ProblemNotice } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";
import { FollowedAnswer } from "../uploads/follow-answer.tsx";
import { useAnswering } from "../uploads/use-answering.ts";

interface UnmatchedProps {
  readonly unmatched: NonNullable<Overview["unmatched"]>;
}

export function UnmatchedPayments({ unmatched }: UnmatchedProps) {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const { lines, won, through, items } = unmatched;
  return (
    <div className="notice" role="note" aria-label={say("연결되지 않은 지급", "Unmatched payments")}>
      <p>
        {say(`연결되지 않은 지급 ${lines}건 `, `Unmatched payments, ${lines} lines: `)}
        <Won won={won} named />
        {say(
          ` (${through}까지). 전체 자료의 어느 사업과도 이름이 맞지 않아 집행액과 집행률에 더하지 않았습니다.`,
          ` up to ${through}. They fit no project of the full statement by name and are in no amount or rate.`,
        )}
      </p>
      <p>
        <DownloadLink path={`${base}/reconciliation?format=csv&state=all`}>
          {say("사업별 지출 대사표 (CSV)", "Reconciliation by project (CSV)")}
        </DownloadLink>
        {me.role === "finance" && (
          <>
            {" · "}
            <Link view="match">{say("지급 연결에서 모두 보고 답하기", "See and answer all of them")}</Link>
          </>
        )}
      </p>
      {items.length > 0 && (
        <details>
          <summary>{say("지급 보기", "Show them")}</summary>
          <UnmatchedList unmatched={unmatched} />
        </details>
      )}
    </div>
  );
}

type Unmatched = NonNullable<Overview["unmatched"]>;
type Payment = Unmatched["items"][number];

/** Unmatched payments one by one: what each probably is, why, and the answers of those who may give them. */
function UnmatchedList({ unmatched: { items, lines, sure } }: { readonly unmatched: Unmatched }) {
  const { say } = useLanguage();
  const { problem, isBusy, requested, endRequest, answer, answerAll } = useAnswering();
  const list = useRef<HTMLUListElement>(null);
  /** The button that was pressed goes away with its payment: whoever works by keyboard goes on in the list. */
  const goOn = async (answering: Promise<unknown>): Promise<void> => {
    await answering;
    list.current?.focus();
  };
  const sureCount = sure.reduce((sum, { payments }) => sum + payments, 0);
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      {requested.map((id) => (
        <FollowedAnswer key={id} id={id} onEnd={endRequest} />
      ))}
      {sureCount > 0 && (
        <div className="acts">
          <button
            type="button"
            className="primary"
            disabled={isBusy}
            onClick={() =>
              void goOn(answerAll(new Map(sure.map(({ uploadId }) => [uploadId, { allSame: true }]))))
            }
          >
            {say(`모두 같은 사업 (${sureCount}건)`, `All are the same (${sureCount})`)}
          </button>
          <span className="small">
            {say(
              "같은 사업으로 보이는 것이 하나뿐인 지급만 연결합니다. 나머지는 하나씩 고르십시오.",
              "Matches only payments that can be one project alone; choose the others one by one.",
            )}
          </span>
        </div>
      )}
      <ul className="payments" ref={list} tabIndex={-1} aria-label={say("지급", "Payments")}>
        {items.map((payment) => (
          <PaymentItem
            key={payment.id}
            payment={payment}
            isBusy={isBusy}
            answer={(uploadId, to) => void goOn(answer(uploadId, { same: [{ from: payment.id, to }] }))}
          />
        ))}
      </ul>
      {items.length < lines && (
        <p className="small">
          {say(`전체 ${lines}건 가운데 ${items.length}건입니다.`, `${items.length} of ${lines} are shown.`)}
        </p>
      )}
    </>
  );
}

interface ItemProps {
  readonly payment: Payment;
  readonly isBusy: boolean;
  readonly answer: (uploadId: string, to: string) => void;
}

function PaymentItem({ payment, isBusy, answer }: ItemProps) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { name, department, won, uploadId, partners } = payment;
  return (
    <li>
      {department} {name} <Won won={won} named />
      {uploadId !== null && (
        <span className="small">
          {" · "}
          <Link view="uploads" values={{ upload: uploadId }}>
            {say("파일 보기 · 답 되돌리기", "The file, and taking answers back")}
          </Link>
        </span>
      )}
      {partners.length > 0 && (
        <ul>
          {partners.map((partner) => (
            <li key={partner.id}>
              {"→ "}
              {!seesProjects(me) ? (
                partner.name
              ) : (
                <Link view="project" values={{ id: partner.id }}>
                  {partner.name}
                </Link>
              )}{" "}
              <span className="small">
                {partner.department !== null && `${partner.department} · `}
                {say("근거", "Evidence")}: {tell(partner.why)}
              </span>{" "}
              {uploadId !== null && (
                <button
                  type="button"
                  disabled={isBusy}
                  aria-label={say(
                    `${name}: ${partner.name}, 같은 사업`,
                    `${name}: the same project as ${partner.name}`,
                  )}
                  onClick={() => answer(uploadId, partner.id)}
                >
                  {say("같은 사업", "Same")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
