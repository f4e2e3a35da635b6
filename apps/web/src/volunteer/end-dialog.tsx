import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { DetailFields, NO_DETAILS, type Details } from './detail-fields.js';
import type { OwnStop } from './route-contract.js';
import type { SaidAtDoor } from './store/keep-outcome.js';
import { usePlaceOfTap } from './use-place-of-tap.js';

/** Which key was pressed. */
export type Asked = 'delivered' | 'nobody_answers' | 'late' | 'turned_back' | 'other';

interface EndDialogProps {
  readonly stop: OwnStop;
  readonly asked: Asked;
  readonly onEnd: (said: SaidAtDoor) => Promise<void>;
  readonly onClose: () => void;
}

/** The second tap: into whose hands, or what else; photo and notes are there for whoever wants them. */
export function EndDialog({ stop, asked, onEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const place = usePlaceOfTap();
  const details = useRef<Details>(NO_DETAILS);
  const drawing = useRef<Promise<boolean>>(Promise.resolve(true));
  const [shown, setShown] = useState<Details>(NO_DETAILS);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const change = (part: Partial<Details>): void => {
    details.current = { ...details.current, ...part };
    setShown(details.current);
  };
  const end = async (said: Pick<SaidAtDoor, 'kind' | 'handover' | 'receiver'>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    // The photo belongs to it, even when it is not ready yet; one that cannot be read is told of first.
    if (!(await drawing.current)) {
      drawing.current = Promise.resolve(true);
      setBusy(false);
      return;
    }
    const { photo } = details.current;
    const [note, conditionNote] = [details.current.note.trim(), details.current.conditionNote.trim()];
    try {
      await onEnd({
        ...said,
        ...(note && { note }),
        ...(conditionNote && { conditionNote }),
        ...(photo && { photo }),
        ...(place.current && { place: place.current }),
      });
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  const titles = {
    delivered: 'deliveredTitle',
    nobody_answers: 'nobodyTitle',
    late: 'late',
    turned_back: 'turnBackTitle',
    other: 'otherTitle',
  } as const;
  return (
    <Dialog title={t(`door.${titles[asked]}`)} onClose={onClose}>
      <p>
        {stop.name} · {t('door.box', { number: stop.labelNo })}
      </p>
      {failed && (
        <p className="state-danger" role="alert">
          {t('door.noRoom')}
        </p>
      )}
      <div className="end-keys">
        {asked === 'delivered' && <HandoverKeys busy={busy} onEnd={end} />}
        {asked !== 'delivered' && asked !== 'other' && <ConfirmKey kind={asked} busy={busy} onEnd={end} />}
        {asked === 'other' &&
          (['refused', 'address_wrong'] as const).map((kind) => (
            <EndKey key={kind} busy={busy} text={t(`door.outcome.${kind}`)} onEnd={() => end({ kind })} />
          ))}
      </div>
      <DetailFields details={shown} onChange={change} onDrawing={(ready) => (drawing.current = ready)} />
    </Dialog>
  );
}

type End = (said: Pick<SaidAtDoor, 'kind' | 'handover' | 'receiver'>) => Promise<void>;

const CONFIRMATIONS = {
  nobody_answers: { text: 'nobodyText', confirm: 'nobodyConfirm' },
  late: { text: null, confirm: 'bringBack' },
  turned_back: { text: 'turnBackText', confirm: 'turnBackConfirm' },
} as const;

function ConfirmKey({ kind, busy, onEnd }: { kind: keyof typeof CONFIRMATIONS; busy: boolean; onEnd: End }) {
  const { t } = useTranslation();
  const { text, confirm } = CONFIRMATIONS[kind];
  return (
    <>
      {text !== null && <p>{t(`door.${text}`)}</p>}
      <EndKey busy={busy} text={t(`door.${confirm}`)} onEnd={() => onEnd({ kind })} />
    </>
  );
}

function HandoverKeys({ busy, onEnd }: { busy: boolean; onEnd: End }) {
  const { t } = useTranslation();
  const [proxy, setProxy] = useState(false);
  const [receiver, setReceiver] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void onEnd({ kind: 'delivered', handover: 'proxy', receiver: receiver.trim() });
  };
  return (
    <>
      {(['in_person', 'at_door'] as const).map((handover) => (
        <EndKey
          key={handover}
          busy={busy}
          text={t(`door.handover.${handover}`)}
          onEnd={() => onEnd({ kind: 'delivered', handover })}
        />
      ))}
      {proxy ? (
        <form className="end-proxy" onSubmit={save}>
          <label className="field">
            <span>{t('door.receiver')}</span>
            <input
              className="input"
              required
              pattern=".*\S.*"
              maxLength={60}
              autoFocus
              value={receiver}
              onChange={({ target }) => setReceiver(target.value)}
            />
          </label>
          <button type="submit" className="button button-main" disabled={busy}>
            {t('door.receiverSave')}
          </button>
        </form>
      ) : (
        <button type="button" className="button" onClick={() => setProxy(true)}>
          {t('door.handover.proxy')}
        </button>
      )}
    </>
  );
}

function EndKey({ busy, text, onEnd }: { busy: boolean; text: string; onEnd: () => Promise<void> }) {
  return (
    <button type="button" className="button button-main" disabled={busy} onClick={() => void onEnd()}>
      {text}
    </button>
  );
}
