import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { usePlaces } from './use-books.js';

interface PlaceFiltersProps {
  readonly account: Account;
  readonly params: URLSearchParams;
  readonly onChoose: (name: string, value: string) => void;
}

/** Whose entries count: of a town, a facility, an organisation. */
export function PlaceFilters({ account, params, onChoose }: PlaceFiltersProps) {
  const { t } = useTranslation();
  const { towns, facilities, organisations } = usePlaces();
  const town = account.scope.townCode ?? params.get('townCode') ?? '';
  const ofTown = facilities.filter(({ townCode }) => town === '' || townCode === town);
  const choices = [
    ...(account.scope.townCode === null
      ? [{ name: 'townCode', label: t('books.town'), options: towns.map(({ code, name }) => [code, name] as const) }]
      : []),
    { name: 'facilityId', label: t('books.facility'), options: ofTown.map(({ id, name }) => [id, name] as const) },
    {
      name: 'organisationId',
      label: t('books.organisation'),
      options: organisations.map(({ id, name }) => [id, name] as const),
    },
  ];
  return choices.map(({ name, label, options }) => (
    <label key={name} className="field">
      <span>{label}</span>
      <select className="input" value={params.get(name) ?? ''} onChange={(event) => onChoose(name, event.target.value)}>
        <option value="">{t('facility.all')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  ));
}
