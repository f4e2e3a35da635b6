import { Component, type ReactNode } from 'react';
import { PageFailed } from './page-failed.js';

interface PageBoundaryProps {
  /** Another path is another try. */
  readonly path: string;
  readonly children: ReactNode;
}

/** Keeps header and navigation alive when a page cannot be loaded or breaks. */
export class PageBoundary extends Component<PageBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: PageBoundaryProps): void {
    if (this.state.failed && before.path !== this.props.path) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}
