import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../account/qr-code.js';
import { request } from '../api/request.js';
import { describeError } from '../shared/describe-error.js';
import { Dialog } from '../shared/dialog.js';
import type { Consent, FamilyLink } from './families-contract.js';

interface LinkDialogProps {
  readonly consent: Consent;
  /** Of a link that was just made; without one it is made here. */
  readonly token?: string | null;
  readonly onClose: () => void;
}

/** Makes a link and shows it once: to be scanned, or written down. */
export function LinkDialog({ consent, token: made = null, onClose }: LinkDialogProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [address, setAddress] = useState<string | null>(made === null ? null : addressOf(made));
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { token } = await request<FamilyLink>(`/v1/family-consents/${consent.id}/links`, { method: 'POST' });
      setAddress(addressOf(token));
      void client.invalidateQueries({ queryKey: ['families', 'consents'] });
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <Dialog title={t('families.linkTitle')} onClose={onClose}>
      <div className="form">
        <p className="form-note">
          {t('families.linkNote', { day: consent.validUntil })} {consent.linked && t('families.newLinkNote')}
        </p>
        {error !== null && (
          <p role="alert">{describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}</p>
        )}
        {address === null ? (
          <button type="button" className="button button-main" disabled={busy} onClick={() => void make()}>
            {t('families.link')}
          </button>
        ) : (
          <>
            <div className="families-qr">
              <QrCode text={address} label={t('families.linkQr')} />
            </div>
            <p className="families-address" role="status">
              <a href={address} target="_blank" rel="noreferrer">
                {address}
              </a>
            </p>
            <button
              type="button"
              className="button"
              onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}
            >
              {t(copied ? 'families.copied' : 'families.copy')}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}

function addressOf(token: string): string {
  return `${location.origin}/family#${token}`;
}
