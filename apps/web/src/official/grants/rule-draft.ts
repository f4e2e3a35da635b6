import { fen, formatYuan, parseYuan, type BusinessDate } from '@nuancan/kernel';
import { GRADES, GRANT_FUNDERS, type GrantRule, type GrantRuleDraft } from '../../grants/grant-contract.js';

/** What stands in the fields of a rule; money in yuan. */
export interface RuleDraft {
  readonly code: string;
  readonly name: string;
  readonly basis: GrantRule['basis'];
  readonly period: GrantRule['period'];
  readonly tiers: readonly GrantRule['tiers'][number][];
  readonly steps: readonly { readonly from: string; readonly yuan: string }[];
  readonly most: string;
  readonly grades: readonly string[];
  /** A weight for each funder; empty: it pays nothing. */
  readonly weights: readonly string[];
  readonly effectiveFrom: string;
}

const written = (amountFen: number): string => formatYuan(fen(amountFen));

/** What the fields begin with: those of an earlier version, or a rule by heads with one step. Pure. */
export function startDraft(rule: GrantRule | null, effectiveFrom: BusinessDate): RuleDraft {
  if (rule === null) {
    return {
      ...{ code: '', name: '', basis: 'heads', period: 'month', tiers: ['elder_canteen'] },
      ...{
        steps: [{ from: '0', yuan: '' }],
        most: '',
        grades: ['', '', ''],
        weights: ['', '', '1', ''],
        effectiveFrom,
      },
    };
  }
  const { code, name, basis, period, tiers } = rule;
  const steps = rule.steps.map(({ fromMeals, fenPerMeal }) => ({ from: String(fromMeals), yuan: written(fenPerMeal) }));
  return {
    ...{ code, name, basis, period, tiers, effectiveFrom },
    steps: steps.length > 0 ? steps : [{ from: '0', yuan: '' }],
    most: rule.mostFen === null ? '' : written(rule.mostFen),
    grades: GRADES.map((_, at) => (rule.gradeFen[at] === undefined ? '' : written(rule.gradeFen[at]))),
    weights: GRANT_FUNDERS.map((funder) => String(rule.funders.find((one) => one.funder === funder)?.weight ?? '')),
  };
}

/** The request: of both bases only the chosen one. What is no amount goes out as none, and the server says so. Pure. */
export function ruleBody(draft: RuleDraft): GrantRuleDraft {
  const { code, name, basis, period, tiers, effectiveFrom } = draft;
  const byHeads = basis === 'heads';
  const most = draft.most.trim();
  return {
    ...{ code: code.trim(), name: name.trim(), basis, period, tiers: [...tiers], effectiveFrom },
    steps: byHeads ? draft.steps.map(({ from, yuan }) => ({ fromMeals: Number(from), fenPerMeal: fenOf(yuan) })) : [],
    gradeFen: byHeads ? [] : draft.grades.map(fenOf),
    ...(byHeads && most !== '' && { mostFen: fenOf(most) }),
    funders: GRANT_FUNDERS.flatMap((funder, at) => {
      const weight = draft.weights[at]?.trim() ?? '';
      return weight === '' ? [] : [{ funder, weight: Number(weight) }];
    }),
  };
}

function fenOf(text: string): number {
  return parseYuan(text.trim()) ?? Number.NaN;
}
