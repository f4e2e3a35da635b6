import { Injectable } from '@nestjs/common';
import { proveInThread, type ProvenSiting } from '@nuancan/walk-network';
import type { PackedProof } from './packed-problem.js';

/** Proves on a thread of its own. */
@Injectable()
export class SitingSolver {
  async prove({ problem, limits, start }: PackedProof, seconds: number): Promise<ProvenSiting> {
    return proveInThread(problem, { ...limits, start, seconds });
  }
}
