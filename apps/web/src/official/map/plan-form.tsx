import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicMap } from './coverage-contract.js';
import type { PlanChange } from './plan-changes.js';
import { PlaceFields } from './place-fields.js';
import { SlotsField } from './slots-field.js';
import type { Plan } from './use-plan.js';

const KINDS = ['add', 'move', 'close', 'hours', 'capacity'] as const;
type Kind = (typeof KINDS)[number];
const MOST_SEATS = 10_000;
const NAME_LONGEST = 120;

interface PlanFormProps {
  readonly plan: Plan;
  readonly points: PublicMap['points'];
  readonly onLook: (longitude: number, latitude: number) => void;
}

/** A change by keyboard: what the mouse drags, and what only a number says. */
export function PlanForm({ plan, points, onLook }: PlanFormProps) {
  const { t } = useTranslation();
  const placed = points.filter(({ longitude }) => longitude !== null);
  const [kind, setKind] = useState<Kind>('add');
  const [facilityId, setFacilityId] = useState('');
  const [name, setName] = useState('');
  const [at, setAt] = useState({ longitude: '', latitude: '' });
  const [seats, setSeats] = useState('');
  const [slots, setSlots] = useState<NonNullable<PlanChange['slots']>>(['lunch']);
  const point = placed.find(({ id }) => id === facilityId);
  const newName = t('coverage.plan.newName', { number: plan.changes.length + 1 });
  const hasPlace = kind === 'add' || kind === 'move';
  const hasSeats = kind === 'add' || kind === 'capacity';
  const choosePoint = (id: string): void => {
    setFacilityId(id);
    const chosen = placed.find((one) => one.id === id);
    setAt({ longitude: String(chosen?.longitude ?? ''), latitude: String(chosen?.latitude ?? '') });
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const where = { longitude: Number(at.longitude), latitude: Number(at.latitude) };
    const about: Pick<PlanChange, 'name' | 'facilityId'> | null =
      kind === 'add' ? { name: name.trim() || newName } : point ? { name: point.name, facilityId: point.id } : null;
    if (about === null) return;
    const served = kind === 'hours' && { slots };
    plan.put({
      kind,
      ...about,
      ...(hasPlace && where),
      ...(hasSeats && seats !== '' && { seats: Number(seats) }),
      ...served,
    });
    if (hasPlace) onLook(where.longitude, where.latitude);
    setName('');
    setSeats('');
  };
  return (
    <form className="coverage-form" onSubmit={add}>
      <KindChoice kind={kind} onChange={setKind} />
      {kind === 'add' ? (
        <NameField value={name} usual={newName} onChange={setName} />
      ) : (
        <PointChoice points={placed} value={point?.id ?? ''} onChange={choosePoint} />
      )}
      {hasPlace && <PlaceFields at={at} onChange={setAt} />}
      {kind === 'hours' && <SlotsField value={slots} onChange={setSlots} />}
      {hasSeats && <SeatsField value={seats} required={kind === 'capacity'} onChange={setSeats} />}
      <p className="coverage-keys">
        <button type="submit" className="button button-main">
          {t('coverage.plan.addKey')}
        </button>
        {hasPlace && (
          <button
            type="button"
            className="button"
            aria-pressed={plan.onPick !== null}
            onClick={() =>
              plan.pick((longitude, latitude) => setAt({ longitude: String(longitude), latitude: String(latitude) }))
            }
          >
            {t(plan.onPick === null ? 'coverage.plan.pick' : 'coverage.plan.picking')}
          </button>
        )}
      </p>
    </form>
  );
}

function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('coverage.plan.what')}</span>
      <select
        className="input"
        value={kind}
        onChange={({ target }) => onChange(KINDS.find((one) => one === target.value) ?? 'add')}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`coverage.kind.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NameField({ value, usual, onChange }: TextProps & { usual: string }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('coverage.plan.name')}</span>
      <input
        className="input"
        maxLength={NAME_LONGEST}
        placeholder={usual}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function PointChoice({ value, points, onChange }: TextProps & { points: PublicMap['points'] }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('coverage.plan.facility')}</span>
      <select className="input" required value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {points.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function SeatsField({ value, required, onChange }: TextProps & { required: boolean }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('coverage.plan.seats')}</span>
      <input
        className="input"
        type="number"
        min={0}
        max={MOST_SEATS}
        required={required}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
