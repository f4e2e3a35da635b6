import './entry-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Account } from '../../api/contract.js';
import type { Resident } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import { useVillages } from './person-keys.js';
import { useTowns } from '../../shared/use-towns.js';

/** Enters a resident of one's own town, or of the town that a district official chooses, and opens the new entry. */
export function NewResidentKey({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [town, setTown] = useState<string | null>(account.scope.townCode);
  const [open, setOpen] = useState(false);
  const villages = useVillages(town);
  return (
    <>
      {account.scope.townCode === null && <TownChoice town={town} onChoose={setTown} />}
      <button
        type="button"
        className="button button-main"
        disabled={villages.length === 0}
        onClick={() => setOpen(true)}
      >
        {t('personForm.enter')}
      </button>
      {open && town !== null && <NewResidentDialog town={town} villages={villages} onClose={() => setOpen(false)} />}
    </>
  );
}

function TownChoice({ town, onChoose }: { town: string | null; onChoose: (town: string) => void }) {
  const { t } = useTranslation();
  const { data } = useTowns();
  return (
    <label className="field">
      <span>{t('personForm.town')}</span>
      <select className="input" value={town ?? ''} onChange={(event) => onChoose(event.target.value)}>
        <option value="" disabled />
        {data?.items.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NewResidentDialogProps {
  readonly town: string;
  readonly villages: readonly { value: string; label: string }[];
  readonly onClose: () => void;
}

function NewResidentDialog({ town, villages, onClose }: NewResidentDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // One id for as long as the form is open: an answer that was lost makes no second entry.
  const [id] = useState(() => crypto.randomUUID());
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('residents.name'), longest: 60 },
    {
      ...{ kind: 'choice', name: 'sex', label: t('residents.sex') },
      options: (['female', 'male'] as const).map((value) => ({ value, label: t(`sex.${value}`) })),
    },
    { kind: 'date', name: 'birthDate', label: t('residents.born'), min: '1890-01-02' },
    { kind: 'choice', name: 'villageCode', label: t('residents.village'), options: villages },
    {
      ...{ kind: 'choice', name: 'livesAlone', label: t('personForm.living') },
      options: [
        { value: 'false', label: t('personForm.livesWithOthers') },
        { value: 'true', label: t('residents.livesAlone') },
      ],
    },
    { kind: 'text', name: 'phone', label: t('residents.phone'), longest: 20, optional: true },
    { kind: 'text', name: 'diet', label: t('residents.diet'), longest: 100, optional: true },
    {
      ...{ kind: 'choice', name: 'confirmedDistinct', label: t('personForm.namesake') },
      options: [
        { value: 'false', label: t('personForm.namesakeUnknown') },
        { value: 'true', label: t('personForm.namesakeOther') },
      ],
    },
  ];
  return (
    <FormDialog
      title={t('personForm.enter')}
      note={t('personForm.enterNote')}
      fields={fields}
      submit={t('form.save')}
      onClose={onClose}
      onSubmit={async (values) => {
        const flags = {
          livesAlone: values['livesAlone'] === 'true',
          confirmedDistinct: values['confirmedDistinct'] === 'true',
        };
        const body = { ...values, id, townCode: town, ...flags };
        const { id: entered } = await request<Resident>('/v1/residents', { method: 'POST', body });
        await navigate(`/residents/${entered}`);
      }}
    />
  );
}
