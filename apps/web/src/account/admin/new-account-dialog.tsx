import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountWithPassword } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { FailureLine } from '../failure-line.js';
import { useWork } from '../use-work.js';
import type { Places } from './account-table.js';
import { OneTimePassword } from './one-time-password.js';
import { PlaceFields, type RoleAndPlace } from './place-fields.js';

interface NewAccountDialogProps {
  readonly places: Places;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Makes an account; its password is made by the server and shown once. */
export function NewAccountDialog({ places, onChanged, onClose }: NewAccountDialogProps) {
  const { t } = useTranslation();
  const { busy, failure, run } = useWork();
  const [login, setLogin] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [place, setPlace] = useState<RoleAndPlace>({ role: 'operator', townCode: null, facilityId: null });
  const [made, setMade] = useState<AccountWithPassword | null>(null);
  const create = async (): Promise<void> => {
    const { role, townCode, facilityId } = place;
    const where = { ...(townCode !== null && { townCode }), ...(facilityId !== null && { facilityId }) };
    const body = { login: login.trim(), displayName, role, ...where };
    setMade(await request<AccountWithPassword>('/v1/accounts', { method: 'POST', body }));
    await onChanged();
  };
  return (
    <Dialog title={t('accounts.create')} onClose={onClose}>
      {made?.oneTimePassword != null ? (
        <OneTimePassword name={made.displayName} password={made.oneTimePassword} onDone={onClose} />
      ) : (
        <form
          className="account-form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void run(create);
          }}
        >
          <label className="field">
            <span>{t('accounts.login')}</span>
            <input
              className="input"
              name="newLogin"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              pattern="[a-z0-9][a-z0-9._\-]{2,63}"
              aria-describedby="login-hint"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </label>
          <p id="login-hint" className="account-hint">
            {t('accounts.loginHint')}
          </p>
          <label className="field">
            <span>{t('accounts.name')}</span>
            <input
              className="input"
              name="displayName"
              autoComplete="off"
              required
              maxLength={80}
              value={displayName}
              onChange={(event) => setDisplayName(event.target.value)}
            />
          </label>
          <PlaceFields value={place} places={places} onValue={setPlace} />
          <FailureLine failure={failure} />
          <button type="submit" className="button button-main" disabled={busy}>
            {t('accounts.create')}
          </button>
        </form>
      )}
    </Dialog>
  );
}
