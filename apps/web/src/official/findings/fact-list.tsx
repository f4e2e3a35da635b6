import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { Money } from '../../shared/money.js';
import { zh } from './finding-texts.js';

type FactName = keyof typeof zh.findings.fact;

/** Days, numbers and times that a check noted; ids are what the evidence leads to. */
export function FactList({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const known = Object.entries(facts).flatMap(([name, value]) =>
    isFact(name) && (typeof value === 'string' || typeof value === 'number') ? [{ name, value }] : [],
  );
  if (known.length === 0) return null;
  return (
    <dl className="facility-facts">
      {known.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`findings.fact.${name}`)}</dt>
          <dd>
            <FactValue name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isFact(name: string): name is FactName {
  return Object.hasOwn(zh.findings.fact, name);
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;

function FactValue({ name, value }: { name: FactName; value: string | number }) {
  const { t } = useTranslation();
  if (typeof value === 'number') return name.endsWith('Fen') ? <Money amountFen={value} /> : value;
  if (INSTANT.test(value)) return moment(value);
  if (name === 'slot') return t(`slot.${value as 'lunch'}`);
  return name === 'mode' || name === 'otherMode' ? t(`mode.${value as 'dine_in'}`) : value;
}
