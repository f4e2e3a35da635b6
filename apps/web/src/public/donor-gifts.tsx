import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { yuan } from './yuan.js';

type Gift = components['schemas']['DonorPageDonationDto'];
type Goods = Gift['goods'][number];

const NUMBER_DIGITS = 6;
const GRAMS = 1000;

/** Each gift with its receipts. */
export function DonorGifts({ donations }: { donations: readonly Gift[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="gifts">
      <h2 id="gifts">{t('donorPage.gifts')}</h2>
      <ul className="donor-gifts">
        {donations.map((gift) => (
          <li key={`${gift.pledgedOn} ${gift.receipts[0]?.year}-${gift.receipts[0]?.no}`}>
            <strong>
              {t(`donorPage.kindOf.${gift.kind}`)} · {gift.pledgedOn}
            </strong>{' '}
            {gift.organisationName}
            {gift.campaign !== null && ` · ${gift.campaign}`}
            <ul>
              {gift.kind === 'money' && (
                <li>{t('donorPage.receivedOf', { received: yuan(gift.receivedFen), spent: yuan(gift.spentFen) })}</li>
              )}
              {gift.goods.map((item) => (
                <li key={item.description}>
                  {t('donorPage.goodsOf', {
                    ...{ what: item.description, kilograms: item.quantityG / GRAMS, place: item.facilityName },
                  })}
                  {item.inStock && ` · ${stockOf(t, item)}`}
                </li>
              ))}
              {gift.receipts.map(({ year, no, receivedOn, amountFen, fiscalReceiptNo }) => (
                <li key={`${year}-${no}`}>
                  {t('donorPage.receipt', { number: `${year}-${String(no).padStart(NUMBER_DIGITS, '0')}` })} ·{' '}
                  {receivedOn} · {yuan(amountFen)}
                  {fiscalReceiptNo !== null && ` · ${t('donorPage.fiscal', { number: fiscalReceiptNo })}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Less than was given is told with its reason. */
function stockOf(t: TFunction, { takenG, shortReason }: Goods): string {
  if (takenG === null || shortReason === null) return t('donorPage.inStock');
  return t('donorPage.inStockShort', { kilograms: takenG / GRAMS, reason: shortReason });
}
