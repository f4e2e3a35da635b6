import { addDays, businessDateAt } from '@nuancan/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { ITEM_RESULTS, LONGEST, type InspectionDetail } from '../../oversight/oversight-contract.js';
import { BooksFailure } from '../books/books-failure.js';
import { bodyOf, emptyEntry, type ItemEntry, type WholeInspection } from './held-inspection.js';
import { FindingFields } from './finding-fields.js';
import { WholeFields } from './whole-fields.js';

const DAYS_TO_PUT_RIGHT = 7;

/** Goes through the items of an inspection; what is not in order gets a finding with its deadline. */
export function HoldForm({ inspection }: { inspection: InspectionDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const today = businessDateAt(new Date());
  const [entries, setEntries] = useState<readonly ItemEntry[]>(() =>
    inspection.items.map(() => emptyEntry(addDays(today, DAYS_TO_PUT_RIGHT))),
  );
  const [whole, setWhole] = useState<WholeInspection>({ heldOn: today, outcome: '', note: '' });
  const saving = useMutation({
    mutationFn: () =>
      request<unknown>(`/v1/inspections/${inspection.id}/results`, { method: 'POST', body: bodyOf(entries, whole) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['oversight'] }),
  });
  const change = (at: number, entry: Partial<ItemEntry>): void =>
    setEntries(entries.map((before, index) => (index === at ? { ...before, ...entry } : before)));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="facts" aria-label={t('oversight.hold')} onSubmit={send}>
      <h2>{t('oversight.hold')}</h2>
      <p>{t('oversight.heldNote')}</p>
      {inspection.items.map(({ kind, text }, at) => (
        <fieldset key={at} className="oversight-item">
          <legend>
            {at + 1}. {t(`oversight.kind.${kind}`)} · {text}
          </legend>
          <ItemFields entry={entries[at] ?? emptyEntry(today)} onChange={(entry) => change(at, entry)} />
        </fieldset>
      ))}
      <WholeFields whole={whole} onChange={setWhole} />
      <BooksFailure error={saving.error} onRetry={() => saving.mutate()} />
      <div className="oversight-keys">
        <button type="submit" className="button button-main" disabled={saving.isPending}>
          {t('oversight.held')}
        </button>
      </div>
    </form>
  );
}

function ItemFields({ entry, onChange }: { entry: ItemEntry; onChange: (entry: Partial<ItemEntry>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <label className="field">
          <span>{t('oversight.result')}</span>
          <select
            className="input"
            required
            value={entry.result}
            onChange={({ target }) => onChange({ result: target.value })}
          >
            <option value="">{t('oversight.choose')}</option>
            {ITEM_RESULTS.map((result) => (
              <option key={result} value={result}>
                {t(`oversight.resultOf.${result}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('oversight.remark')}</span>
          <input
            className="input"
            maxLength={LONGEST.remark}
            value={entry.remark}
            onChange={({ target }) => onChange({ remark: target.value })}
          />
        </label>
      </div>
      {entry.result === 'not_ok' && <FindingFields entry={entry} onChange={onChange} />}
    </>
  );
}
