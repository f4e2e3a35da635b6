import type { Role } from '../../api/contract.js';
import type { Finding } from './finding-contract.js';

/** Decisions of officials, in the order of their keys. */
export const OFFICIAL_DECISIONS = ['accept', 'disallow', 'ask'] as const;
export type OfficialDecision = (typeof OFFICIAL_DECISIONS)[number];

/** Whether somebody still has to decide. Pure. */
export function isUndecided({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'open' || state === 'asked' || state === 'answered';
}

/** Whether it takes decisions: once the claim is approved, only what came to light afterwards. Pure. */
export function isTaken({ late, raisedAt }: Finding, approvedAt: string | null): boolean {
  return approvedAt === null || late || Date.parse(raisedAt) > Date.parse(approvedAt);
}

/** What a role may decide of a finding; the server refuses everything else whatever this says. Pure. */
export function decisionsOf(finding: Finding, role: Role): readonly OfficialDecision[] {
  if (role !== 'town_official' && role !== 'district_official') return [];
  if (!isUndecided(finding)) return [];
  // Nothing may follow from what only asks before somebody was asked.
  const hasStake = finding.stakeFen > 0 && finding.code !== 'U03' && !(finding.asks && finding.state === 'open');
  const mustAsk = finding.asks && finding.state === 'open';
  return OFFICIAL_DECISIONS.filter(
    (kind) => (kind !== 'disallow' || (hasStake && !mustAsk)) && (kind !== 'ask' || finding.state !== 'asked'),
  );
}

/** Others of the same kind about the same person, as the meals after one death: what is decided of one is so of all. Pure. */
export function alikeOf(finding: Finding, findings: readonly Finding[]): readonly Finding[] {
  const person = finding.facts['residentId'];
  if (typeof person !== 'string') return [];
  return findings.filter(
    ({ id, code, facts }) => id !== finding.id && code === finding.code && facts['residentId'] === person,
  );
}

/** The most that was disallowed: a meal that two findings disallow is taken off once. Pure. */
export function disallowedStake(findings: readonly Finding[]): number {
  return findings.reduce((sum, { state, stakeFen }) => (state === 'disallowed' ? sum + stakeFen : sum), 0);
}

/** Findings of one code, what is undecided among them and its stake. */
export interface FindingGroup {
  readonly code: Finding['code'];
  readonly findings: readonly Finding[];
  readonly undecided: number;
  readonly stakeFen: number;
}

/** By code, those with something to decide first, then by what is at stake. Pure. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes
    .map((code): FindingGroup => {
      const ofCode = findings.filter((finding) => finding.code === code);
      const open = ofCode.filter(isUndecided);
      return {
        code,
        findings: [...open, ...ofCode.filter((finding) => !isUndecided(finding))],
        undecided: open.length,
        stakeFen: open.reduce((sum, { stakeFen }) => sum + stakeFen, 0),
      };
    })
    .toSorted(
      (one, other) =>
        Number(other.undecided > 0) - Number(one.undecided > 0) ||
        other.stakeFen - one.stakeFen ||
        one.code.localeCompare(other.code),
    );
}
