import { FUNDERS, type FunderShare } from '@nuancan/five-ones';
import { ZERO_FEN } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { ChecksControl, ChoiceControl, NotesAt, YuanControl } from './controls.js';
import { moveAhead, withItem, without } from './with-item.js';

interface FundersFormProps {
  readonly funders: readonly FunderShare[];
  readonly pointer: string;
  readonly onChange: (funders: FunderShare[]) => void;
}

/** Who pays, in the order in which shares are filled. */
export function FundersForm({ funders, pointer, onChange }: FundersFormProps) {
  const { t } = useTranslation();
  const free = FUNDERS.find((funder) => !funders.some((share) => share.funder === funder));
  return (
    <fieldset className="draft-group">
      <legend>{t('policies.funders')}</legend>
      {funders.map((share, at) => (
        <FunderRow
          key={at}
          share={share}
          pointer={`${pointer}/${at}`}
          onChange={(changed) => onChange(withItem(funders, at, changed))}
          onAhead={at === 0 ? null : () => onChange(moveAhead(funders, at))}
          onRemove={() => onChange(without(funders, at))}
        />
      ))}
      {free !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange([
              ...funders,
              { funder: free, amountFen: 'rest', travels: { otherTown: false, otherDistrict: false } },
            ])
          }
        >
          {t('policyTools.addFunder')}
        </button>
      )}
      <NotesAt pointer={pointer} />
    </fieldset>
  );
}

interface FunderRowProps {
  readonly share: FunderShare;
  readonly pointer: string;
  readonly onChange: (share: FunderShare) => void;
  readonly onAhead: (() => void) | null;
  readonly onRemove: () => void;
}

function FunderRow({ share, pointer, onChange, onAhead, onRemove }: FunderRowProps) {
  const { t } = useTranslation();
  const name = t(`policies.funderName.${share.funder}`);
  const travelling = (['otherTown', 'otherDistrict'] as const).filter((place) => share.travels[place]);
  return (
    <div className="draft-row">
      <ChoiceControl
        label={t('policies.funder')}
        pointer={`${pointer}/funder`}
        value={share.funder}
        options={FUNDERS.map((funder) => [funder, t(`policies.funderName.${funder}`)])}
        onChange={(funder) => onChange({ ...share, funder })}
      />
      <ChoiceControl
        label={t('policyTools.share')}
        pointer={`${pointer}/amountFen`}
        value={share.amountFen === 'rest' ? 'rest' : 'fixed'}
        options={[
          ['fixed', t('policyTools.fixedShare')],
          ['rest', t('policies.rest')],
        ]}
        onChange={(kind) => onChange({ ...share, amountFen: kind === 'rest' ? 'rest' : ZERO_FEN })}
      />
      {share.amountFen !== 'rest' && (
        <YuanControl
          label={t('policies.shareYuan')}
          pointer={`${pointer}/amountFen`}
          value={share.amountFen}
          onChange={(amountFen) => onChange({ ...share, amountFen: amountFen ?? ZERO_FEN })}
        />
      )}
      <ChecksControl
        label={t('policyTools.travels')}
        pointer={`${pointer}/travels`}
        values={travelling}
        options={[
          ['otherTown', t('policies.otherTown')],
          ['otherDistrict', t('policies.otherDistrict')],
        ]}
        onChange={(places) =>
          onChange({
            ...share,
            travels: { otherTown: places.includes('otherTown'), otherDistrict: places.includes('otherDistrict') },
          })
        }
      />
      {onAhead !== null && (
        <button type="button" className="button button-quiet" onClick={onAhead}>
          {t('policyTools.ahead', { what: name })}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={onRemove}>
        {t('policyTools.remove', { what: name })}
      </button>
      <NotesAt pointer={pointer} />
    </div>
  );
}
