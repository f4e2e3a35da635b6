import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_ROUTE } from './public.decorator.js';
import { ROUTE_ROLES } from './roles.decorator.js';

/** A handler or a controller, as the reflector takes it. */
type Place = Parameters<Reflector['get']>[1];

/** Routes say neither who may call them nor that everybody may: the application does not start. */
export class RouteWithoutAccess extends Error {
  override readonly name = 'RouteWithoutAccess';
  constructor(readonly routes: readonly string[]) {
    super(`neither @Public() nor @Roles(…): ${routes.join(', ')}`);
  }
}

/** At boot, before anything listens: every route of every controller has `@Public()` or `@Roles(…)`. */
@Injectable()
export class RouteAccessCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws RouteWithoutAccess naming each such route */
  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype: unknown = metatype?.prototype;
      if (typeof metatype !== 'function' || typeof prototype !== 'object' || prototype === null) return [];
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => !this.says(metatype, prototype, name))
        .map((name) => `${metatype.name}.${name}`);
    });
    if (open.length > 0) throw new RouteWithoutAccess(open);
  }

  private says(controller: Place, prototype: object, name: string): boolean {
    const handler: unknown = Reflect.get(prototype, name);
    if (typeof handler !== 'function') return true;
    const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
    if (method === undefined) return true;
    const places = [handler, controller];
    return [PUBLIC_ROUTE, ROUTE_ROLES].some((key) => this.reflector.getAllAndOverride(key, places) !== undefined);
  }
}
