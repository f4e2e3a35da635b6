import { fen, formatYuan } from '@nuancan/kernel';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import { ResidentCard } from '../../shared/resident-card.js';
import type { EarlierMeal } from '../day/earlier-meal.js';
import { clockTime } from '../slot/clock-time.js';
import type { Counter } from './use-counter.js';

/** Its words are fetched when first needed; a till that cannot fetch them still warns. */
const ClashText = lazy(async () =>
  import('./clash-text.js').then(
    (module) => ({ default: module.ClashText }),
    () => ({ default: BareClash }),
  ),
);

/** Left of the price: who is served, and a loud warning when this slot's meal was had. */
export function ServedCard({ counter, slot }: { counter: Counter; slot: Slot }) {
  const { t } = useTranslation();
  const { tray, earlier, quote } = counter;
  if (!tray) {
    return (
      <div className="served-none">
        <h2>{t('serve.waiting')}</h2>
        <p>{t('serve.waitingText')}</p>
      </div>
    );
  }
  if (!tray.diner) {
    return (
      <div className="resident-card">
        <h2>{t('serve.sale')}</h2>
        <p className="resident-home">{t('serve.saleText')}</p>
      </div>
    );
  }
  const { setId, extras } = tray.order;
  const clashes = (tray.diner.clashes ?? []).filter(({ menuItemId: id }) => id === setId || id in extras);
  return (
    <ResidentCard diner={tray.diner}>
      {tray.diner.cardBlocked && <Warning text={t(`serve.blocked.${tray.diner.cardBlocked}`)} />}
      {tray.diner.status && <Warning text={t(`serve.status.${tray.diner.status}`)} />}
      {clashes.length > 0 && (
        <Suspense fallback={<BareClash />}>
          <ClashText clashes={clashes} />
        </Suspense>
      )}
      {counter.wallet && counter.wallet.arrearsFen > 0 && (
        <Warning text={t('serve.arrears', { amount: formatYuan(fen(counter.wallet.arrearsFen)) })} />
      )}
      {earlier && <EarlierWarning earlier={earlier} slot={slot} priceFen={quote.quote?.priceFen ?? null} />}
    </ResidentCard>
  );
}

function BareClash() {
  const { t } = useTranslation();
  return <Warning text={t('serve.diet', { diet: '⚠' })} />;
}

function Warning({ text }: { text: string }) {
  return (
    <div className="earlier" role="alert">
      <strong>{text}</strong>
    </div>
  );
}

function EarlierWarning({ earlier, slot, priceFen }: { earlier: EarlierMeal; slot: Slot; priceFen: number | null }) {
  const { t } = useTranslation();
  const slotName = t(`slot.${slot}`);
  const price = priceFen === null ? '' : formatYuan(fen(priceFen));
  const place = earlier.facilityName ?? t('serve.here');
  return (
    <div className="earlier" role="alert">
      <strong>{t('serve.alreadyTitle', { slot: slotName })}</strong>
      <p>
        {earlier.at === null
          ? t('serve.alreadyKnown', { slot: slotName, price })
          : t('serve.alreadyAt', { time: clockTime(earlier.at), place, price })}
      </p>
    </div>
  );
}
