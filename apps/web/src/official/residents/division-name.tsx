import { useTranslation } from 'react-i18next';
import { useTowns } from '../../shared/use-towns.js';
import { useVillages } from './person-keys.js';

const TOWN_DIGITS = 9;

/** A division by its name where it lies in the district, else its code and that it lies elsewhere. */
export function DivisionName({ code }: { code: string }) {
  const { t } = useTranslation();
  const { data } = useTowns();
  const town = data?.items.find((one) => one.code === code.slice(0, TOWN_DIGITS));
  const villages = useVillages(code.length > TOWN_DIGITS && town !== undefined ? town.code : null);
  if (data === undefined) return code;
  const { district } = data;
  if (!code.startsWith(district.code)) return t('residents.divisionElsewhere', { code });
  if (code === district.code) return `${district.name} · ${code}`;
  const village = villages.find(({ value }) => value === code);
  return town === undefined ? code : `${town.name}${village?.label ?? ''} · ${code}`;
}
