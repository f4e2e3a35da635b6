import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../store/till-database.js';
import { planSending } from './plan-sending.js';

function row(clientId: string, given: Partial<OutboxRow> = {}, mealId = clientId): OutboxRow {
  const meal = { clientId: mealId } as OutboxRow['meal'];
  const owner = { accountId: 'a', accountName: 'A', facilityId: 'f', deviceId: 'd' };
  const kept = { body: '{}', bodyHash: '', state: 'waiting', problem: null, exportedAt: null } as const;
  return { clientId, kind: 'meal', ...owner, ...kept, meal, ...given };
}

describe('what is sent', () => {
  it('leaves out meals the server does not take yet, with their voids, and holds up no other', () => {
    const rows = [row('1'), row('2'), row('3', { kind: 'void' }, '1'), row('4', { kind: 'void' }, 'sent before')];
    const plan = planSending(rows, new Set(['1']));
    expect(plan.meals.map(({ clientId }) => clientId)).toEqual(['2']);
    expect(plan.voids.map(({ clientId }) => clientId)).toEqual(['4']);
    expect(plan.stranded).toEqual([]);
  });

  it('gives a void the fate of the meal it takes back, when that was refused for good', () => {
    const rows = [row('1', { state: 'refused' }), row('2', { kind: 'void' }, '1')];
    const { meals, voids, stranded } = planSending(rows, new Set());
    expect([meals, voids, stranded.map((one) => one.row.clientId)]).toEqual([[], [], ['2']]);
  });
});
