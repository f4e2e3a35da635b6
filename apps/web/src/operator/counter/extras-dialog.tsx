import './extras-texts.js';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../api/contract.js';
import { Dialog } from '../../shared/dialog.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import type { Counter } from './use-counter.js';
import { VoucherField } from './voucher-field.js';

/** A voucher, and dishes beside the set: more and less of each. */
export function ExtrasDialog({
  dishes,
  counter,
  onClose,
}: {
  dishes: readonly MenuItem[];
  counter: Counter;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('extrasDialog.title')} onClose={onClose}>
      <VoucherField counter={counter} />
      {dishes.length === 0 && <p>{t('extrasDialog.none')}</p>}
      <ul className="dish-list">
        {dishes.map((dish) => (
          <Dish key={dish.id} dish={dish} counter={counter} />
        ))}
      </ul>
    </Dialog>
  );
}

function Dish({ dish, counter }: { dish: MenuItem; counter: Counter }) {
  const { t } = useTranslation();
  const count = counter.tray?.order.extras[dish.id] ?? 0;
  const change = (by: 1 | -1) => (): void => counter.change({ type: 'extra', menuItemId: dish.id, change: by });
  return (
    <li>
      <span>
        {dish.name} {dish.soldOut === true && <StateTag tone="warn">{t('serve.soldOut')}</StateTag>}
      </span>
      <Money amountFen={dish.priceFen} />
      <button
        type="button"
        className="button"
        disabled={count === 0}
        aria-label={t('serve.less', { name: dish.name })}
        onClick={change(-1)}
      >
        −
      </button>
      <output className="dish-count">{count}</output>
      <button
        type="button"
        className="button"
        aria-label={t('extrasDialog.more', { name: dish.name })}
        onClick={change(1)}
      >
        ＋
      </button>
    </li>
  );
}
