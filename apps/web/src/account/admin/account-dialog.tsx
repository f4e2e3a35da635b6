import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountWithPassword, ListedAccount } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { FailureLine } from '../failure-line.js';
import { SessionList } from '../session-list.js';
import { useWork, type Work } from '../use-work.js';
import type { Places } from './account-table.js';
import { OneTimePassword } from './one-time-password.js';
import { PlaceFields, type RoleAndPlace } from './place-fields.js';

interface AccountDialogProps {
  readonly account: ListedAccount;
  readonly places: Places;
  readonly isSelf: boolean;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Everything an administrator does with one account; each change names the version that was read. */
export function AccountDialog({ account, places, isSelf, onChanged, onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const work = useWork();
  const [password, setPassword] = useState<string | null>(null);
  const done = async (): Promise<void> => {
    await onChanged();
    onClose();
  };
  return (
    <Dialog
      title={`${account.displayName} · ${account.login}`}
      onClose={password === null ? onClose : () => void done()}
    >
      {password !== null ? (
        <OneTimePassword name={account.displayName} password={password} onDone={() => void done()} />
      ) : (
        <>
          <EditForm {...{ account, places, isSelf, work }} onSaved={done} onReload={onChanged} />
          {isSelf ? (
            <p>{t('accounts.ownAccount')}</p>
          ) : (
            <>
              <p className="account-hint">{t('accounts.endsSessions')}</p>
              <AccountKeys {...{ account, work }} onDone={done} onPassword={setPassword} />
              <h3>{t('accounts.sessions')}</h3>
              <SessionList path={`/v1/accounts/${account.id}/sessions`} endAll={t('accounts.endAll')} />
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

interface EditFormProps extends Pick<AccountDialogProps, 'account' | 'places' | 'isSelf'> {
  readonly work: Work;
  readonly onSaved: () => Promise<void>;
  /** Shows the account as it is now, when somebody else has changed it. */
  readonly onReload: () => Promise<void>;
}

function EditForm({ account, places, isSelf, work, onSaved, onReload }: EditFormProps) {
  const { t } = useTranslation();
  const { role, scope, version } = account;
  const [displayName, setDisplayName] = useState(account.displayName);
  const [place, setPlace] = useState<RoleAndPlace>({
    role,
    townCode: scope.townCode,
    facilityId: scope.facilityId,
  });
  const save = async (): Promise<void> => {
    const body = { displayName, ...(!isSelf && place) };
    await request(`/v1/accounts/${account.id}`, { method: 'PATCH', version, body });
    await onSaved();
  };
  return (
    <form
      className="account-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void work.run(save);
      }}
    >
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
      <PlaceFields value={place} places={places} disabled={isSelf} onValue={setPlace} />
      <FailureLine failure={work.failure} />
      {work.failure !== null && (
        <button type="button" className="button" onClick={() => void onReload()}>
          {t('accounts.changedByOther')}
        </button>
      )}
      <button type="submit" className="button button-main" disabled={work.busy}>
        {t('accounts.save')}
      </button>
    </form>
  );
}

interface AccountKeysProps {
  readonly account: ListedAccount;
  readonly work: Work;
  readonly onDone: () => Promise<void>;
  readonly onPassword: (password: string | null) => void;
}

function AccountKeys({ account, work, onDone, onPassword }: AccountKeysProps) {
  const { t } = useTranslation();
  const { id, version, disabledAt, totpEnabledAt } = account;
  const ask = (what: string): Promise<AccountWithPassword> =>
    request<AccountWithPassword>(`/v1/accounts/${id}/${what}`, { method: 'POST', version });
  const resetPassword = async (): Promise<void> => onPassword((await ask('password-resets')).oneTimePassword);
  const resetTotp = async (): Promise<void> => {
    await ask('totp-resets');
    await onDone();
  };
  const disable = async (): Promise<void> => {
    await request(`/v1/accounts/${id}`, { method: 'PATCH', version, body: { disabled: disabledAt === null } });
    await onDone();
  };
  const key = (name: string, does: () => Promise<void>, className = 'button') => (
    <button type="button" className={className} disabled={work.busy} onClick={() => void work.run(does)}>
      {name}
    </button>
  );
  return (
    <div className="account-keys">
      {key(t('accounts.resetPassword'), resetPassword)}
      {totpEnabledAt !== null && key(t('accounts.resetTotp'), resetTotp)}
      {disabledAt === null
        ? key(t('accounts.disable'), disable, 'button button-danger')
        : key(t('accounts.enable'), disable)}
    </div>
  );
}
