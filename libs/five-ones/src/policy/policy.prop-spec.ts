import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { checkPolicy, parsePolicy, PolicyErrors, rateMeal } from '../index.js';
import { anyDiner, anyMeal, anyPolicyDocument } from '../testing/arbitraries.js';

describe('policy documents', () => {
  test('a parsed policy is its own JSON', () => {
    fc.assert(
      fc.property(anyPolicyDocument, (document) => {
        const policy = parsePolicy(document);
        expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
      }),
    );
  });

  test('any JSON parses or is refused with pointers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyPolicyDocument), fc.string(), fc.jsonValue(), (json, name, value) => {
        const document = typeof json === 'object' && !Array.isArray(json) ? { ...json, [name]: value } : json;
        try {
          parsePolicy(document);
        } catch (error) {
          expect(PolicyErrors.INVALID_DOCUMENT.is(error) && (error.errors?.length ?? 0) > 0).toBe(true);
        }
      }),
    );
  });

  test('a tier found unreachable never names a rating in which it gives something; a shadow is found', () => {
    const always = { effectiveFrom: '2024-01-01', effectiveTo: null, scope: { districtCode: '330213' } };
    const visits = fc.array(fc.tuple(anyDiner, anyMeal), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anyPolicyDocument, visits, (document, meals) => {
        const plain = parsePolicy({ ...document, ...always });
        const shadows = plain.tiers.map((tier) => ({ ...tier, code: `shadow-of-${tier.code}` }));
        const policy = { ...plain, tiers: [...plain.tiers, ...shadows] };
        const unreachable = checkPolicy(policy)
          .filter(({ code }) => code === 'unreachable_tier' || code === 'gives_nothing')
          .map(({ pointer }) => policy.tiers[Number(pointer.split('/')[2])]?.code);
        for (const shadow of shadows.filter(({ limits, benefit }) => limits === null && benefit.kind !== 'none')) {
          expect(unreachable).toContain(shadow.code);
        }
        for (const [diner, meal] of meals) {
          const rating = rateMeal({ policies: [policy], diner, meal, limitUse: () => 0 });
          if (rating.limits.length > 0 && rating.delivery === null) expect(unreachable).not.toContain(rating.tierCode);
        }
      }),
    );
  });
});
