import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { StateTag } from '../../shared/state-tag.js';
import type { WelfareCase } from './welfare-contract.js';

/** Who it is about and why; `named` where no heading says both. */
export function CaseFacts({ one, named = true }: { one: WelfareCase; named?: boolean }) {
  const { t } = useTranslation();
  const { residentName, villageName, age, grade, livesAlone, absentSince, facilityName } = one;
  const person = [
    villageName ?? one.townName,
    age === null ? null : t('welfare.years', { age }),
    livesAlone === true ? t('welfare.alone') : null,
    grade === null ? null : t(`welfare.gradeOf.${grade as 'mild'}`),
  ];
  const why = [
    absentSince === null ? null : t('welfare.since', { day: absentSince }),
    facilityName === null ? null : t('welfare.at', { place: facilityName }),
    t('welfare.openedAt', { time: moment(one.openedAt) }),
  ];
  return (
    <div className="welfare-facts">
      {named && (
        <p className="welfare-head">
          <StateTag tone={one.kind === 'no_answer' ? 'danger' : 'warn'}>{t(`welfare.kindOf.${one.kind}`)}</StateTag>{' '}
          <strong>{residentName ?? t('welfare.unnamed')}</strong>
        </p>
      )}
      <p>{joined(person)}</p>
      <p className="welfare-quiet">{joined(why)}</p>
    </div>
  );
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}
