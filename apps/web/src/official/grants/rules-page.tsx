import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { GRADES, type GrantRule } from '../../grants/grant-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { yuan } from '../../shared/yuan.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { GrantViews } from './grant-views.js';
import { RuleKey } from './rule-key.js';
import { useRules } from './use-rules.js';

const TONES = { entered: 'warn', confirmed: 'good', refused: 'quiet' } as const;

/** 补贴办法: versions by code, entered by one person and confirmed by another. */
export function RulesPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = useRules();
  const maySet = account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('grantDesk.rules')}>
        <GrantViews />
        {maySet && <RuleKey />}
      </PageHeader>
      <FactsSection title={t('grantDesk.rules')} query={query}>
        {({ items }) => (
          <FactTable
            caption={t('grantDesk.rules')}
            captionHidden
            none={t('grantDesk.noRulesText')}
            head={[
              ...[t('grants.rule'), t('grantDesk.basis'), t('grantDesk.tiers'), t('grantDesk.worth')],
              ...[t('grantDesk.shares'), t('grantDesk.validFrom'), t('grants.state'), ...(maySet ? [''] : [])],
            ]}
            rows={items.map((rule, at) => ({
              id: rule.id,
              quiet: rule.state === 'refused',
              cells: [
                <div className="claim-cell">
                  <span>{rule.name}</span>
                  <small>
                    {rule.code} · {t('grantDesk.version', { version: rule.version })}
                  </small>
                </div>,
                `${t(`grantDesk.basisOf.${rule.basis}`)} · ${t(`grantDesk.perOf.${rule.period}`)}`,
                rule.tiers.map((tier) => t(`tier.${tier}`)).join(' · '),
                <Worth rule={rule} />,
                rule.funders.map(({ funder, weight }) => `${t(`grantDesk.funderOf.${funder}`)} ${weight}`).join(' : '),
                rule.effectiveFrom,
                <StateTag tone={TONES[rule.state]}>{t(`grantDesk.ruleStateOf.${rule.state}`)}</StateTag>,
                ...(maySet
                  ? [<RuleKeys rule={rule} account={account} latest={items[at - 1]?.code !== rule.code} />]
                  : []),
              ],
            }))}
          />
        )}
      </FactsSection>
    </>
  );
}

function Worth({ rule: { basis, steps, mostFen, gradeFen } }: { rule: GrantRule }) {
  const { t } = useTranslation();
  const lines =
    basis === 'heads'
      ? steps.map(({ fromMeals, fenPerMeal }) => t('grantDesk.stepText', { from: fromMeals, amount: yuan(fenPerMeal) }))
      : GRADES.map((grade, at) => t('grantDesk.gradeText', { grade, amount: yuan(gradeFen[at] ?? 0) }));
  return (
    <ul className="grant-worth">
      {[...lines, ...(mostFen === null ? [] : [t('grantDesk.cap', { amount: yuan(mostFen) })])].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface RuleKeysProps {
  readonly rule: GrantRule;
  readonly account: Account;
  /** The last version of its code. */
  readonly latest: boolean;
}

function RuleKeys({ rule, account, latest }: RuleKeysProps) {
  const { t } = useTranslation();
  if (rule.state !== 'entered') return latest ? <RuleKey rule={rule} /> : null;
  if (rule.enteredBy === account.id) return <small>{t('grantDesk.waitsForAnother')}</small>;
  const key = (kind: 'confirmed' | 'refused') => {
    const label = t(kind === 'confirmed' ? 'grantDesk.confirm' : 'grantDesk.refuse');
    return (
      <FormKey
        main={kind === 'confirmed'}
        label={label}
        refresh={['grants']}
        form={{
          title: `${label} · ${rule.name}`,
          ...(kind === 'confirmed' && { note: t('grantDesk.confirmNote') }),
          ...{ fields: [], method: 'POST', path: `/v1/grant-rules/${rule.id}/decision`, body: () => ({ kind }) },
        }}
      />
    );
  };
  return (
    <div className="form-keys">
      {key('confirmed')}
      {key('refused')}
    </div>
  );
}
