import { businessDateAt } from '@nuancan/kernel';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application, Category } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { RegistryFailure } from './registry-failure.js';

const CATEGORIES: readonly Category[] = [
  'destitute_supported',
  'home_supported',
  'minimum_living',
  'near_minimum_living',
  'low_income',
  'preferential_care',
  'only_child_loss_family',
  'severe_disability',
  'empty_nest',
  'disabled',
  'cognitively_impaired',
];

/** Enters an application; what was typed stays until the server has it. */
export function NewApplicationForm({ residentId, onDone }: { residentId: string; onDone: () => void }) {
  const { t } = useTranslation();
  // One id for as long as the form is open: an answer that was lost makes no second application.
  const [id] = useState(() => crypto.randomUUID());
  const [category, setCategory] = useState<Category>('minimum_living');
  const [validFrom, setValidFrom] = useState<string>(() => businessDateAt(new Date()));
  const [validTo, setValidTo] = useState('');
  const [reason, setReason] = useState('');
  const submitting = useMutation({
    mutationFn: () =>
      request<Application>(`/v1/residents/${residentId}/category-applications`, {
        method: 'POST',
        body: { id, category, validFrom, validTo: validTo === '' ? null : validTo, reason },
      }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    submitting.mutate();
  };
  return (
    <form className="registry-form" onSubmit={submit}>
      <div className="wide">
        <RegistryFailure error={submitting.error} />
      </div>
      <label className="field">
        <span>{t('application.category')}</span>
        <select className="input" value={category} onChange={(event) => setCategory(event.target.value as Category)}>
          {CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {t(`category.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('application.validFrom')}</span>
        <input
          className="input"
          type="date"
          required
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('application.validTo')}</span>
        <input
          className="input"
          type="date"
          min={validFrom}
          value={validTo}
          onChange={(event) => setValidTo(event.target.value)}
        />
      </label>
      <label className="field wide">
        <span>{t('application.reason')}</span>
        <input
          className="input"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="button button-main" disabled={submitting.isPending}>
        {t('application.submit')}
      </button>
    </form>
  );
}
