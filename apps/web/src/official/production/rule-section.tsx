import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import { FactsSection } from '../facilities/facts-section.js';

type FoodRule = components['schemas']['FoodRuleDto'];

const MINUTES_OF_HOUR = 60;
const NUMBERS = {
  hotMinutes: 1440,
  chilledMinutes: 10_080,
  coreCelsius: 100,
  sampleGrams: 1000,
  sampleMinutes: 10_080,
  sampleFromCelsius: 10,
  sampleToCelsius: 15,
} as const;

/** Until when food may be eaten, how hot it is cooked, and what a sample is; the district sets it from a day on. */
export function RuleSection({ maySet }: { maySet: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['portions', 'rule'],
    queryFn: ({ signal }) => request<FoodRule>('/v1/food-rules', { signal }),
  });
  return (
    <FactsSection title={t('portions.rule')} query={query} keys={maySet && query.data && <RuleKey rule={query.data} />}>
      {(rule) => (
        <p>
          {t('portions.ruleText', {
            hot: rule.hotMinutes / MINUTES_OF_HOUR,
            chilled: rule.chilledMinutes / MINUTES_OF_HOUR,
            core: rule.coreCelsius,
            grams: rule.sampleGrams,
            from: rule.sampleFromCelsius,
            to: rule.sampleToCelsius,
            keep: rule.sampleMinutes / MINUTES_OF_HOUR,
          })}{' '}
          {rule.validFrom === null ? t('portions.ruleDefault') : t('portions.ruleSince', { day: rule.validFrom })}
        </p>
      )}
    </FactsSection>
  );
}

function RuleKey({ rule }: { rule: FoodRule }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  const numbers = Object.entries(NUMBERS) as [keyof typeof NUMBERS, number][];
  const fields: Field[] = numbers.map(([name, most]) => ({
    ...{ kind: 'integer', name, label: t(`portions.${name}`), most, start: String(rule[name]) },
  }));
  return (
    <FormKey
      label={t('portions.ruleSet')}
      refresh={['portions', 'rule']}
      form={{
        title: t('portions.ruleSet'),
        method: 'POST',
        path: '/v1/food-rules',
        fields: [
          { kind: 'date', name: 'validFrom', label: t('portions.validFrom'), min: today, start: today },
          ...fields,
        ],
      }}
    />
  );
}
