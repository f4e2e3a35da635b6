import './account-forms.css';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../api/contract.js';
import { CodeForm } from './code-form.js';
import { QrCode } from './qr-code.js';

interface EnrolmentFormProps {
  readonly enrolment: Enrolment;
  readonly confirm: (proof: { enrolmentId: string; code: string }) => Promise<void>;
}

/** Shows the secret of an authenticator as a QR code and in letters, and asks for its first code. */
export function EnrolmentForm({ enrolment, confirm }: EnrolmentFormProps) {
  const { t } = useTranslation();
  const { enrolmentId, secret, otpauthUrl } = enrolment;
  return (
    <div className="account-form">
      <p>{t('account.scan')}</p>
      <QrCode text={otpauthUrl} label={t('account.qr')} />
      <p className="account-hint">
        {t('account.bySecret')} <code className="account-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <CodeForm
        text={t('account.firstCode')}
        submit={t('account.confirmTotp')}
        onCode={(code) => confirm({ enrolmentId, code })}
      />
    </div>
  );
}
