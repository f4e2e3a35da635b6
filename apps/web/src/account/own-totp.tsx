import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, OwnAccount, RecoveryCodes } from '../api/contract.js';
import { request } from '../api/request.js';
import { StateTag } from '../shared/state-tag.js';
import { CodeForm } from './code-form.js';
import { EnrolmentForm } from './enrolment-form.js';
import { moment } from './moment.js';
import { PasswordProof } from './password-proof.js';
import { RecoveryCodeList } from './recovery-code-list.js';

type Doing = 'nothing' | 'enrol' | 'renew' | 'remove';

interface OwnTotpProps {
  readonly totp: OwnAccount['totp'];
  readonly onChanged: () => void;
}

/** One's own authenticator: enrolled by password and first code, removed and given new recovery codes by a code. */
export function OwnTotp({ totp, onChanged }: OwnTotpProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>('nothing');
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = (): void => {
    setDoing('nothing');
    setCodes(null);
    onChanged();
  };
  if (codes !== null) return <RecoveryCodeList codes={codes} onSaved={done} />;
  return (
    <>
      {totp.enabledAt === null ? (
        <p>
          <StateTag tone="quiet">{t('account.totpOff')}</StateTag> {t('account.totpOffText')}
        </p>
      ) : (
        <p>
          <StateTag tone="good">{t('account.totpOn')}</StateTag>{' '}
          {t('account.totpOnText', { time: moment(totp.enabledAt), left: totp.recoveryCodesLeft })}
        </p>
      )}
      {!totp.isAvailable && totp.enabledAt === null && <p className="account-hint">{t('account.totpUnavailable')}</p>}
      {doing === 'nothing' && <TotpKeys totp={totp} onDo={setDoing} />}
      {doing === 'enrol' && <Enrol onCodes={setCodes} />}
      {doing === 'renew' && (
        <CodeForm
          text={t('account.renewText')}
          submit={t('account.renew')}
          takesRecoveryCode
          onCode={async (code) => setCodes((await post<RecoveryCodes>('recovery-codes', { code })).recoveryCodes)}
        />
      )}
      {doing === 'remove' && (
        <CodeForm
          text={t('account.removeText')}
          submit={t('account.remove')}
          takesRecoveryCode
          onCode={async (code) => {
            await post<void>('totp-removals', { code });
            done();
          }}
        />
      )}
      {doing !== 'nothing' && (
        <button type="button" className="button button-quiet" onClick={() => setDoing('nothing')}>
          {t('account.cancel')}
        </button>
      )}
    </>
  );
}

function TotpKeys({ totp, onDo }: { totp: OwnAccount['totp']; onDo: (what: Doing) => void }) {
  const { t } = useTranslation();
  if (totp.enabledAt === null) {
    return (
      <button type="button" className="button" disabled={!totp.isAvailable} onClick={() => onDo('enrol')}>
        {t('account.beginTotp')}
      </button>
    );
  }
  return (
    <div className="account-keys">
      <button type="button" className="button" onClick={() => onDo('renew')}>
        {t('account.renew')}
      </button>
      {!totp.isRequired && (
        <button type="button" className="button" onClick={() => onDo('remove')}>
          {t('account.remove')}
        </button>
      )}
    </div>
  );
}

function Enrol({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  if (enrolment === null) {
    return (
      <PasswordProof
        text={t('account.proveText')}
        onPassword={async (password) => setEnrolment(await post<Enrolment>('totp-enrolments', { password }))}
      />
    );
  }
  return (
    <EnrolmentForm
      enrolment={enrolment}
      confirm={async (proof) => onCodes((await post<RecoveryCodes>('totp', proof)).recoveryCodes)}
    />
  );
}

function post<Answer>(what: string, body: object): Promise<Answer> {
  return request<Answer>(`/v1/accounts/current/${what}`, { method: 'POST', body });
}
