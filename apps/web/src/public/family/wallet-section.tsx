import { useTranslation } from 'react-i18next';
import { yuan } from '../../shared/yuan.js';
import type { FamilyWallet } from './family-contract.js';

/** What is left, and how it came to that. */
export function WalletSection({ wallets }: { readonly wallets: readonly FamilyWallet[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="family-wallet">
      <h2 id="family-wallet">{t('familyPage.balance')}</h2>
      {wallets.length === 0 && <p>{t('familyPage.noWallet')}</p>}
      {wallets.map(({ organisationName, balanceFen, arrearsFen, bookings }, at) => (
        <div key={at}>
          <p className="family-figure">{t('familyPage.balanceOf', { yuan: yuan(balanceFen) })}</p>
          {arrearsFen > 0 && <p>{t('familyPage.arrearsOf', { yuan: yuan(arrearsFen) })}</p>}
          <p className="family-muted">{organisationName}</p>
          <ul className="family-list">
            {bookings.map(({ date, kind, amountFen }, place) => (
              <li key={place}>
                <span className="family-line">
                  <span>
                    {date} {t(`familyPage.booking.${kind}`)}
                  </span>
                  <span>
                    {amountFen > 0 ? '+' : ''}
                    {yuan(amountFen)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
