import './garden-texts.js';
import './garden.css';
import { businessDateAt } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/dialog.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import '../../shared/form-texts.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { AwaitedSection } from './awaited-section.js';
import { DayIssues } from './day-issues.js';
import { ForecastSection } from './forecast-section.js';
import type { AwaitedGoods, Lot } from './garden-contract.js';
import { LotDialog, type LotAction } from './lot-dialog.js';
import { LotList } from './lot-list.js';
import { PlotsSection } from './plots-section.js';
import { UnderWay } from './under-way.js';
import { useGarden } from './use-garden.js';
import { WaitingEntries } from './waiting-entries.js';
import { WeighDialog } from './weigh-dialog.js';

interface GardenPageProps {
  readonly owner: OutboxOwner;
  readonly onExpired: () => void;
}

/** 菜园与物资: weighed in, issued to the kitchen, thrown away, counted, shared. */
export function GardenPage({ owner, onExpired }: GardenPageProps) {
  const { t, i18n } = useTranslation();
  const garden = useGarden(owner, onExpired);
  const [weighing, setWeighing] = useState<{ gift: AwaitedGoods | null } | null>(null);
  const [acting, setActing] = useState<{ action: LotAction; lot: Lot } | null>(null);
  const [shown, setShown] = useState<Lot | null>(null);
  const { board } = garden;
  return (
    <main className="garden-main">
      <div className="garden-title">
        <h1>{t('garden.title')}</h1>
        {board && (
          <button type="button" className="button button-main" onClick={() => setWeighing({ gift: null })}>
            {t('garden.weigh')}
          </button>
        )}
      </div>
      {garden.error !== null && (
        <ErrorState
          happened={describeError(garden.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('garden.failedKept')}
          todo={t('garden.failedTodo')}
        >
          <button type="button" className="button" onClick={garden.reload}>
            {t('garden.retry')}
          </button>
        </ErrorState>
      )}
      <WaitingEntries garden={garden} />
      {!board && garden.error === null && <p role="status">{t('garden.loading')}</p>}
      {board && (
        <>
          <UnderWay garden={garden} board={board} />
          <AwaitedSection changes={garden.changes} onTakeIn={(gift) => setWeighing({ gift })} />
          <LotList board={board} onAct={(action, lot) => setActing({ action, lot })} onPhoto={setShown} />
          <DayIssues garden={garden} board={board} />
          <ForecastSection changes={garden.changes} />
          <PlotsSection garden={garden} board={board} />
        </>
      )}
      {board && weighing && (
        <WeighDialog
          board={board}
          today={businessDateAt(new Date())}
          gift={weighing.gift}
          onEnter={garden.enter}
          onClose={() => setWeighing(null)}
        />
      )}
      {board && acting && (
        <LotDialog {...acting} board={board} onEnter={garden.enter} onClose={() => setActing(null)} />
      )}
      {shown && (
        <Dialog title={t('garden.photoOf', { crop: shown.crop })} onClose={() => setShown(null)} wide>
          <img
            className="garden-photo"
            src={`/v1/garden/lots/${shown.id}/photo`}
            alt={t('garden.photoOf', { crop: shown.crop })}
          />
        </Dialog>
      )}
    </main>
  );
}
