import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { newClientId } from '../store/new-client-id.js';
import type { Closure, ClosureVisit, ClosureVisitList } from './orders-contract.js';
import type { OrderBoard, Orders } from './use-orders.js';

const KINDS = ['typhoon', 'heat', 'snow', 'kitchen', 'other'] as const;
const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const FINDINGS = ['well', 'needs_help', 'not_found'] as const;

interface ClosureSectionProps {
  readonly orders: Orders;
  readonly board: OrderBoard;
  readonly facilityId: string;
}

/** 停送: what is not brought on this day, and who has to be visited instead. */
export function ClosureSection({ orders, board, facilityId }: ClosureSectionProps) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState<string | null>(null);
  const { businessDate } = board;
  const closures = board.closures.items.filter(
    (closure) => closure.businessDate === businessDate && [null, facilityId].includes(closure.facilityId),
  );
  return (
    <section className="orders-section" aria-label={t('orders.closures')}>
      <h2>{t('orders.closures')}</h2>
      {closures.length === 0 && <p>{t('orders.noClosures')}</p>}
      {closures.map((closure) => (
        <ClosureLine key={closure.id} closure={closure} orders={orders} own={closure.facilityId === facilityId} />
      ))}
      <div className="orders-keys">
        <button type="button" className="button" onClick={() => setClosing(newClientId(new Date()))}>
          {t('orders.closing')}
        </button>
      </div>
      {closing !== null && (
        <FormDialog
          title={t('orders.closeTitle', { day: businessDate })}
          note={t('orders.closeNote')}
          fields={[
            {
              ...{ kind: 'choice', name: 'slot', label: t('orders.closeSlot'), optional: true, start: '' },
              options: [
                { value: '', label: t('orders.wholeDay') },
                ...SLOTS.map((value) => ({ value, label: t(`slot.${value}`) })),
              ],
            },
            {
              ...{ kind: 'choice', name: 'kind', label: t('orders.kind') },
              options: KINDS.map((value) => ({ value, label: t(`orders.closureKind.${value}`) })),
            },
            { kind: 'text', name: 'reason', label: t('orders.reason'), longest: 200 },
          ]}
          submit={t('orders.closing')}
          onSubmit={(values) => orders.ask('/v1/delivery-closures', { ...values, businessDate, clientId: closing })}
          onClose={() => setClosing(null)}
        />
      )}
    </section>
  );
}

function ClosureLine({
  closure,
  orders,
  own,
}: {
  readonly closure: Closure;
  readonly orders: Orders;
  readonly own: boolean;
}) {
  const { t } = useTranslation();
  const [lifting, setLifting] = useState(false);
  const { slot, kind, reason, cancelled, unvisited, liftedAt } = closure;
  return (
    <div>
      <p>
        <strong>
          {slot === null ? t('orders.wholeDay') : t(`slot.${slot}`)} {t(`orders.closureKind.${kind}`)}
        </strong>{' '}
        {reason} · {liftedAt === null ? t('orders.cancelled', { count: cancelled }) : t('orders.lifted')}
        {unvisited > 0 && ` · ${t('orders.visitsLeft', { count: unvisited })}`}
      </p>
      {closure.dependants > 0 && <Visits closure={closure} orders={orders} />}
      {own && liftedAt === null && (
        <button type="button" className="button" onClick={() => setLifting(true)}>
          {t('orders.lift')}
        </button>
      )}
      {lifting && (
        <FormDialog
          title={t('orders.lift')}
          fields={[{ kind: 'text', name: 'reason', label: t('orders.reason'), longest: 200 }]}
          submit={t('orders.lift')}
          onSubmit={(values) => orders.ask(`/v1/delivery-closures/${closure.id}/lift`, values)}
          onClose={() => setLifting(false)}
        />
      )}
    </div>
  );
}

function Visits({ closure, orders }: { readonly closure: Closure; readonly orders: Orders }) {
  const { t } = useTranslation();
  const [visits, setVisits] = useState<readonly ClosureVisit[]>([]);
  const [noting, setNoting] = useState<ClosureVisit | null>(null);
  const { id, unvisited } = closure;
  useEffect(() => {
    const ender = new AbortController();
    request<ClosureVisitList>(`/v1/delivery-closures/${id}/visits`, { signal: ender.signal }).then(
      ({ items }) => setVisits(items),
      () => undefined,
    );
    return () => ender.abort();
  }, [id, unvisited]);
  return (
    <ul className="orders-visits" aria-label={t('orders.visits')}>
      {visits.map((visit) => (
        <li key={visit.residentId}>
          {[
            visit.residentName,
            visit.villageName,
            visit.phone,
            visit.livesAlone ? t('orders.alone') : null,
            visit.grade === null ? null : t(`orders.grade.${visit.grade as 'mild'}`),
            visit.finding === null ? null : t(`orders.findings.${visit.finding}`),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
          {visit.finding === null && (
            <button type="button" className="button" onClick={() => setNoting(visit)}>
              {t('orders.visit', { name: visit.residentName })}
            </button>
          )}
        </li>
      ))}
      {noting && (
        <FormDialog
          title={t('orders.visit', { name: noting.residentName })}
          fields={[
            {
              ...{ kind: 'choice', name: 'finding', label: t('orders.finding') },
              undecided: true,
              options: FINDINGS.map((value) => ({ value, label: t(`orders.findings.${value}`) })),
            },
          ]}
          submit={t('form.save')}
          onSubmit={(values) => orders.ask(`/v1/delivery-closures/${id}/visits/${noting.residentId}`, values)}
          onClose={() => setNoting(null)}
        />
      )}
    </ul>
  );
}
