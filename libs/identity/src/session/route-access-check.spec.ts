import { describe, expect, it } from 'vitest';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Public } from './public.decorator.js';
import { Roles } from './roles.decorator.js';
import { RouteAccessCheck, RouteWithoutAccess } from './route-access-check.js';

@Controller('said')
class SaidController {
  @Get()
  @Public()
  open(): void {}
  @Post()
  @Roles('operator')
  kept(): void {}
  noRoute(): void {}
}

@Controller('said-once')
@Roles('auditor')
class SaidOnceController {
  @Get()
  kept(): void {}
}

@Controller('unsaid')
class UnsaidController {
  @Get()
  @Public()
  open(): void {}
  @Get('all')
  forgotten(): void {}
  @Post()
  forgottenToo(): void {}
}

const boot = async (...controllers: Type[]): Promise<void> => {
  @Module({ imports: [DiscoveryModule], controllers, providers: [RouteAccessCheck] })
  class Application {}
  const testing = await Test.createTestingModule({ imports: [Application] }).compile();
  const application = testing.createNestApplication(new FastifyAdapter());
  try {
    await application.init();
  } finally {
    await application.close();
  }
};

describe('RouteAccessCheck', () => {
  it('starts when every route says who may call it', async () => {
    await expect(boot(SaidController, SaidOnceController)).resolves.toBeUndefined();
  });

  it('refuses to start otherwise and names the routes', async () => {
    await expect(boot(SaidController, UnsaidController)).rejects.toThrow(
      new RouteWithoutAccess(['UnsaidController.forgotten', 'UnsaidController.forgottenToo']),
    );
  });
});
