import type { ReactNode } from 'react';

/** Nothing to show, and why. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state-panel">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
