import { checkPolicy, parsePolicy, type Policy } from '@nuancan/five-ones';
import { DomainError } from '@nuancan/kernel';

/** Something to be said at a field. */
export interface DraftNote {
  readonly pointer: string;
  /** fault: cannot be saved; warning: probably a mistake; note: worth a look. */
  readonly severity: 'fault' | 'warning' | 'note';
  readonly zh: string;
  readonly en: string;
}

/** What a text is as a policy, and what there is to say about it. */
export interface JudgedDraft {
  /** Null while something is missing or wrong. */
  readonly policy: Policy | null;
  readonly notes: readonly DraftNote[];
}

/** Reads a document as the server will, by the same code. Pure. */
export function judgeDraft(text: string): JudgedDraft {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { policy: null, notes: [{ pointer: '', severity: 'fault', zh: '不是有效的 JSON', en: 'This is no JSON' }] };
  }
  try {
    const policy = parsePolicy(json);
    return { policy, notes: checkPolicy(policy) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const notes = (error.errors ?? []).map(({ pointer, zh, en }) => ({ pointer, severity: 'fault' as const, zh, en }));
    return { policy: null, notes };
  }
}

/** A document as the editor shows and sends it. */
export function policyText(policy: object): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}
