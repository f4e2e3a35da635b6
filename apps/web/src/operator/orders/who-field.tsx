import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner, Slot } from '../../api/contract.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { useDinerSearch } from '../diner/use-diner-search.js';
import type { DinerRow } from '../store/till-database.js';

export interface WhoFieldProps {
  readonly businessDate: string;
  readonly slot: Slot;
  readonly rows: readonly DinerRow[];
  readonly memory: DinerMemory;
  readonly onPick: (diner: Diner) => void;
}

/** Finds an elder by initials, name or card. */
export function WhoField({ slot, businessDate, rows, memory, onPick }: WhoFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { diners, settled } = useDinerSearch({ text, slot, businessDate, rows, memory, askServer: true });
  const asked = text.trim() !== '';
  return (
    <div className="form">
      <label className="field">
        <span>{t('orders.who')}</span>
        <input
          className="input"
          autoComplete="off"
          maxLength={64}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {asked && diners.length === 0 && <p role="status">{t(settled ? 'orders.notFound' : 'orders.searching')}</p>}
      <ul className="orders-people" aria-label={t('orders.found')}>
        {asked &&
          diners.map((diner) => (
            <li key={diner.residentId}>
              <button type="button" className="button" onClick={() => onPick(diner)}>
                <strong>{diner.name}</strong> {t('serve.age', { age: diner.age })} {diner.villageName}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
