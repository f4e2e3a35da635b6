import { Component, type ReactNode } from 'react';

interface PhoneBoundaryProps {
  /** Shown in place of what broke. */
  readonly fallback: ReactNode;
  /** What is shown: once it is something else, another try is made. */
  readonly shown?: unknown;
  readonly children: ReactNode;
}

/** A part of the page that breaks is told, and does not take the rest with it. */
export class PhoneBoundary extends Component<PhoneBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: PhoneBoundaryProps): void {
    if (!this.state.failed || before.shown === this.props.shown) return;
    // The store gives new rows at every answer; only other ones are worth a try.
    if (JSON.stringify(before.shown) !== JSON.stringify(this.props.shown)) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
