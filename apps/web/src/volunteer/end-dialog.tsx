import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../operator/till/use-reachable.js';
import { Dialog } from '../shared/dialog.js';
import { DetailFields, NO_DETAILS, type Details } from './detail-fields.js';
import type { Handover, OwnStop } from './route-contract.js';
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
        {asked === 'delivered' && <HandoverKeys agreed={stop.handover} busy={busy} onEnd={end} />}
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
  const reachable = useReachable();
  const { text, confirm } = CONFIRMATIONS[kind];
  return (
    <>
      {kind === 'nobody_answers' && !reachable && (
        <p className="state-danger door-late" role="alert">
          {t('door.nobodyOffline')}
        </p>
      )}
      {text !== null && <p>{t(`door.${text}`)}</p>}
      <EndKey busy={busy} text={t(`door.${confirm}`)} onEnd={() => onEnd({ kind })} />
    </>
  );
}

const HANDED_OVER = ['in_person', 'at_door'] as const;

interface HandoverKeysProps {
  readonly agreed: Handover;
  readonly busy: boolean;
  readonly onEnd: End;
}

/** What was agreed comes first and stands out: the other keys are for when it went otherwise. */
function HandoverKeys({ agreed, busy, onEnd }: HandoverKeysProps) {
  const { t } = useTranslation();
  const ways = HANDED_OVER.toSorted((one, other) => Number(other === agreed) - Number(one === agreed));
  const proxy = <ProxyKey agreed={agreed === 'proxy'} busy={busy} onEnd={onEnd} />;
  return (
    <>
      {agreed === 'proxy' && proxy}
      {ways.map((handover) => (
        <EndKey
          key={handover}
          plain={handover !== agreed}
          busy={busy}
          text={t(`door.handover.${handover}`)}
          onEnd={() => onEnd({ kind: 'delivered', handover })}
        />
      ))}
      {agreed !== 'proxy' && proxy}
    </>
  );
}

/** Who took it has to be named. */
function ProxyKey({ agreed, busy, onEnd }: { agreed: boolean; busy: boolean; onEnd: End }) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState(false);
  const [receiver, setReceiver] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void onEnd({ kind: 'delivered', handover: 'proxy', receiver: receiver.trim() });
  };
  if (!naming) {
    return (
      <button type="button" className={agreed ? 'button button-main' : 'button'} onClick={() => setNaming(true)}>
        {t('door.handover.proxy')}
      </button>
    );
  }
  return (
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
  );
}

interface EndKeyProps {
  readonly busy: boolean;
  readonly text: string;
  readonly plain?: boolean;
  readonly onEnd: () => Promise<void>;
}

function EndKey({ busy, text, plain = false, onEnd }: EndKeyProps) {
  return (
    <button
      type="button"
      className={plain ? 'button' : 'button button-main'}
      disabled={busy}
      onClick={() => void onEnd()}
    >
      {text}
    </button>
  );
}
