import './day-list-texts.js';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { mayUndo, type DayMeal, type DayView } from './day-view.js';

interface DayListDialogProps {
  readonly day: DayView;
  readonly onUndo: (meal: DayMeal) => void;
  readonly onClose: () => void;
}

/** Today's list, newest first; any standing meal of it can be taken back. */
export function DayListDialog({ day, onUndo, onClose }: DayListDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={`${t('serve.list')} · ${t('serve.count', { count: day.count })}`} onClose={onClose} wide>
      {day.meals.length === 0 ? (
        <p>{t('dayList.empty')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('serve.list')}>
          <table className="day-table">
            <thead>
              <tr>
                <th scope="col">{t('dayList.time')}</th>
                <th scope="col">{t('dayList.name')}</th>
                <th scope="col" className="day-detail">
                  {t('list.slot')}
                </th>
                <th scope="col" className="day-detail">
                  {t('dayList.payment')}
                </th>
                <th scope="col" className="number">
                  {t('dayList.due')}
                </th>
                <th scope="col" className="number day-detail">
                  {t('dayList.government')}
                </th>
                <th scope="col">{t('dayList.state')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {day.meals.map((line) => (
                <DayLine key={line.meal.clientId} line={line} undoable={mayUndo(day, line)} onUndo={onUndo} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}

interface DayLineProps {
  readonly line: DayMeal;
  readonly undoable: boolean;
  readonly onUndo: (meal: DayMeal) => void;
}

function DayLine({ line, undoable, onUndo }: DayLineProps) {
  const { t } = useTranslation();
  const { meal, state } = line;
  const name = meal.residentName ?? t('serve.sale');
  const time = clockTime(meal.servedAt);
  return (
    <tr data-state={state}>
      <td>{time}</td>
      <th scope="row">{name}</th>
      <td className="day-detail">{t(`slot.${meal.slot}`)}</td>
      <td className="day-detail">{t(`payment.${meal.paymentMethod}`)}</td>
      <td className="number">
        <Money amountFen={meal.split.elderPaidFen} />
      </td>
      <td className="number day-detail">
        <Money amountFen={meal.split.governmentFen} />
      </td>
      <td>
        <Standing line={line} />
      </td>
      <td>
        {undoable && (
          <button
            type="button"
            className="button"
            aria-label={t('dayList.undo', { name, time })}
            onClick={() => onUndo(line)}
          >
            ↶ <span className="button-word">{t('serve.undo')}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

function Standing({ line: { state, unsent } }: { line: DayMeal }) {
  const { t } = useTranslation();
  switch (state) {
    case 'sent':
      return <StateTag tone="good">{t('dayList.sent')}</StateTag>;
    case 'waiting':
      return <StateTag tone="warn">{t('dayList.waiting')}</StateTag>;
    case 'refused':
      return <StateTag tone="danger">{t('dayList.refused')}</StateTag>;
    case 'voided':
      return <StateTag tone="quiet">{unsent ? t('dayList.voidWaiting') : t('dayList.voided')}</StateTag>;
  }
}
