import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import { DeadJobHandler, JobHandler, type JobRun } from '../../queue/job-handler.decorator.js';

export const BEHAVIOUR = Symbol('behaviour');

/** What the test lets the job `day-summary` do. */
export type Behaviour = (tx: Tx, run: JobRun<'day-summary'>) => Promise<void>;

/** Writes the effect of a run, in its transaction: rolled back and repeated runs show in table test_effects. */
export const recordEffect: Behaviour = async (tx, { outboxId }) => {
  await tx.query('INSERT INTO public.test_effects (outbox_id) VALUES ($1)', [outboxId]);
};

/** A handler for every job but the engine's own. */
@Injectable()
export class RecordingJobs {
  constructor(@Inject(BEHAVIOUR) private readonly behaviour: Behaviour) {}

  @JobHandler('day-summary')
  async daySummary(tx: Tx, run: JobRun<'day-summary'>): Promise<void> {
    await this.behaviour(tx, run);
  }

  @DeadJobHandler('day-summary')
  async daySummaryDead(tx: Tx, run: JobRun<'day-summary'>): Promise<void> {
    await recordEffect(tx, run);
  }

  @JobHandler('day-summaries')
  async daySummaries(_tx: Tx, _run: JobRun<'day-summaries'>): Promise<void> {}

  @JobHandler('close-days')
  async closeDays(_tx: Tx, _run: JobRun<'close-days'>): Promise<void> {}

  @JobHandler('close-day')
  async closeDay(_tx: Tx, _run: JobRun<'close-day'>): Promise<void> {}

  @JobHandler('settle-late-meals')
  async settleLateMeals(_tx: Tx, _run: JobRun<'settle-late-meals'>): Promise<void> {}

  @JobHandler('meal-partitions')
  async mealPartitions(_tx: Tx, _run: JobRun<'meal-partitions'>): Promise<void> {}

  @JobHandler('import-run')
  async importRun(_tx: Tx, _run: JobRun<'import-run'>): Promise<void> {}

  @JobHandler('imports-prune')
  async importsPrune(_tx: Tx, _run: JobRun<'imports-prune'>): Promise<void> {}

  @JobHandler('facility-reminders')
  async facilityReminders(_tx: Tx, _run: JobRun<'facility-reminders'>): Promise<void> {}

  @JobHandler('district-reminders')
  async districtReminders(_tx: Tx, _run: JobRun<'district-reminders'>): Promise<void> {}

  @JobHandler('food-samples')
  async foodSamples(_tx: Tx, _run: JobRun<'food-samples'>): Promise<void> {}

  @JobHandler('standing-orders')
  async standingOrders(_tx: Tx, _run: JobRun<'standing-orders'>): Promise<void> {}

  @JobHandler('district-standing-orders')
  async districtStandingOrders(_tx: Tx, _run: JobRun<'district-standing-orders'>): Promise<void> {}

  @JobHandler('freeze-orders')
  async freezeOrders(_tx: Tx, _run: JobRun<'freeze-orders'>): Promise<void> {}

  @JobHandler('district-freezes')
  async districtFreezes(_tx: Tx, _run: JobRun<'district-freezes'>): Promise<void> {}

  @JobHandler('district-food-samples')
  async districtFoodSamples(_tx: Tx, _run: JobRun<'district-food-samples'>): Promise<void> {}

  @JobHandler('oversight-deadlines')
  async oversightDeadlines(_tx: Tx, _run: JobRun<'oversight-deadlines'>): Promise<void> {}

  @JobHandler('district-oversight-deadlines')
  async districtOversightDeadlines(_tx: Tx, _run: JobRun<'district-oversight-deadlines'>): Promise<void> {}

  @JobHandler('nightly-checks')
  async nightlyChecks(_tx: Tx, _run: JobRun<'nightly-checks'>): Promise<void> {}

  @JobHandler('district-checks')
  async districtChecks(_tx: Tx, _run: JobRun<'district-checks'>): Promise<void> {}

  @JobHandler('run-checks')
  async runChecks(_tx: Tx, _run: JobRun<'run-checks'>): Promise<void> {}

  @JobHandler('deliver-message')
  async deliverMessage(_tx: Tx, _run: JobRun<'deliver-message'>): Promise<void> {}

  @JobHandler('welfare-step')
  async welfareStep(_tx: Tx, _run: JobRun<'welfare-step'>): Promise<void> {}

  @JobHandler('photos-prune')
  async photosPrune(_tx: Tx, _run: JobRun<'photos-prune'>): Promise<void> {}

  @JobHandler('welfare-sweep')
  async welfareSweep(_tx: Tx, _run: JobRun<'welfare-sweep'>): Promise<void> {}

  @JobHandler('absent-diners')
  async absentDiners(_tx: Tx, _run: JobRun<'absent-diners'>): Promise<void> {}

  @JobHandler('district-absences')
  async districtAbsences(_tx: Tx, _run: JobRun<'district-absences'>): Promise<void> {}

  @JobHandler('build-network')
  async buildNetwork(_tx: Tx, _run: JobRun<'build-network'>): Promise<void> {}

  @JobHandler('activate-network')
  async activateNetwork(_tx: Tx, _run: JobRun<'activate-network'>): Promise<void> {}

  @JobHandler('coverage')
  async coverage(_tx: Tx, _run: JobRun<'coverage'>): Promise<void> {}

  @JobHandler('district-coverage')
  async districtCoverage(_tx: Tx, _run: JobRun<'district-coverage'>): Promise<void> {}

  @JobHandler('prove-siting')
  async proveSiting(_tx: Tx, _run: JobRun<'prove-siting'>): Promise<void> {}

  @JobHandler('plan-run')
  async planRun(_tx: Tx, _run: JobRun<'plan-run'>): Promise<void> {}

  @JobHandler('run-replay')
  async runReplay(_tx: Tx, _run: JobRun<'run-replay'>): Promise<void> {}

  @JobHandler('recheck-resident')
  async recheckResident(_tx: Tx, _run: JobRun<'recheck-resident'>): Promise<void> {}
}
