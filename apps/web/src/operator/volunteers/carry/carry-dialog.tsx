import './carry-texts.js';
import './carry.css';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/describe-error.js';
import { Dialog } from '../../../shared/dialog.js';
import { ErrorState } from '../../../shared/error-state.js';
import type { Carrying } from './carry-form.js';
import { CarryFields } from './carry-fields.js';
import { useCarrying } from './use-carrying.js';

interface CarryDialogProps {
  readonly volunteer: { readonly id: string; readonly townCode: string };
  readonly name: string;
  /** Sends it, and shows the register anew. @throws what the server refuses, NetworkLost */
  readonly save: (path: string, carrying: Carrying) => Promise<unknown>;
  readonly onClose: () => void;
}

/** 送餐方式: how a volunteer brings meals, in place of what was entered before. */
export function CarryDialog({ volunteer: { id, townCode }, name, save, onClose }: CarryDialogProps) {
  const { t, i18n } = useTranslation();
  const { known, error, load } = useCarrying(id, townCode);
  return (
    <Dialog title={t('carry.title', { name })} onClose={onClose}>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('carry.loadKept')}
          todo={t('carry.loadTodo')}
        >
          <button type="button" className="button" onClick={() => void load()}>
            {t('carry.retry')}
          </button>
        </ErrorState>
      )}
      {known === null && error === null && <p role="status">{t('carry.loading')}</p>}
      {known !== null && (
        <CarryFields
          known={known}
          save={(carrying) => save(`/v1/volunteers/${id}/delivery`, carrying)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
