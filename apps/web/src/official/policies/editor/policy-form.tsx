import type { Policy, Tier } from '@nuancan/five-ones';
import { fen, type BusinessDate } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { useTowns } from '../../../shared/use-towns.js';
import { ChecksControl, NotesAt, TextControl } from './controls.js';
import { LimitsForm } from './limits-form.js';
import { TierForm } from './tier-form.js';
import { moveAhead, withItem, without } from './with-item.js';

interface PolicyFormProps {
  readonly policy: Policy;
  readonly onChange: (policy: Policy) => void;
}

/** A policy field by field; what the check finds stands beside the field it is about. */
export function PolicyForm({ policy, onChange }: PolicyFormProps) {
  const { t } = useTranslation();
  const { tiers } = policy;
  const withTiers = (changed: Tier[]): void => onChange({ ...policy, tiers: changed });
  return (
    <>
      <PolicyTerms policy={policy} onChange={onChange} />
      <NotesAt pointer="/tiers" />
      {tiers.map((tier, at) => (
        <TierForm
          key={at}
          tier={tier}
          pointer={`/tiers/${at}`}
          onChange={(changed) => withTiers(withItem(tiers, at, changed))}
          onAhead={at === 0 ? null : () => withTiers(moveAhead(tiers, at))}
          onRemove={tiers.length === 1 ? null : () => withTiers(without(tiers, at))}
        />
      ))}
      <button type="button" className="button" onClick={() => withTiers([...tiers, newTier(tiers)])}>
        {t('policyTools.addTier')}
      </button>
    </>
  );
}

function PolicyTerms({ policy, onChange }: PolicyFormProps) {
  const { t } = useTranslation();
  const towns = useTowns().data?.items ?? [];
  const date = (value: string): BusinessDate => value as BusinessDate;
  return (
    <section className="policy-panel">
      <h2>{t('policyTools.whole')}</h2>
      <div className="draft-row">
        <TextControl
          label={t('policyTools.nameZh')}
          pointer="/name/zh"
          value={policy.name.zh}
          onChange={(zh) => onChange({ ...policy, name: { ...policy.name, zh } })}
        />
        <TextControl
          label={t('policyTools.nameEn')}
          pointer="/name/en"
          value={policy.name.en}
          onChange={(en) => onChange({ ...policy, name: { ...policy.name, en } })}
        />
        <TextControl
          label={t('policies.source')}
          pointer="/source"
          value={policy.source ?? ''}
          onChange={(source) => onChange({ ...policy, source: source === '' ? null : source })}
        />
        <TextControl
          label={t('policyTools.from')}
          type="date"
          pointer="/effectiveFrom"
          value={policy.effectiveFrom}
          onChange={(from) => onChange({ ...policy, effectiveFrom: date(from) })}
        />
        <TextControl
          label={t('policyTools.to')}
          type="date"
          pointer="/effectiveTo"
          value={policy.effectiveTo ?? ''}
          onChange={(to) => onChange({ ...policy, effectiveTo: to === '' ? null : date(to) })}
        />
      </div>
      <ChecksControl
        label={t('policyTools.towns')}
        pointer="/scope/townCodes"
        values={policy.scope.townCodes ?? []}
        options={towns.map(({ code, name }) => [code, name])}
        onChange={(codes) =>
          onChange({ ...policy, scope: { ...policy.scope, townCodes: codes.length === 0 ? null : codes } })
        }
      />
      <LimitsForm limits={policy.limits} pointer="/limits" onChange={(limits) => onChange({ ...policy, limits })} />
    </section>
  );
}

function newTier(tiers: readonly Tier[]): Tier {
  const code = `tier-${tiers.length + 1}`;
  return {
    ...{ code, name: { zh: code, en: code }, kind: 'meal', feeFen: null, minimumSpend: null, limits: null },
    ...{ elderCeilingFen: null, discountBearer: null },
    who: [{ age: { from: 60, to: null }, anyCategory: null, grades: null, registration: 'anywhere', livesAlone: null }],
    slots: ['lunch'],
    modes: ['dine_in', 'pickup', 'proxy_pickup', 'home_delivery'],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    benefit: { kind: 'fixed', amountFen: fen(100) },
    funders: [{ funder: 'district', amountFen: 'rest', travels: { otherTown: true, otherDistrict: false } }],
  };
}
