import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newClientId } from '../../operator/store/new-client-id.js';
import { describeError } from '../../shared/describe-error.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { yuan } from '../../shared/yuan.js';
import type { FamilyPageData, FamilyRequest } from './family-contract.js';

const REASONS = ['family', 'hospital', 'away', 'other'] as const;
const LONGEST_NOTE = 200;
const MOST_DAYS = 92;

interface RequestsSectionProps {
  readonly page: FamilyPageData;
  readonly onAsk: (path: string, body: object) => Promise<void>;
}

/** What the family may ask for, and what became of it. One id for however often a request has to be sent. */
export function RequestsSection({ page, onAsk }: RequestsSectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'top_up' | 'pause' | null>(null);
  const clientId = useRef('');
  const begin = (kind: 'top_up' | 'pause') => (): void => {
    clientId.current = newClientId(new Date());
    setOpen(kind);
  };
  const kitchens = new Map((page.standingOrders ?? []).map((order) => [order.facilityId, order.facilityName]));
  const send = (kind: 'top_up' | 'pause') => (values: FormBody) =>
    onAsk('/v1/family-pages/requests', {
      ...(kind === 'pause' && { facilityId: [...kitchens.keys()][0] }),
      ...{ ...values, clientId: clientId.current, kind },
    });
  return (
    <section aria-labelledby="family-requests">
      <h2 id="family-requests">{t('familyPage.requests')}</h2>
      <div className="family-keys">
        {page.wallets && (
          <button type="button" className="button" onClick={begin('top_up')}>
            {t('familyPage.askTopUp')}
          </button>
        )}
        {kitchens.size > 0 && (
          <button type="button" className="button" onClick={begin('pause')}>
            {t('familyPage.askPause')}
          </button>
        )}
      </div>
      {page.requests.length === 0 && <p>{t('familyPage.noRequests')}</p>}
      <ul className="family-list">
        {page.requests.map((request) => (
          <RequestRow key={request.id} request={request} onAsk={onAsk} />
        ))}
      </ul>
      {open === 'top_up' && (
        <FormDialog
          title={t('familyPage.askTopUp')}
          note={t('familyPage.topUpNote')}
          fields={[
            { kind: 'money', name: 'amountFen', label: t('familyPage.amount') },
            noteField(t('familyPage.note')),
          ]}
          submit={t('familyPage.send')}
          onSubmit={send('top_up')}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'pause' && (
        <PauseDialog today={page.today} kitchens={kitchens} onSubmit={send('pause')} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function noteField(label: string): Field {
  return { kind: 'text', name: 'note', label, longest: LONGEST_NOTE, optional: true };
}

interface PauseDialogProps {
  readonly today: string;
  readonly kitchens: ReadonlyMap<string, string>;
  readonly onSubmit: (values: FormBody) => Promise<void>;
  readonly onClose: () => void;
}

function PauseDialog({ today, kitchens, onSubmit, onClose }: PauseDialogProps) {
  const { t } = useTranslation();
  const tomorrow = addDays(parseBusinessDate(today), 1);
  const last = addDays(parseBusinessDate(today), MOST_DAYS);
  const kitchen: Field = {
    ...{ kind: 'choice', name: 'facilityId', label: t('familyPage.kitchen') },
    options: [...kitchens].map(([value, label]) => ({ value, label })),
  };
  const fields: readonly Field[] = [
    ...(kitchens.size > 1 ? [kitchen] : []),
    { kind: 'date', name: 'from', label: t('familyPage.from'), start: tomorrow, min: today, max: last },
    { kind: 'date', name: 'to', label: t('familyPage.to'), start: tomorrow, min: today },
    {
      ...{ kind: 'choice', name: 'reason', label: t('familyPage.reason') },
      options: REASONS.map((value) => ({ value, label: t(`familyPage.reasonOf.${value}`) })),
    },
    noteField(t('familyPage.note')),
  ];
  return (
    <FormDialog
      title={t('familyPage.askPause')}
      note={t('familyPage.pauseNote')}
      fields={fields}
      submit={t('familyPage.send')}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  );
}

function RequestRow({ request, onAsk }: { readonly request: FamilyRequest } & Pick<RequestsSectionProps, 'onAsk'>) {
  const { t, i18n } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const { id, kind, amountFen, from, to, state, note, answer } = request;
  const what =
    kind === 'top_up'
      ? t('familyPage.topUpOf', { yuan: yuan(amountFen ?? 0) })
      : t('familyPage.pauseOf', { from: from ?? '', to: to ?? '' });
  const takeBack = (): void => {
    setError(null);
    onAsk('/v1/family-pages/request-withdrawals', { requestId: id }).catch(setError);
  };
  return (
    <li>
      <span className="family-line">
        <strong>{what}</strong>
        <span>{t(`familyPage.requestState.${state}`)}</span>
      </span>
      <span className="family-muted">{request.facilityName}</span>
      {note !== null && <span>{note}</span>}
      {answer !== null && <span>{t('familyPage.answer', { words: answer })}</span>}
      {kind === 'top_up' && state === 'accepted' && <span>{t('familyPage.acceptedTopUp')}</span>}
      {error !== null && (
        <span role="alert">
          {describeError(error, { language: i18n.language, noAnswer: t('familyPage.noAnswer') })}
        </span>
      )}
      {state === 'asked' && (
        <span>
          <button type="button" className="button" aria-label={t('familyPage.takeBackOf', { what })} onClick={takeBack}>
            {t('familyPage.takeBack')}
          </button>
        </span>
      )}
    </li>
  );
}
