import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { FormDialog } from '../../../shared/form-dialog.js';
import type { FormBody } from '../../../shared/form-values.js';
import { randomUuid } from '../../../shared/random-uuid.js';
import { usePlaces } from '../../books/use-books.js';
import type { Replay, ReplaySums } from './replay-contract.js';
import { WaitingCorrections } from './waiting-corrections.js';

const REASON_LONGEST = 200;

interface ReplayCorrectionsProps {
  readonly account: Account;
  readonly replay: Replay;
  readonly sums: ReplaySums;
}

/** The differences as corrections: proposed facility by facility, booked by another official. */
export function ReplayCorrections({ account, replay, sums }: ReplayCorrectionsProps) {
  const { t } = useTranslation();
  const { booked, waiting } = replay.corrections;
  if (!replay.binding || sums.changed === 0) {
    return <p className="facts-none">{t(sums.changed === 0 ? 'replay.nothingToBook' : 'replay.notBinding')}</p>;
  }
  return (
    <section className="policy-panel">
      <h2>{t('replay.corrections')}</h2>
      <p role="status">{t('replay.booked', { booked, waiting, changed: sums.changed })}</p>
      {account.role === 'district_official' && (
        <div className="form-keys">
          <ProposeKey replay={replay} sums={sums} />
        </div>
      )}
      {waiting > 0 && <WaitingCorrections account={account} replayId={replay.id} />}
    </section>
  );
}

function ProposeKey({ replay, sums }: Omit<ReplayCorrectionsProps, 'account'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { nameOf } = usePlaces();
  const [open, setOpen] = useState(false);
  const [clientId, setClientId] = useState(randomUuid);
  const facilities = sums.facilities.filter(({ changed }) => changed > 0);
  const send = async (body: FormBody): Promise<void> => {
    await request(`/v1/replays/${replay.id}/corrections`, { method: 'POST', body: { ...body, clientId } });
    setClientId(randomUuid());
    await queries.invalidateQueries({ queryKey: ['replays', replay.id] });
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('replay.propose')}
      </button>
      {open && (
        <FormDialog
          title={t('replay.propose')}
          note={t('replay.proposeText')}
          fields={[
            {
              ...{ kind: 'choice', name: 'facilityId', label: t('replay.fields.facilityId') },
              options: facilities.map(({ facilityId, changed }) => ({
                value: facilityId,
                label: `${nameOf(facilityId)}（${changed}）`,
              })),
            },
            { kind: 'text', name: 'reason', label: t('replay.reason'), longest: REASON_LONGEST },
          ]}
          submit={t('replay.propose')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
