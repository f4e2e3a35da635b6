import type { Limit, Tier } from '@nuancan/five-ones';
import { formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { FunderTable } from './funder-table.js';
import { useTierWords } from './use-tier-words.js';

/** One tier in words. `shared`: the policy's limits, which hold unless the tier has its own. */
export function TierCard({ tier, shared }: { tier: Tier; shared: readonly Limit[] }) {
  const { t } = useTranslation();
  const text = useBilingual();
  const words = useTierWords();
  const facts: readonly (readonly [string, string])[] = [
    [t('policies.who'), tier.who.map(words.condition).join(t('policies.orElse'))],
    [t('policies.when'), words.occasions(tier)],
    ...(tier.feeFen === null ? [] : [[t('policies.fee'), words.yuan(tier.feeFen)] as const]),
    [t('policies.benefit'), words.benefit(tier.benefit)],
    ...(tier.minimumSpend === null
      ? []
      : [
          [
            t('policies.minimum'),
            t(`policies.minimumPer.${tier.minimumSpend.per}`, { yuan: formatYuan(tier.minimumSpend.amountFen) }),
          ] as const,
        ]),
    [t('policies.limits'), words.limits(tier.limits ?? shared)],
    ...(tier.elderCeilingFen === null ? [] : [[t('policies.ceiling'), words.yuan(tier.elderCeilingFen)] as const]),
    ...(tier.discountBearer === null
      ? []
      : [[t('policies.bearer'), t(`policies.bearers.${tier.discountBearer}`)] as const]),
  ];
  return (
    <section className="policy-panel" data-tier={tier.code}>
      <h2>
        {text(tier.name)} <small>{t(`policies.kind.${tier.kind}`)}</small>
      </h2>
      <dl className="policy-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {tier.funders.length > 0 && <FunderTable funders={tier.funders} />}
    </section>
  );
}
