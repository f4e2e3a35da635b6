import {
  DISCOUNT_BEARERS,
  MEAL_MODES,
  MEAL_SLOTS,
  TIER_KINDS,
  type DinerCondition,
  type Tier,
} from '@nuancan/five-ones';
import { fen, ZERO_FEN } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { BenefitForm } from './benefit-form.js';
import { ConditionForm } from './condition-form.js';
import { ChecksControl, ChoiceControl, NotesAt, TextControl, YuanControl } from './controls.js';
import { FundersForm } from './funders-form.js';
import { LimitsForm } from './limits-form.js';
import { withItem, without } from './with-item.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WEEKDAY_KEYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const EVERYBODY: DinerCondition = {
  age: null,
  anyCategory: null,
  grades: null,
  registration: 'anywhere',
  livesAlone: null,
};
const USUAL_FEE = fen(200);

interface TierFormProps {
  readonly tier: Tier;
  readonly pointer: string;
  readonly onChange: (tier: Tier) => void;
  readonly onAhead: (() => void) | null;
  readonly onRemove: (() => void) | null;
}

/** One tier: who, when, what, how often, paid by whom. */
export function TierForm({ tier, pointer, onChange, onAhead, onRemove }: TierFormProps) {
  const { t } = useTranslation();
  return (
    <section className="policy-panel" data-tier={tier.code} aria-label={tier.code}>
      <h2>{t('policyTools.tier', { code: tier.code })}</h2>
      <NotesAt pointer={pointer} />
      <TierNames tier={tier} pointer={pointer} onChange={onChange} />
      {tier.who.map((condition, at) => (
        <ConditionForm
          key={at}
          condition={condition}
          pointer={`${pointer}/who/${at}`}
          onChange={(changed) => onChange({ ...tier, who: withItem(tier.who, at, changed) })}
          onRemove={tier.who.length === 1 ? null : () => onChange({ ...tier, who: without(tier.who, at) })}
        />
      ))}
      <button type="button" className="button" onClick={() => onChange({ ...tier, who: [...tier.who, EVERYBODY] })}>
        {t('policyTools.addWay')}
      </button>
      <ChecksControl
        label={t('policyTools.slots')}
        pointer={`${pointer}/slots`}
        values={tier.slots}
        options={MEAL_SLOTS.map((slot) => [slot, t(`slot.${slot}`)])}
        onChange={(slots) => onChange({ ...tier, slots })}
      />
      <ChecksControl
        label={t('policyTools.modes')}
        pointer={`${pointer}/modes`}
        values={tier.modes}
        options={MEAL_MODES.map((mode) => [mode, t(`mode.${mode}`)])}
        onChange={(modes) => onChange({ ...tier, modes })}
      />
      <ChecksControl
        label={t('policyTools.weekdays')}
        pointer={`${pointer}/weekdays`}
        values={tier.weekdays}
        options={WEEKDAYS.map((weekday) => [weekday, t(`policies.weekday.${WEEKDAY_KEYS[weekday - 1] ?? 'mon'}`)])}
        onChange={(weekdays) => onChange({ ...tier, weekdays })}
      />
      <BenefitForm
        benefit={tier.benefit}
        pointer={`${pointer}/benefit`}
        onChange={(benefit) => onChange({ ...tier, benefit })}
      />
      <TierTerms tier={tier} pointer={pointer} onChange={onChange} />
      <FundersForm
        funders={tier.funders}
        pointer={`${pointer}/funders`}
        onChange={(funders) => onChange({ ...tier, funders })}
      />
      <div className="draft-row">
        {onAhead !== null && (
          <button type="button" className="button button-quiet" onClick={onAhead}>
            {t('policyTools.ahead', { what: tier.code })}
          </button>
        )}
        {onRemove !== null && (
          <button type="button" className="button button-quiet" onClick={onRemove}>
            {t('policyTools.remove', { what: tier.code })}
          </button>
        )}
      </div>
    </section>
  );
}

type PartProps = Pick<TierFormProps, 'tier' | 'pointer' | 'onChange'>;

function TierNames({ tier, pointer, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="draft-row">
      <TextControl
        label={t('policyTools.code')}
        pointer={`${pointer}/code`}
        value={tier.code}
        onChange={(code) => onChange({ ...tier, code })}
      />
      <TextControl
        label={t('policyTools.nameZh')}
        pointer={`${pointer}/name/zh`}
        value={tier.name.zh}
        onChange={(zh) => onChange({ ...tier, name: { ...tier.name, zh } })}
      />
      <TextControl
        label={t('policyTools.nameEn')}
        pointer={`${pointer}/name/en`}
        value={tier.name.en}
        onChange={(en) => onChange({ ...tier, name: { ...tier.name, en } })}
      />
      <ChoiceControl
        label={t('policyTools.kind')}
        pointer={`${pointer}/kind`}
        value={tier.kind}
        options={TIER_KINDS.map((kind) => [kind, t(`policies.kind.${kind}`)])}
        onChange={(kind) =>
          onChange(
            kind === 'delivery'
              ? {
                  ...tier,
                  kind,
                  modes: ['home_delivery'],
                  feeFen: USUAL_FEE,
                  elderCeilingFen: null,
                  discountBearer: null,
                }
              : { ...tier, kind, feeFen: null },
          )
        }
      />
    </div>
  );
}

function TierTerms({ tier, pointer, onChange }: PartProps) {
  const { t } = useTranslation();
  const { minimumSpend } = tier;
  return (
    <>
      <div className="draft-row">
        {tier.kind === 'delivery' && (
          <YuanControl
            label={t('policies.fee')}
            pointer={`${pointer}/feeFen`}
            value={tier.feeFen}
            onChange={(feeFen) => onChange({ ...tier, feeFen: feeFen ?? ZERO_FEN })}
          />
        )}
        <YuanControl
          label={t('policies.minimum')}
          pointer={`${pointer}/minimumSpend/amountFen`}
          value={minimumSpend?.amountFen ?? null}
          onChange={(amountFen) =>
            onChange({
              ...tier,
              minimumSpend: amountFen === null ? null : { amountFen, per: minimumSpend?.per ?? 'meal' },
            })
          }
        />
        {minimumSpend !== null && (
          <ChoiceControl
            label={t('policyTools.per')}
            pointer={`${pointer}/minimumSpend/per`}
            value={minimumSpend.per}
            options={[
              ['meal', t('policyTools.perMeal')],
              ['day', t('policyTools.perDay')],
            ]}
            onChange={(per) => onChange({ ...tier, minimumSpend: { ...minimumSpend, per } })}
          />
        )}
        {tier.kind === 'meal' && <DiscountTerms tier={tier} pointer={pointer} onChange={onChange} />}
        <ChoiceControl
          label={t('policyTools.whoseLimits')}
          pointer={`${pointer}/limits`}
          value={tier.limits === null ? 'shared' : 'own'}
          options={[
            ['shared', t('policyTools.sharedLimits')],
            ['own', t('policyTools.ownLimits')],
          ]}
          onChange={(whose) => onChange({ ...tier, limits: whose === 'own' ? [] : null })}
        />
      </div>
      {tier.limits !== null && (
        <LimitsForm
          limits={tier.limits}
          pointer={`${pointer}/limits`}
          onChange={(limits) => onChange({ ...tier, limits })}
        />
      )}
    </>
  );
}

/** What becomes of shares that are dropped, and of what the funders leave. */
function DiscountTerms({ tier, pointer, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <YuanControl
        label={t('policies.ceiling')}
        pointer={`${pointer}/elderCeilingFen`}
        value={tier.elderCeilingFen}
        onChange={(elderCeilingFen) => onChange({ ...tier, elderCeilingFen })}
      />
      <ChoiceControl
        label={t('policies.bearer')}
        pointer={`${pointer}/discountBearer`}
        value={tier.discountBearer ?? 'elder'}
        options={[
          ['elder', t('policyTools.elder')],
          ...DISCOUNT_BEARERS.map((bearer) => [bearer, t(`policies.bearers.${bearer}`)] as const),
        ]}
        onChange={(bearer) => onChange({ ...tier, discountBearer: bearer === 'elder' ? null : bearer })}
      />
    </>
  );
}
