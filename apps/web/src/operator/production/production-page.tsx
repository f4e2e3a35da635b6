import '../../production/production-texts.js';
import '../../production/production.css';
import '../close/close.css';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import { EntriesTable } from '../../production/entries-table.js';
import { MatchTable } from '../../production/match-table.js';
import type { ProductionEntry } from '../../production/production-contract.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { SlotPicker } from '../slot/slot-picker.js';
import { CookSection } from './cook-section.js';
import { MoveSections } from './move-sections.js';
import { RestSection } from './rest-section.js';
import { SampleSection } from './sample-section.js';
import type { SlotDesk } from './slot-desk.js';
import { useProduction } from './use-production.js';
import { WaitingList } from './waiting-list.js';

interface ProductionPageProps {
  readonly owner: OutboxOwner;
  readonly today: string;
  readonly slots: readonly Slot[];
  readonly firstSlot: Slot;
  readonly onExpired: () => void;
}

/** 后厨: what is planned, cooked, sent, received, kept as samples and left over, slot by slot. */
export function ProductionPage({ owner, today, slots, firstSlot, onExpired }: ProductionPageProps) {
  const { t, i18n } = useTranslation();
  const [businessDate, setBusinessDate] = useState(today);
  const [slot, setSlot] = useState(firstSlot);
  const production = useProduction(owner, businessDate, onExpired);
  const { day, error } = production;
  const tomorrow = addDays(parseBusinessDate(today), 1);
  const entries = (day?.entries ?? []).filter((entry) => entry.slot === slot);
  const standing = entries.filter(({ withdrawnReason }) => withdrawnReason === null);
  const desk: SlotDesk = {
    ...{ production, businessDate, slot, entries: standing, facilityId: owner.facilityId },
    open: day?.closed !== true,
  };
  return (
    <main className="close-main">
      <h1>{t('production.title')}</h1>
      <div className="close-keys">
        <label className="field close-day">
          <span>{t('production.day')}</span>
          <input
            className="input"
            type="date"
            required
            value={businessDate}
            onChange={({ target }) => target.value !== '' && setBusinessDate(target.value)}
          />
        </label>
        {businessDate !== tomorrow && (
          <button type="button" className="button" onClick={() => setBusinessDate(tomorrow)}>
            {t('production.forecast.tomorrow')}
          </button>
        )}
        <SlotPicker slots={slots} slot={slot} onPick={setSlot} />
      </div>
      <WaitingList production={production} />
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('production.failedKept')}
          todo={t('production.failedTodo')}
        />
      )}
      {day === null && error === null && <p role="status">{t('production.loading')}</p>}
      {day?.closed === true && <p role="status">{t('production.closed')}</p>}
      <CookSection desk={desk} />
      <MoveSections desk={desk} />
      <SampleSection desk={desk} />
      <RestSection desk={desk} />
      <MatchSection desk={desk} />
      <EntriesSection desk={desk} all={entries} />
    </main>
  );
}

function MatchSection({ desk: { production, slot } }: { desk: SlotDesk }) {
  const { t } = useTranslation();
  const match = production.day?.slots.find((one) => one.slot === slot);
  return (
    <section className="close-section" aria-label={t('production.step.match')}>
      <h2>{t('production.step.match')}</h2>
      {match ? <MatchTable match={match} /> : <p>{t('production.notLogged')}</p>}
    </section>
  );
}

function EntriesSection({ desk, all }: { desk: SlotDesk; all: readonly ProductionEntry[] }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<ProductionEntry | null>(null);
  return (
    <section className="close-section" aria-label={t('production.step.entries')}>
      <h2>{t('production.step.entries')}</h2>
      <EntriesTable entries={all} facilityId={desk.facilityId} {...(desk.open && { onWithdraw: setLeaving })} />
      {leaving && (
        <FormDialog
          title={t('production.withdrawOf', { what: t(`production.kind.${leaving.kind}`) })}
          fields={[{ kind: 'text', name: 'reason', label: t('production.reason'), longest: 200 }]}
          submit={t('production.withdraw')}
          onSubmit={(values) => desk.production.send(`/v1/production-entries/${leaving.id}/withdrawal`, values)}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}
