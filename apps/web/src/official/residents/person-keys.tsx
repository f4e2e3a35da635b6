import './entry-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Resident, VillageList } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field, Option } from '../../shared/form-values.js';

/** Corrects what is not dated, and enters the identity number; both stay masked afterwards. */
export function PersonKeys({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  const { id } = resident;
  const refresh = ['resident', id];
  const villages = useVillages(resident.townCode);
  const yesOrNo: Option[] = [
    { value: 'true', label: t('residents.livesAlone') },
    { value: 'false', label: t('personForm.livesWithOthers') },
  ];
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'villageCode', label: t('residents.village'), options: villages },
      start: resident.villageCode,
    },
    {
      ...{ kind: 'choice', name: 'livesAlone', label: t('personForm.living'), options: yesOrNo },
      start: String(resident.livesAlone),
    },
    {
      ...{ kind: 'text', name: 'diet', label: t('residents.diet'), longest: 100, optional: true },
      start: resident.diet ?? '',
    },
    { kind: 'text', name: 'phone', label: t('personForm.newPhone'), longest: 20, optional: true },
  ];
  if (villages.length === 0) return null;
  return (
    <div className="registry-keys">
      <FormKey
        label={t('personForm.correct')}
        refresh={refresh}
        form={{
          ...{ title: t('personForm.correct'), note: t('personForm.correctNote'), fields },
          ...{ method: 'PATCH', path: `/v1/residents/${id}` },
          // An empty diet is none; an empty phone leaves the one that nobody sees here.
          body: (values) => ({ diet: null, ...values, livesAlone: values['livesAlone'] === 'true' }),
        }}
      />
      <FormKey
        label={t('personForm.setNumber')}
        refresh={refresh}
        form={{
          ...{ title: t('personForm.setNumber'), note: t('personForm.setNumberNote'), method: 'PUT' },
          path: `/v1/residents/${id}/identity-number`,
          fields: [
            { kind: 'text', name: 'number', label: t('residents.identityNumber'), longest: 18 },
            {
              ...{ kind: 'choice', name: 'confirmedDiffers', label: t('personForm.agrees') },
              options: [
                { value: 'false', label: t('personForm.agreesYes') },
                { value: 'true', label: t('personForm.agreesNo') },
              ],
            },
          ],
          body: (values) => ({ ...values, confirmedDiffers: values['confirmedDiffers'] === 'true' }),
        }}
      />
    </div>
  );
}

/** The villages of a town as choices; none while they are fetched. */
export function useVillages(townCode: string | null): Option[] {
  const { data } = useQuery({
    queryKey: ['villages', townCode],
    queryFn: ({ signal }) => request<VillageList>(`/v1/towns/${townCode}/villages`, { signal }),
    enabled: townCode !== null,
  });
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
