import { useTranslation } from 'react-i18next';
import { EntryKey } from './entry-key.js';
import { portionsForm, reasonForm } from './entry-forms.js';
import type { SlotDesk } from './slot-desk.js';

const KINDS = ['waste', 'returned', 'staff', 'samples'] as const;

/** Portions that nobody bought: thrown away, come back, eaten by the staff, used for samples. */
export function RestSection({ desk }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const sum = (kind: string): number =>
    desk.entries.reduce(
      (total, entry) => total + (entry.kind === kind && entry.dishId === null ? entry.portions : 0),
      0,
    );
  const label = t('production.step.rest');
  return (
    <section className="close-section" aria-label={label}>
      <h2>{label}</h2>
      <dl className="production-figures">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{t(`production.kind.${kind}`)}</dt>
            <dd>{t('production.portionsUnit', { count: sum(kind) })}</dd>
          </div>
        ))}
      </dl>
      <div className="close-keys">
        {KINDS.map((kind) => (
          <EntryKey
            key={kind}
            desk={desk}
            label={t(`production.enter.${kind}`)}
            form={() =>
              kind === 'waste' || kind === 'returned' ? reasonForm(kind, t) : portionsForm(kind, t, undefined)
            }
          />
        ))}
      </div>
    </section>
  );
}
