import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import type { Drawer } from './close-contract.js';

const PARTS = [
  ['carriedOverFen', 1],
  ['cashMealsFen', 1],
  ['topUpsFen', 1],
  ['refundsFen', -1],
  ['paidOutFen', -1],
  ['depositsFen', -1],
] as const;

interface DrawerPartsProps {
  readonly drawer: Drawer;
  readonly expectedFen: number;
}

/** Where what should lie in the drawer came from and went. */
export function DrawerParts({ drawer, expectedFen }: DrawerPartsProps) {
  const { t } = useTranslation();
  return (
    <table className="day-table close-methods" aria-label={t('dayClose.drawer.title')}>
      <tbody>
        {PARTS.map(([part, sign]) => (
          <tr key={part}>
            <th scope="row">{t(`dayClose.drawer.${part}`)}</th>
            <td className="number">
              <Money amountFen={drawer[part] === 0 ? 0 : sign * drawer[part]} />
            </td>
          </tr>
        ))}
        <tr className="close-total">
          <th scope="row">{t('dayClose.drawer.expected')}</th>
          <td className="number">
            <Money amountFen={expectedFen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
