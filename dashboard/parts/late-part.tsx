/**
 * Parts whose code comes after the page's own. React's `lazy` shows what it waited for no sooner than 300 ms after its
 * placeholder, so that nothing flickers; here what is at hand is drawn at once, and what comes is drawn when it comes.
 */
import { type ComponentType, type ReactNode, useLayoutEffect, useState } from "react";
import type { LateCode } from "../api/late-code.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { BrokenNotice } from "./states.tsx";

/** @throws what fetching it failed with, while it is drawn. */
export function fetchedPart<Props extends object>(
  { fetch, atHand }: LateCode<Props>,
  toCome: ReactNode = null,
): ComponentType<Props> {
  return function FetchedPart(props: Props) {
    const [Part, setPart] = useState(atHand);
    const [failure, setFailure] = useState<Error | null>(null);
    useLayoutEffect(() => {
      if (Part !== null) return undefined;
      let isGone = false;
      fetch().then(
        (part) => !isGone && setPart(() => part),
        (error: unknown) => !isGone && setFailure(new Error("This part was not fetched.", { cause: error })),
      );
      return () => {
        isGone = true;
      };
    }, [Part]);
    if (failure !== null) throw failure;
    return Part === null ? toCome : <Part {...props} />;
  };
}

/** Without it the view is still worth having: it says so in its place, with a button that tries again. */
export function latePart<Props extends object>(
  code: LateCode<Props>,
  toCome: ReactNode = null,
): ComponentType<Props> {
  const Part = fetchedPart(code, toCome);
  return function LatePart(props: Props) {
    const [attempt, setAttempt] = useState(0);
    return (
      <ErrorBoundary
        place={`${attempt}`}
        broken={() => <BrokenNotice again={() => setAttempt((before) => before + 1)} />}
      >
        <Part {...props} />
      </ErrorBoundary>
    );
  };
}
