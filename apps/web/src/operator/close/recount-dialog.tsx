import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormField } from '../../shared/form-field.js';
import { Money } from '../../shared/money.js';
import { newClientId } from '../store/new-client-id.js';
import { CashPieces, cashCountOf, piecesFen, type Pieces } from './cash-pieces.js';
import type { Recount } from './close-contract.js';
import type { Day } from './use-day.js';

interface RecountDialogProps {
  readonly day: Day;
  readonly onDone: (recount: Recount) => void;
  readonly onClose: () => void;
}

/** Counts the drawer again after a count that was wrong. */
export function RecountDialog({ day, onDone, onClose }: RecountDialogProps) {
  const { t, i18n } = useTranslation();
  const [pieces, setPieces] = useState<Pieces>({});
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Kept until there is an answer, so that pressing again counts nothing twice.
  const clientId = useRef<string | null>(null);
  const untouched = Object.values(pieces).every((count) => count === '');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    clientId.current ??= newClientId(new Date());
    setBusy(true);
    setError(null);
    try {
      const body = { clientId: clientId.current, cashCount: cashCountOf(pieces), reason };
      onDone(await day.send<Recount>('/v1/drawer-counts', body));
      onClose();
    } catch (failure) {
      if (failure instanceof ApiProblem) clientId.current = null;
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('dayClose.recount.title')} onClose={onClose}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <p className="form-note">{t('dayClose.recount.note')}</p>
        <CashPieces pieces={pieces} onChange={setPieces} />
        <p role="status">
          {t('dayClose.counted')} <Money amountFen={piecesFen(pieces)} />
        </p>
        <FormField
          field={{ kind: 'text', name: 'reason', label: t('dayClose.reason'), longest: 200 }}
          value={reason}
          onChange={(value) => typeof value === 'string' && setReason(value)}
        />
        {error !== null && (
          <ErrorState
            happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
            kept={t('form.kept')}
            todo={t('form.todo')}
          />
        )}
        <div className="form-keys">
          <button type="submit" className="button button-main" disabled={busy || untouched}>
            {busy ? t('form.saving') : t('dayClose.recount.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
