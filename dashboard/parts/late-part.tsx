/**
 * Parts whose code comes after the page's own. React's `lazy` shows what it waited for no sooner than 300 ms after its
 * placeholder, so that nothing flickers; here what is at hand is drawn at once, and what comes is drawn when it comes.
 */
import { type ComponentType, type ReactNode, useLayoutEffect, useState, Component } from "react";
import type { LateCode } from "../api/late-code.ts";
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

interface BoundaryProps {
  /** Another place is another try. */
  readonly place: string;
  /** @param again draws what broke anew. */
  readonly broken: (again: () => void) => ReactNode;
  readonly onBreak?: (error: unknown) => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly isBroken: boolean;
  readonly place: string;
}

/** What broke while it was drawn is said, with a way on: the page is never blank. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { isBroken: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { isBroken: true };
  }

  static getDerivedStateFromProps(
    { place }: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return place === state.place ? null : { isBroken: false, place };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onBreak?.(error);
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return this.props.broken(() => this.setState({ isBroken: false }));
  }
}
