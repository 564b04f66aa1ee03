/** Pictures come after the figures, and their library with them. What could not be fetched is fetched anew. */
import { type ComponentType, lazy, Suspense, useState } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";
import { BrokenNotice } from "./states.tsx";

/** Without it the view is still worth having: it says so in its place, with a button that tries again. */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const fetchPart = () => lazy(async () => ({ default: await load() }));
  let current = fetchPart();
  return function LatePart(props: Props) {
    const [attempt, setAttempt] = useState(0);
    const Part = current;
    const again = (): void => {
      current = fetchPart();
      setAttempt((before) => before + 1);
    };
    return (
      <ErrorBoundary place={`${attempt}`} broken={() => <BrokenNotice again={again} />}>
        <Suspense fallback={<div className="charts-to-come" />}>
          <Part {...props} />
        </Suspense>
      </ErrorBoundary>
    );
  };
}
