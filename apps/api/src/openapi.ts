import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './api.module.js';
import { declareServerProblems } from './declare-server-problems.js';

// Prints the OpenAPI document of the built api. Preview mode instantiates nothing, so no database is needed.
const app = await NestFactory.create(ApiModule, new FastifyAdapter(), { preview: true, logger: false });
const document = SwaggerModule.createDocument(
  app,
  new DocumentBuilder()
    .setTitle('Nuancan 暖餐')
    .setDescription('Elderly meal assistance: money is integer fen, dates are Asia/Shanghai, errors are problem+json.')
    .setVersion('1')
    .addCookieAuth('nuancan_session')
    .build(),
);
declareServerProblems(document);
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
