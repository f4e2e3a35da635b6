import type { Benefit, PriceLevel } from '@nuancan/five-ones';
import { ZERO_FEN } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { ChoiceControl, NotesAt, NumberControl, YuanControl } from './controls.js';
import { withItem, without } from './with-item.js';

const KINDS = ['fixed', 'percentage', 'elder_pays', 'elder_pays_by_price', 'none'] as const;

interface BenefitFormProps {
  readonly benefit: Benefit;
  readonly pointer: string;
  readonly onChange: (benefit: Benefit) => void;
}

/** What is taken off the price. */
export function BenefitForm({ benefit, pointer, onChange }: BenefitFormProps) {
  const { t } = useTranslation();
  return (
    <div className="draft-row">
      <ChoiceControl
        label={t('policies.benefit')}
        pointer={pointer}
        value={benefit.kind}
        options={KINDS.map((kind) => [kind, t(`policyTools.benefitKind.${kind}`)])}
        onChange={(kind) => onChange(emptyBenefit(kind))}
      />
      {(benefit.kind === 'fixed' || benefit.kind === 'elder_pays') && (
        <YuanControl
          label={t(benefit.kind === 'fixed' ? 'policyTools.off' : 'policyTools.elderPays')}
          pointer={`${pointer}/amountFen`}
          value={benefit.amountFen}
          onChange={(amountFen) => onChange({ ...benefit, amountFen: amountFen ?? ZERO_FEN })}
        />
      )}
      {benefit.kind === 'percentage' && (
        <>
          <NumberControl
            label={t('policyTools.percent')}
            pointer={`${pointer}/percent`}
            value={benefit.percent}
            onChange={(percent) => onChange({ ...benefit, percent: percent ?? 0 })}
          />
          <YuanControl
            label={t('policyTools.cap')}
            pointer={`${pointer}/capFen`}
            value={benefit.capFen}
            onChange={(capFen) => onChange({ ...benefit, capFen })}
          />
        </>
      )}
      {benefit.kind === 'elder_pays_by_price' && (
        <LevelsForm
          levels={benefit.levels}
          pointer={`${pointer}/levels`}
          onChange={(levels) => onChange({ ...benefit, levels })}
        />
      )}
    </div>
  );
}

function LevelsForm({
  levels,
  pointer,
  onChange,
}: {
  readonly levels: readonly PriceLevel[];
  readonly pointer: string;
  readonly onChange: (levels: PriceLevel[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="draft-group">
      <legend>{t('policyTools.levels')}</legend>
      {levels.map((level, at) => (
        <div key={at} className="draft-row">
          <YuanControl
            label={t('policyTools.price')}
            pointer={`${pointer}/${at}/priceFen`}
            value={level.priceFen}
            onChange={(priceFen) => onChange(withItem(levels, at, { ...level, priceFen: priceFen ?? ZERO_FEN }))}
          />
          <YuanControl
            label={t('policyTools.elderPays')}
            pointer={`${pointer}/${at}/elderPaysFen`}
            value={level.elderPaysFen}
            onChange={(elderPaysFen) =>
              onChange(withItem(levels, at, { ...level, elderPaysFen: elderPaysFen ?? ZERO_FEN }))
            }
          />
          <button type="button" className="button button-quiet" onClick={() => onChange(without(levels, at))}>
            {t('policyTools.remove', { what: at + 1 })}
          </button>
          <NotesAt pointer={`${pointer}/${at}`} />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...levels, { priceFen: ZERO_FEN, elderPaysFen: ZERO_FEN }])}
      >
        {t('policyTools.addLevel')}
      </button>
      <NotesAt pointer={pointer} />
    </fieldset>
  );
}

function emptyBenefit(kind: Benefit['kind']): Benefit {
  switch (kind) {
    case 'none':
      return { kind };
    case 'fixed':
    case 'elder_pays':
      return { kind, amountFen: ZERO_FEN };
    case 'percentage':
      return { kind, percent: 50, capFen: null };
    case 'elder_pays_by_price':
      return { kind, levels: [{ priceFen: ZERO_FEN, elderPaysFen: ZERO_FEN }] };
  }
}
