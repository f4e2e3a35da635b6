import type { ReactNode } from 'react';

/** A state in words; the colour only repeats what the words say. */
export function StateTag({ tone, children }: { tone: 'good' | 'warn' | 'danger' | 'quiet'; children: ReactNode }) {
  return <span className={`state-tag state-${tone}`}>{children}</span>;
}
