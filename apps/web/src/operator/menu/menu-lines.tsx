import { useTranslation } from 'react-i18next';
import type { MenuDayLine, Slot } from '../../api/contract.js';
import type { MenuDish } from '../../api/menu-contract.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { dishesForm, endForm, priceForm, weekdaysForm, type MenuForm } from './menu-form.js';
import { LineDishes } from './line-dishes.js';
import type { MenuWeekState } from './use-menu-week.js';

interface MenuLinesProps {
  readonly lines: readonly MenuDayLine[];
  readonly slot: Slot;
  readonly businessDate: string;
  readonly today: string;
  readonly menu: MenuWeekState;
  /** What lines may be made of. */
  readonly dishes: readonly Pick<MenuDish, 'id' | 'name'>[];
  readonly onForm: (form: MenuForm) => void;
}

/** The lines of a slot on a day: offered or not, sold out or not, and the keys that change them. */
export function MenuLines({ lines, slot, businessDate, today, menu, dishes, onForm }: MenuLinesProps) {
  const { t } = useTranslation();
  const past = businessDate < today;
  const offer = (line: MenuDayLine) => (): void => {
    const offered = lines.filter((other) => (other === line ? !line.offered : other.offered)).map(({ name }) => name);
    menu.press('/v1/menu-days', { method: 'PUT', body: { businessDate, slot, offered } });
  };
  const sellOut = (line: MenuDayLine) => (): void => {
    const body = { businessDate, slot, name: line.name, soldOut: line.soldOutAt === null };
    menu.press('/v1/menu-days/sold-out', { method: 'PUT', body });
  };
  const from = past ? today : businessDate;
  return (
    <>
      {past && <p className="state-quiet">{t('menu.past')}</p>}
      <ul className="menu-lines">
        {lines.map((line) => (
          <li key={line.id} data-offered={line.offered}>
            <LineName line={line} />
            <LineDishes dishes={line.dishes} />
            <p className="menu-line-price">
              <Money amountFen={line.priceFen} />
            </p>
            <div className="menu-line-keys" role="group" aria-label={line.name}>
              <button
                type="button"
                className="button"
                aria-pressed={line.offered}
                disabled={past || menu.busy}
                onClick={offer(line)}
              >
                {t('menu.offer')}
              </button>
              <button
                type="button"
                className="button"
                aria-pressed={line.soldOutAt !== null}
                disabled={past || menu.busy || !line.offered}
                onClick={sellOut(line)}
              >
                {t('menu.soldOut')}
              </button>
              <button
                type="button"
                className="button"
                disabled={past}
                onClick={() => onForm(dishesForm(t, { line, businessDate, dishes }))}
              >
                {t('menu.dishes')}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => onForm(priceForm(t, { slot, line, today: from }))}
              >
                {t('menu.changePrice')}
              </button>
              <button type="button" className="button" onClick={() => onForm(weekdaysForm(t, { line, today: from }))}>
                {t('menu.weekdays')}
              </button>
              <button type="button" className="button" onClick={() => onForm(endForm(t, { line, today: from }))}>
                {t('menu.end')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function LineName({ line }: { line: MenuDayLine }) {
  const { t } = useTranslation();
  return (
    <p>
      <strong>{line.name}</strong> <StateTag tone="quiet">{t(`menu.kind.${line.kind}`)}</StateTag>{' '}
      {!line.offered && <StateTag tone="quiet">{t('menu.notOffered')}</StateTag>}
      {line.offered && line.soldOutAt !== null && (
        <StateTag tone="warn">
          {t('menu.soldOut')} {clockTime(line.soldOutAt)}
        </StateTag>
      )}
    </p>
  );
}
