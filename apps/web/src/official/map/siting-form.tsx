import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import { FormField } from '../../shared/form-field.js';
import { bodyOf, startValues, type Field, type FormValues } from '../../shared/form-values.js';
import { PROFILES, type SitingDetail } from './coverage-contract.js';
import { NotSaved } from './not-saved.js';
import { readTextFile } from './read-text-file.js';

const SOURCES = ['villages', 'nodes', 'facilities', 'upload'] as const;
const WEIGHTINGS = ['people', 'dependency'] as const;
const COORDINATES = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
const NAME_LONGEST = 80;
const MOST_SITES = 100;
const MOST_SEATS = 10_000;
const USUAL_SITES = '5';
const ASK_LIMIT_MS = 60_000;

/** Asks where further points would reach most; those that are there stay. The answer opens at once. */
export function SitingForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const fields = useFields();
  const [values, setValues] = useState<FormValues>(() => startValues(fields));
  const clientId = useRef<string | null>(null);
  const shown = fields.filter(({ name }) => name !== 'coordinates' || values['source'] === 'upload');
  const asking = useMutation({
    mutationFn: async () => {
      // The same for a repeat after an answer that never came.
      clientId.current ??= newClientId(new Date());
      const body = {
        ...bodyOf(shown, values),
        clientId: clientId.current,
        ...(file && isUpload && { csv: await readTextFile(file) }),
      };
      return request<SitingDetail>('/v1/coverage/sitings', { method: 'POST', body, timeoutMs: ASK_LIMIT_MS });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['coverage', 'sitings'] });
      void go(`/meal-map/sitings/${id}`);
    },
  });
  const isUpload = values['source'] === 'upload';
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    asking.mutate();
  };
  const chooseFile = (chosen: File | null): void => {
    clientId.current = null;
    setFile(chosen);
  };
  const change = (name: string, value: FormValues[string]): void => {
    // Another question is another entry.
    clientId.current = null;
    setValues({ ...values, [name]: value });
  };
  return (
    <form className="facts" aria-label={t('coverage.siting.form')} onSubmit={ask}>
      <header>
        <h2>{t('coverage.siting.form')}</h2>
      </header>
      <p className="coverage-note">{t('coverage.siting.fixed')}</p>
      <div className="coverage-form">
        {shown.map((field) => (
          <FormField
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        {isUpload && <CandidateFile onChange={(chosen) => chooseFile(chosen)} />}
        <NotSaved error={asking.error} />
        <p className="coverage-keys">
          <button type="submit" className="button button-main" disabled={asking.isPending}>
            {t(asking.isPending ? 'coverage.siting.asking' : 'coverage.siting.ask')}
          </button>
        </p>
      </div>
    </form>
  );
}

function CandidateFile({ onChange }: { onChange: (file: File | null) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field coverage-wide">
      <span>{t('coverage.siting.csv')}</span>
      <input
        className="input"
        type="file"
        required
        accept=".csv,.txt"
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
      <small>{t('coverage.siting.csvNote')}</small>
    </label>
  );
}

function useFields(): Field[] {
  const { t } = useTranslation();
  return [
    { kind: 'text', name: 'name', label: t('coverage.siting.name'), longest: NAME_LONGEST },
    {
      ...{ kind: 'choice', name: 'profile', label: t('mealMap.who'), start: 'older' },
      options: PROFILES.map((value) => ({ value, label: t(`mealMap.profile.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'source', label: t('coverage.siting.source') },
      options: SOURCES.map((value) => ({ value, label: t(`coverage.sourceOf.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'coordinates', label: t('coverage.siting.coordinates') },
      options: COORDINATES.map((value) => ({ value, label: value })),
    },
    {
      ...{ kind: 'choice', name: 'weighting', label: t('coverage.siting.weighting') },
      options: WEIGHTINGS.map((value) => ({ value, label: t(`coverage.weightingOf.${value}`) })),
    },
    { kind: 'integer', name: 'mostSites', label: t('coverage.siting.mostSites'), most: MOST_SITES, start: USUAL_SITES },
    { kind: 'money', name: 'budgetFen', label: t('coverage.siting.budget'), most: 'month', optional: true },
    { kind: 'money', name: 'costFen', label: t('coverage.siting.cost'), most: 'month', optional: true },
    { kind: 'integer', name: 'seats', label: t('coverage.siting.seats'), most: MOST_SEATS, optional: true },
  ];
}
