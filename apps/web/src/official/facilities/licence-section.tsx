import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { StateTag } from '../../shared/state-tag.js';
import type { Field } from '../../shared/form-values.js';
import type { FacilityOverview, Licence, LicenceList } from './facility-contract.js';
import type { Rights } from './rights.js';
import { FactsSection, FactTable } from './facts-section.js';
import { FormKey } from './form-key.js';
import { daysText } from './reminders-section.js';

const KINDS = ['food_business', 'health_certificate', 'fire_safety', 'hygiene', 'insurance'] as const;
const SOON_DAYS = 60;
const MOST = 200;

/** Licences and health certificates, what expires first on top. */
export function LicenceSection({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['facilities', 'licences', facility.id],
    queryFn: ({ signal }) => request<LicenceList>(`/v1/licences?facilityId=${facility.id}&limit=${MOST}`, { signal }),
  });
  return (
    <FactsSection
      title={t('facility.licences')}
      query={query}
      keys={rights.edits && <AddKey facilityId={facility.id} />}
    >
      {({ items }) => (
        <FactTable
          captionHidden
          caption={t('facility.licences')}
          none={t('facility.noLicences')}
          head={[
            t('facility.licence'),
            t('facility.number'),
            t('facility.holder'),
            t('facility.issuer'),
            t('facility.expires'),
            '',
          ]}
          rows={items.map((licence) => ({
            id: licence.id,
            quiet: licence.renewed || licence.endedOn !== null,
            cells: [
              t(`facility.licenceKind.${licence.kind}`),
              licence.number,
              licence.holderName ?? '—',
              licence.issuer ?? '—',
              <Expiry licence={licence} />,
              rights.edits && <EditKey licence={licence} />,
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function Expiry({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  const { validTo, daysLeft, renewed, endedOn } = licence;
  if (endedOn !== null) return <StateTag tone="quiet">{t('facility.endedOn', { date: endedOn })}</StateTag>;
  if (validTo === null || daysLeft === null) return <>{t('facility.noExpiry')}</>;
  if (renewed) return <StateTag tone="quiet">{t('facility.renewed', { date: validTo })}</StateTag>;
  const text = `${validTo} · ${daysText(t, daysLeft)}`;
  if (daysLeft > SOON_DAYS) return <>{text}</>;
  return <StateTag tone={daysLeft < 8 ? 'danger' : 'warn'}>{text}</StateTag>;
}

function AddKey({ facilityId }: { facilityId: string }) {
  const { t } = useTranslation();
  const kinds = KINDS.map((value) => ({ value, label: t(`facility.licenceKind.${value}`) }));
  return (
    <FormKey
      label={t('facility.addLicence')}
      form={{
        ...{
          title: t('facility.addLicence'),
          note: t('facility.addLicenceNote'),
          method: 'POST',
          path: '/v1/licences',
        },
        fields: [
          { kind: 'choice', name: 'kind', label: t('facility.licence'), options: kinds },
          { kind: 'text', name: 'number', label: t('facility.number'), longest: 80 },
          { kind: 'text', name: 'holderName', label: t('facility.holderOf'), longest: 60, optional: true },
          { kind: 'text', name: 'issuer', label: t('facility.issuer'), longest: 100, optional: true },
          { kind: 'date', name: 'validFrom', label: t('facility.validFrom'), start: businessDateAt(new Date()) },
          { kind: 'date', name: 'validTo', label: t('facility.expires'), optional: true },
        ],
        body: (values) => ({ ...values, facilityId }),
      }}
    />
  );
}

function EditKey({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  const holder: Field = {
    ...{ kind: 'text', name: 'holderName', label: t('facility.holder'), longest: 60 },
    start: licence.holderName ?? '',
  };
  return (
    <FormKey
      label={t('facility.edit')}
      form={{
        ...{ title: `${t('facility.edit')} ${licence.number}`, note: t('facility.editLicenceNote') },
        ...{ method: 'PATCH', path: `/v1/licences/${licence.id}`, version: licence.version },
        fields: [
          { kind: 'text', name: 'number', label: t('facility.number'), longest: 80, start: licence.number },
          ...(licence.holderName === null ? [] : [holder]),
          { kind: 'date', name: 'validFrom', label: t('facility.validFrom'), start: licence.validFrom },
          { kind: 'date', name: 'validTo', label: t('facility.expires'), start: licence.validTo ?? '', optional: true },
          { kind: 'date', name: 'endedOn', label: t('facility.ended'), start: licence.endedOn ?? '', optional: true },
        ],
      }}
    />
  );
}
