import './voucher-field.css';
import './extras-texts.js';
import { fen, formatYuan } from '@nuancan/kernel';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import type { Counter } from './use-counter.js';

type Shown = components['schemas']['ShownVoucherDto'];
const LONGEST = 40;

/** What the counter learned of a voucher. */
interface Seen {
  readonly state: Shown['state'] | 'unchecked';
  readonly capFen: number | null;
}

/** Puts a voucher onto the tray: checked where there is a network, else taken as it is. */
export function VoucherField({ counter }: { counter: Counter }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<Seen | null>(null);
  const [asking, setAsking] = useState(false);
  const residentId = counter.tray?.diner?.residentId;
  const voucher = counter.tray?.voucher;
  if (residentId === undefined) return null;
  const put = (event: FormEvent): void => {
    event.preventDefault();
    const code = text.trim().toUpperCase();
    if (code === '' || asking) return;
    setAsking(true);
    void look(code, residentId).then((found) => {
      setAsking(false);
      setSeen(found);
      if (found.state !== 'open' && found.state !== 'unchecked') return;
      counter.change({ type: 'payment', method: 'wallet', voucher: code });
      setText('');
    });
  };
  const isGood = seen?.state === 'open' || seen?.state === 'unchecked';
  return (
    <form className="voucher-field" onSubmit={put}>
      <label className="field">
        <span>{t('voucherField.label')}</span>
        <input
          className="input"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={LONGEST}
          lang="en"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={asking}>
        {t('voucherField.use')}
      </button>
      {seen !== null && (
        <p role={isGood ? 'status' : 'alert'} className={isGood ? '' : 'state-danger'}>
          {t(`voucherField.${seen.state}`, { amount: formatYuan(fen(seen.capFen ?? 0)) })}
        </p>
      )}
      {voucher !== undefined && (
        <p>
          {t('voucherField.put', { code: voucher })}{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              setSeen(null);
              counter.change({ type: 'payment', method: 'cash' });
            }}
          >
            {t('voucherField.away')}
          </button>
        </p>
      )}
    </form>
  );
}

async function look(code: string, residentId: string): Promise<Seen> {
  try {
    return await request<Shown>('/v1/voucher-lookups', { method: 'POST', body: { code, residentId } });
  } catch (error) {
    // Too long, or a sign that no code has: the server would not have it.
    if (ApiProblem.hasStatus(error, 400)) return { state: 'unknown', capFen: null };
    return { state: 'unchecked', capFen: null };
  }
}
