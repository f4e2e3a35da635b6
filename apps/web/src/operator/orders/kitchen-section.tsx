import { useTranslation } from 'react-i18next';
import '../../shared/content-texts.js';
import type { Slot } from '../../api/contract.js';
import type { KitchenSheet } from './orders-contract.js';

interface KitchenSectionProps {
  readonly sheet: KitchenSheet;
  readonly businessDate: string;
  readonly slot: Slot;
  /** Whether it takes no orders any more. */
  readonly past: boolean;
}

/** What the kitchen cooks for delivery: by set, and by what people do not eat. */
export function KitchenSection({ sheet, businessDate, slot, past }: KitchenSectionProps) {
  const { t } = useTranslation();
  return (
    <section className="orders-section" aria-label={t('orders.sheet')}>
      <h2>
        {t('orders.sheet')} <small>{t('orders.portions', { count: sheet.portions })}</small>
      </h2>
      {sheet.unsettled > 0 && <p className="orders-unsettled">{t('orders.unsettled', { count: sheet.unsettled })}</p>}
      <ul className="orders-counts">
        {sheet.sets.map(({ setName, portions }) => (
          <li key={setName ?? ''}>
            {setName ?? t('orders.cheapest')} <strong>{portions}</strong>
          </li>
        ))}
        {sheet.restrictions.map(({ restriction, portions, clashes }) => (
          <li key={restriction}>
            {restriction === 'chronic_disease'
              ? t('orders.chronic')
              : `${t('orders.avoids')}${t(`content.${restriction}`)}`}{' '}
            <strong>{portions}</strong>
            {clashes > 0 && ` (${t('orders.clashes', { count: clashes })})`}
          </li>
        ))}
      </ul>
      {sheet.frozen && sheet.portions > 0 ? (
        <div className="orders-keys">
          <a className="button" href={`/v1/kitchen-sheets/labels?businessDate=${businessDate}&slot=${slot}`} download>
            {t('orders.labels')}
          </a>
        </div>
      ) : (
        (sheet.portions > 0 || !past) && <p>{t('orders.labelsWait')}</p>
      )}
    </section>
  );
}
