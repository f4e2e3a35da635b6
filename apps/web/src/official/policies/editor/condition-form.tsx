import { CAPABILITY_GRADES, CATEGORIES, REGISTRATIONS, type Category, type DinerCondition } from '@nuancan/five-ones';
import { useTranslation } from 'react-i18next';
import { ChecksControl, ChoiceControl, NotesAt, NumberControl } from './controls.js';

interface ConditionFormProps {
  readonly condition: DinerCondition;
  readonly pointer: string;
  readonly onChange: (condition: DinerCondition) => void;
  /** Null: the only one. */
  readonly onRemove: (() => void) | null;
}

/** One way into a tier: all that is filled in must hold. */
export function ConditionForm({ condition, pointer, onChange, onRemove }: ConditionFormProps) {
  const { t } = useTranslation();
  const { age, grades, registration, livesAlone } = condition;
  const withAge = (from: number | null, to: number | null): void =>
    onChange({ ...condition, age: from === null && to === null ? null : { from: from ?? 0, to } });
  return (
    <fieldset className="draft-group">
      <legend>{t('policies.who')}</legend>
      <div className="draft-row">
        <NumberControl
          label={t('policyTools.ageFrom')}
          pointer={`${pointer}/age/from`}
          value={age?.from ?? null}
          onChange={(from) => withAge(from, age?.to ?? null)}
        />
        <NumberControl
          label={t('policyTools.ageTo')}
          pointer={`${pointer}/age/to`}
          value={age?.to ?? null}
          onChange={(to) => withAge(age?.from ?? null, to)}
        />
        <ChoiceControl
          label={t('policyTools.registration')}
          pointer={`${pointer}/registration`}
          value={registration}
          options={REGISTRATIONS.map((one) => [
            one,
            one === 'anywhere' ? t('policyTools.anywhere') : t(`policies.registration.${one}`),
          ])}
          onChange={(chosen) => onChange({ ...condition, registration: chosen })}
        />
        <ChoiceControl
          label={t('policies.alone')}
          pointer={`${pointer}/livesAlone`}
          value={livesAlone === null ? 'any' : livesAlone ? 'alone' : 'not'}
          options={[
            ['any', t('policyTools.any')],
            ['alone', t('policies.alone')],
            ['not', t('policies.notAlone')],
          ]}
          onChange={(chosen) => onChange({ ...condition, livesAlone: chosen === 'any' ? null : chosen === 'alone' })}
        />
      </div>
      <CategoriesControl condition={condition} pointer={pointer} onChange={onChange} />
      <ChecksControl
        label={t('policyTools.grades')}
        pointer={`${pointer}/grades`}
        values={grades ?? []}
        options={CAPABILITY_GRADES.map((grade) => [grade, t(`grade.${grade}`)])}
        onChange={(chosen) => onChange({ ...condition, grades: chosen.length === 0 ? null : chosen })}
      />
      {onRemove !== null && (
        <button type="button" className="button button-quiet" onClick={onRemove}>
          {t('policyTools.removeWay')}
        </button>
      )}
      <NotesAt pointer={pointer} />
    </fieldset>
  );
}

/** Categories of which any one suffices; groups of them are kept as they are. */
function CategoriesControl({ condition, pointer, onChange }: Omit<ConditionFormProps, 'onRemove'>) {
  const { t } = useTranslation();
  const { anyCategory } = condition;
  const single = (anyCategory ?? []).filter((entry): entry is Category => typeof entry === 'string');
  const joint = (anyCategory ?? []).filter((entry) => typeof entry !== 'string');
  return (
    <>
      <ChecksControl
        label={t('policyTools.categories')}
        pointer={`${pointer}/anyCategory`}
        values={single}
        options={CATEGORIES.map((category) => [category, t(`category.${category}`)])}
        onChange={(chosen) =>
          onChange({ ...condition, anyCategory: chosen.length + joint.length === 0 ? null : [...chosen, ...joint] })
        }
      />
      {joint.length > 0 && <p className="facts-none">{t('policyTools.joint', { count: joint.length })}</p>}
    </>
  );
}
