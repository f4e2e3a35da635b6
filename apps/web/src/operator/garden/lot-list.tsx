import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/empty-state.js';
import { StateTag } from '../../shared/state-tag.js';
import type { GardenBoard, Lot } from './garden-contract.js';
import { kilograms } from './kilograms.js';
import { LOT_ACTIONS, type LotAction } from './lot-dialog.js';

interface LotListProps {
  readonly board: GardenBoard;
  readonly onAct: (action: LotAction, lot: Lot) => void;
  readonly onPhoto: (lot: Lot) => void;
}

/** What lies there, the oldest first: that is issued first. */
export function LotList({ board, onAct, onPhoto }: LotListProps) {
  const { t } = useTranslation();
  return (
    <section className="garden-section" aria-label={t('garden.stock')}>
      <h2>{t('garden.stock')}</h2>
      {board.lots.length === 0 && (
        <EmptyState title={t('garden.empty')}>
          <p>{t('garden.emptyText')}</p>
        </EmptyState>
      )}
      <ul className="garden-lots">
        {board.lots.map((lot) => (
          <li key={lot.id}>
            <LotFacts lot={lot} />
            <span
              className="garden-keys"
              role="group"
              aria-label={`${lot.crop} ${t('garden.left', { kg: kilograms(lot.gramsLeft) })}`}
            >
              {LOT_ACTIONS.filter((action) => action !== 'send' || board.targets.length > 0).map((action) => (
                <button
                  key={action}
                  type="button"
                  className={action === 'issue' ? 'button button-main' : 'button'}
                  disabled={action === 'issue' && (lot.priceTodayFen === null || board.dayClosed)}
                  onClick={() => onAct(action, lot)}
                >
                  {t(`garden.${action}`)}
                </button>
              ))}
              {lot.hasPhoto && (
                <button type="button" className="button button-quiet" onClick={() => onPhoto(lot)}>
                  {t('garden.showPhoto')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LotFacts({ lot }: { lot: Lot }) {
  const { t } = useTranslation();
  const came =
    lot.kind === 'garden'
      ? t('garden.harvested', { day: lot.harvestedOn })
      : t('garden.received', { day: lot.harvestedOn });
  return (
    <div>
      <h3>
        {lot.crop} <strong>{t('garden.left', { kg: kilograms(lot.gramsLeft) })}</strong>
      </h3>
      <p className="garden-facts">
        {[came, lot.plotName, t('garden.of', { kg: kilograms(lot.grams) })].filter((fact) => fact !== null).join(' · ')}
        {lot.fromElsewhere && <StateTag tone="quiet">{t('garden.elsewhere')}</StateTag>}
        {lot.priceTodayFen === null ? (
          <StateTag tone="warn">{t('garden.noPrice')}</StateTag>
        ) : (
          <> · {t('garden.perKg', { yuan: formatYuan(fen(lot.priceTodayFen)) })}</>
        )}
      </p>
    </div>
  );
}
