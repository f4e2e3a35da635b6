import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { readConfiguration } from '@nuancan/platform';
import { createApi } from './create-api.js';
const configuration = readConfiguration(process.env);
const logger = new ConsoleLogger({ logLevels: ['warn', 'error', 'log'] });
const app = await createApi(configuration, logger);
await app.listen(configuration.PORT, configuration.HOST);
