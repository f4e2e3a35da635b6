import { readFile } from 'node:fs/promises';
import {
  buildNetwork,
  clipRoads,
  EdgeIndex,
  readNetworkFile,
  readOutline,
  type NetworkFindings,
  type WalkNetwork,
} from '@nuancan/walk-network';
import type { WalkOptions } from './walk-options.js';

/** A network that was read, with what is odd about it. */
export interface OpenNetwork {
  readonly network: WalkNetwork;
  readonly findings: NetworkFindings;
  /** Made when somebody is to be put onto it. */
  readonly index: () => EdgeIndex;
}

/** Reads and builds the network of a command. @throws WALK_NETWORK.* */
export async function openNetwork(options: WalkOptions): Promise<OpenNetwork> {
  const { network: file, networkCoordinates, barriers, outline, outlineCoordinates } = options;
  const whole = await readNetworkFile(await readFile(file), { coordinates: networkCoordinates });
  const roads =
    outline === undefined
      ? whole
      : clipRoads(whole, readOutline(await readFile(outline), { coordinates: outlineCoordinates }));
  const { network, findings } = buildNetwork(roads, { barriersBlock: barriers === 'block' });
  if (findings.isScattered) {
    process.stderr.write(
      `路网零散：${findings.otherComponents} 块、${findings.nodesOffMain} 个节点与主网不通 · scattered: ` +
        `${findings.nodesOffMain} nodes in ${findings.otherComponents} parts are cut off from the main one\n`,
    );
  }
  return { network, findings, index: () => new EdgeIndex(network) };
}
