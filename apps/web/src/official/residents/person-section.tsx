import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Resident } from '../../api/registry-contract.js';
import { MaskedField } from './masked-field.js';
import { PersonKeys } from './person-keys.js';

/** Who it is, with phone and identity number masked. */
export function PersonSection({ resident, mayWrite }: { resident: Resident; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { id } = resident;
  return (
    <section className="registry-panel">
      <h2>{t('residents.person')}</h2>
      {resident.mergedInto !== null && (
        <p>
          {t('residents.merged')} · <Link to={`/residents/${resident.mergedInto}`}>{t('residents.openStanding')}</Link>
        </p>
      )}
      {resident.erasedAt !== null && <p>{t('residents.erased')}</p>}
      <dl className="registry-person">
        <dt>{t('residents.sex')}</dt>
        <dd>{t(`sex.${resident.sex}`)}</dd>
        <dt>{t('residents.born')}</dt>
        <dd>{resident.birthDate}</dd>
        <dt>{t('residents.village')}</dt>
        <dd>
          {resident.villageName}
          {resident.livesAlone && ` · ${t('residents.livesAlone')}`}
        </dd>
        {resident.diet !== null && (
          <>
            <dt>{t('residents.diet')}</dt>
            <dd>{resident.diet}</dd>
          </>
        )}
        <dt>{t('residents.phone')}</dt>
        <dd>
          <MaskedField
            residentId={id}
            field="phone"
            label={t('residents.phone')}
            masked={resident.phone}
            mayDisclose={mayWrite}
          />
        </dd>
        <dt>{t('residents.identityNumber')}</dt>
        <dd>
          <MaskedField
            residentId={id}
            field="identity_number"
            label={t('residents.identityNumber')}
            masked={resident.identityNumber}
            mayDisclose={mayWrite}
          />
        </dd>
      </dl>
      {mayWrite && <PersonKeys resident={resident} />}
    </section>
  );
}
