import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { CoverageErrors } from './coverage.errors.js';
import { CoverageRefresher } from './figure/coverage-refresher.js';
import { NetworkActivator } from './network/network-activator.js';
import { NetworkBuilder } from './network/network-builder.js';
import { toldProblem } from './network/network-words.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-coverage', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;
const GIVE_UP_BUILD = `UPDATE coverage.networks SET state = 'failed', problem = $2 WHERE id = $1 AND state IN ('uploaded', 'building')`;
const GIVE_UP_PLACING = `
  UPDATE coverage.networks SET state = CASE WHEN activated_at IS NULL THEN 'built' ELSE 'retired' END, problem = $2
  WHERE id = $1 AND state = 'placing'`;
const NO_PROGRESS = `DELETE FROM coverage.progress WHERE network_id = $1`;

/** What the queue does for the 15-minute map. */
@Injectable()
export class CoverageJobs {
  constructor(
    private readonly builder: NetworkBuilder,
    private readonly activator: NetworkActivator,
    private readonly refresher: CoverageRefresher,
  ) {}

  @JobHandler('build-network')
  async build(tx: Tx, { payload, districtCode }: JobRun<'build-network'>): Promise<void> {
    await this.builder.build(tx, payload.networkId, districtCode);
  }

  @DeadJobHandler('build-network')
  async giveUpBuild(tx: Tx, { payload }: JobRun<'build-network'>): Promise<void> {
    await tx.query(GIVE_UP_BUILD, [payload.networkId, toldProblem(CoverageErrors.GAVE_UP())]);
    await tx.query(NO_PROGRESS, [payload.networkId]);
  }

  @JobHandler('activate-network')
  async activate(tx: Tx, { payload }: JobRun<'activate-network'>): Promise<void> {
    await this.activator.activate(tx, payload.networkId);
  }

  /** The version stays what it was, and says why. */
  @DeadJobHandler('activate-network')
  async giveUpActivation(tx: Tx, { payload }: JobRun<'activate-network'>): Promise<void> {
    await tx.query(GIVE_UP_PLACING, [payload.networkId, toldProblem(CoverageErrors.GAVE_UP())]);
    await tx.query(NO_PROGRESS, [payload.networkId]);
  }

  @JobHandler('coverage')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'coverage'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  /** Of a day that is over nothing is counted any more. */
  @JobHandler('district-coverage')
  async refresh(tx: Tx, { districtCode }: JobRun<'district-coverage'>): Promise<void> {
    await this.refresher.refresh(tx, districtCode);
  }
}
