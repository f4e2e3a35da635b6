import 'reflect-metadata';
import { createLogger, exitWithParent, readConfiguration } from '@nuancan/platform';
import { startWorker } from './start-worker.js';

const configuration = readConfiguration(process.env);
const logger = createLogger('worker', configuration.LOG_LEVEL);
try {
  const app = await startWorker(logger);
  exitWithParent(() => app.close());
} catch (error) {
  logger.fatal({ msg: 'the worker cannot start', problem: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
