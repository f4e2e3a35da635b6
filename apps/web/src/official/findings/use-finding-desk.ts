import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Role } from '../../api/contract.js';
import type { Finding } from './finding-contract.js';
import { alikeOf, decisionsOf, isTaken, isUndecided, type OfficialDecision } from './finding-steps.js';

const KEYS: Readonly<Record<string, OfficialDecision>> = { a: 'accept', d: 'disallow', q: 'ask' };

/** A decision that is about to be taken. */
export interface Asking {
  readonly finding: Finding;
  readonly kind: OfficialDecision;
}

/** Which finding is open, and what is decided of it. */
export interface FindingDesk {
  readonly openId: string | null;
  readonly asking: Asking | null;
  /** When the claim was approved; null: it is open. */
  readonly approvedAt: string | null;
  readonly mayDecide: (finding: Finding) => readonly OfficialDecision[];
  readonly toggle: (id: string) => void;
  readonly ask: (asking: Asking) => void;
  readonly cancel: () => void;
  /** What may be decided in the same way at once. */
  readonly alike: (asking: Asking) => readonly Finding[];
  /** Opens what is to be decided next. */
  readonly decided: (ids: readonly string[]) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

interface DeskOfFindings {
  /** As they stand on the page. */
  readonly ordered: readonly Finding[];
  readonly role: Role;
  readonly approvedAt: string | null;
  /** Where the findings stand. */
  readonly panel: RefObject<HTMLElement | null>;
}

/** Works only while the focus is in the panel: single letters elsewhere belong to the browser and to screen readers. */
export function useDeskOfFindings({ ordered, role, approvedAt, panel }: DeskOfFindings): FindingDesk {
  const [openId, setOpenId] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current || asking !== null) return;
    focusNext.current = false;
    panel.current?.querySelector<HTMLElement>('[aria-expanded=true]')?.focus();
  }, [openId, asking, panel]);
  const show = (finding: Finding | undefined): void => {
    if (!finding) return;
    focusNext.current = true;
    setOpenId(finding.id);
  };
  const mayDecide = (finding: Finding): readonly OfficialDecision[] =>
    isTaken(finding, approvedAt) ? decisionsOf(finding, role) : [];
  const at = ordered.findIndex(({ id }) => id === openId);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !isPanelKey(event)) return;
    const key = event.key.toLowerCase();
    const finding = ordered[at];
    const kind = KEYS[key];
    if (key === 'j') show(ordered[at + 1]);
    else if (key === 'k') show(ordered[at - 1]);
    else if (kind && finding && mayDecide(finding).includes(kind)) setAsking({ finding, kind });
    else return;
    event.preventDefault();
  };
  return {
    ...{ openId, asking, approvedAt, mayDecide, ask: setAsking, onKey },
    toggle: (id) => setOpenId(id === openId ? null : id),
    cancel: () => setAsking(null),
    alike: ({ finding, kind }) => alikeOf(finding, ordered).filter((other) => mayDecide(other).includes(kind)),
    decided: (ids) => {
      const rest = [...ordered.slice(at + 1), ...ordered.slice(0, at)];
      show(rest.find((finding) => isUndecided(finding) && !ids.includes(finding.id)) ?? ordered[at]);
    },
  };
}

/** Not what is written into a field or pressed in a dialog. */
function isPanelKey({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('dialog, input, select, textarea') === null;
}
