import type {
  AppControllerRoute,
  AppViewRoute,
  BullBoardQueues,
  ControllerHandlerReturnType,
  IServerAdapter,
  UIConfig,
} from '@bull-board/api/typings/app';

/** A question that Bull Board's own pages ask. */
export interface BoardQuestion {
  /** Below the board's address, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/**
 * Bull Board's routes without a web server: what is registered is answered here, and only what reads. Whatever changes a
 * queue is not known by any address.
 */
export class BoardRoutes implements IServerAdapter {
  private queues: BullBoardQueues = new Map();
  private uiConfig: UIConfig = {};
  private readonly reading: { readonly parts: readonly string[]; readonly route: AppControllerRoute }[] = [];
  private pages: readonly (readonly string[])[] = [];

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setUIConfig(config: UIConfig): this {
    this.uiConfig = config;
    return this;
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    for (const route of routes) {
      if (![route.method].flat().includes('get')) continue;
      for (const path of [route.route].flat()) this.reading.push({ parts: partsOf(path), route });
    }
    return this;
  }

  setEntryRoute({ route }: AppViewRoute): this {
    this.pages = [route].flat().map(partsOf);
    return this;
  }

  /** Files are sent by whoever answers for the board. */
  setViewsPath(): this {
    return this;
  }

  setStaticPath(): this {
    return this;
  }

  /** Errors are ours to tell. */
  setErrorHandler(): this {
    return this;
  }

  get config(): UIConfig {
    return this.uiConfig;
  }

  isPage(path: string): boolean {
    return this.pages.some((pattern) => paramsOf(pattern, partsOf(path)) !== null);
  }

  /** @returns null where nothing reads at this address */
  async answer({ path, query }: BoardQuestion): Promise<ControllerHandlerReturnType<unknown> | null> {
    const asked = partsOf(path);
    for (const { parts, route } of this.reading) {
      const params = paramsOf(parts, asked);
      if (params === null) continue;
      const { queues, uiConfig } = this;
      return route.handler({ queues, uiConfig, query, params, body: {}, headers: {} });
    }
    return null;
  }
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function paramsOf(pattern: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (pattern.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const given = asked[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(given);
    else if (part !== given) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
