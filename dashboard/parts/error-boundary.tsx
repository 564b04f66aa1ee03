/** What broke while it was drawn is said, with a way on: the page is never blank. */
import { Component, type ReactNode } from "react";

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
