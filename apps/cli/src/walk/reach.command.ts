import { ReachSearch, walkCosts, type WalkNetwork } from '@nuancan/walk-network';
import { Command } from 'commander';
import { openNetwork, type OpenNetwork } from './open-network.js';
import { hasWrongPoints, placeTable } from './place-table.js';
import { readPointTable, type PointTable } from './read-point-table.js';
import { runWalk } from './run-walk.js';
import { HELP_OF_FILES, limitOf, toldCost, withWalkOptions, type WalkOptions } from './walk-options.js';
import { WalkErrors } from './walk.errors.js';

interface ReachOptions extends WalkOptions {
  readonly from: string;
}

const HELP_AFTER = `${HELP_OF_FILES}
起点 from: 列 columns id（编号），以及 and node（节点，OSM 编号）或 or lon、lat（经度、纬度）
输出 output: CSV source,target,cost：每个起点到得了的节点，米或秒 nodes within the limit, metres or seconds
退出码 exit codes: 0 已算 done, 1 有起点或文件有问题 a source or a file has problems, 2 用法错误 wrong use`;

/** `nuancan reach`: which nodes are within a limit of each source, and what the walk costs; needs no database. */
export function reachCommand(): Command {
  return withWalkOptions(new Command('reach'))
    .description('步行可达：哪些节点在限度之内 · which nodes are within a walk')
    .requiredOption('--from <file>', '起点 CSV · the sources')
    .addHelpText('after', HELP_AFTER)
    .action(async (options: ReachOptions) => {
      process.exitCode = await runWalk(() => reach(options));
    });
}

async function reach(options: ReachOptions): Promise<0 | 1> {
  const limit = limitOf(options);
  const table = await readPointTable(options.from, ['id']);
  const open = await openNetwork(options);
  const search = new ReachSearch(walkCosts(open.network, limit.measure));
  const { start, isFine } = startsOf(table, open, { search, most: limit.most, options });
  const found: { source: string; target: number; cost: number }[] = [];
  if (!options.json) process.stdout.write('source,target,cost\n');
  table.ids.forEach((source, row) => {
    start(row);
    const rows = reachedNodes(search, open.network).map(({ target, cost }) => {
      return { source, target, cost: toldCost(cost, limit) };
    });
    if (options.json) found.push(...rows);
    else process.stdout.write(rows.map(({ target, cost }) => `${quoted(source)},${target},${cost}\n`).join(''));
  });
  if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  return isFine ? 0 : 1;
}

interface Starting {
  readonly search: ReachSearch;
  readonly most: number;
  readonly options: ReachOptions;
}

/** How the search of each row begins: at its node, where it names one, else at its place. */
function startsOf(
  table: PointTable,
  open: OpenNetwork,
  { search, most, options }: Starting,
): { readonly start: (row: number) => void; readonly isFine: boolean } {
  if (table.node.some((node) => !Number.isNaN(node))) {
    const nodeOf = new Map(Array.from(open.network.nodeIds, (id, node) => [id, node]));
    const nodes = Array.from(table.node, (id, row) => {
      if (Number.isNaN(id)) throw WalkErrors.NODE_MISSING({ id: table.ids[row]! });
      const node = nodeOf.get(id);
      if (node === undefined) throw WalkErrors.NODE_UNKNOWN({ node: String(id) });
      return node;
    });
    return { start: (row) => search.fromNodes([nodes[row]!], most), isFine: true };
  }
  const placed = placeTable(table, '起点 source', { index: open.index(), options });
  const isFine = placed.problems.length === 0 && !hasWrongPoints(placed);
  return { start: (row) => search.fromSnaps(placed.snaps, [row], most), isFine };
}

/** By their ids. */
function reachedNodes(search: ReachSearch, { nodeIds }: WalkNetwork): { target: number; cost: number }[] {
  return Array.from(search.reached.subarray(0, search.reachedCount), (node) => ({
    target: nodeIds[node]!,
    cost: search.costAt(node),
  })).sort((a, b) => a.target - b.target || a.cost - b.cost);
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
