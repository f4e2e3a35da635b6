import 'reflect-metadata';
import { createLogger, exitWithParent, readConfiguration } from '@nuancan/platform';
import { createApi } from './create-api.js';

const configuration = readConfiguration(process.env);
const logger = createLogger('api', configuration.LOG_LEVEL);
const app = await createApi(configuration, logger);
exitWithParent(() => app.close());
await app.listen(configuration.PORT, configuration.HOST);
logger.log({ msg: 'listening', host: configuration.HOST, port: configuration.PORT });
