import { portProblem, readConfiguration } from '@nuancan/platform';
import { listeningAddress } from '../up/listening-address.js';
import { ok, problem, warning, type Finding } from './finding.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const ANSWER_LIMIT_MS = 3_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables, and the address the api listens on. */
export async function checkConfiguration(environment: Environment): Promise<Finding[]> {
  let configuration;
  try {
    // `up` gives the embedded database's address to the services by itself.
    configuration = readConfiguration({ DATABASE_URL: 'postgres://embedded', ...environment });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [
      problem(
        { zh: said, en: said },
        { zh: '请按 docs/operating.md 改正', en: 'Correct them as in docs/operating.md' },
      ),
    ];
  }
  const { HOST: host, PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: proxies } = configuration;
  return [
    ok({ zh: '环境变量都有效', en: 'Every environment variable is valid' }),
    await checkAddress(environment),
    checkOrigin({ host, origin, proxies }),
  ];
}

async function checkAddress(environment: Environment): Promise<Finding> {
  const { host, port, url } = listeningAddress(environment);
  const refused = await portProblem(port, host);
  if (refused === undefined) return ok({ zh: `端口 ${port} 空闲`, en: `Port ${port} is free` });
  if (refused !== 'EADDRINUSE') {
    return problem(
      { zh: `系统不允许监听 ${host}:${port}（${refused}）`, en: `The system refuses ${host}:${port} (${refused})` },
      { zh: '请换一个 1024 以上的端口，或改正 HOST', en: 'Choose a port above 1024, or correct HOST' },
    );
  }
  if (await isOurs(url)) return ok({ zh: `暖餐正在端口 ${port} 上运行`, en: `Nuancan answers on port ${port}` });
  return problem(
    { zh: `端口 ${port} 已被其他程序占用`, en: `Port ${port} is in use by another program` },
    { zh: '请停止那个程序，或换一个端口：PORT=3001', en: 'Stop that program, or choose another port: PORT=3001' },
  );
}

async function isOurs(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    return ((await answer.json()) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}

/** Passwords and session cookies must not cross a network in the clear. */
function checkOrigin({
  host,
  origin,
  proxies,
}: {
  host: string;
  origin: string | undefined;
  proxies: number;
}): Finding {
  if (origin === undefined) {
    if (LOOPBACK.includes(host)) return ok({ zh: '只在本机使用', en: 'Used on this machine only' });
    return warning(
      {
        zh: `HOST=${host} 对外开放，但没有 PUBLIC_ORIGIN：Cookie 不带 Secure`,
        en: `HOST=${host} is open to others without PUBLIC_ORIGIN: cookies are not Secure`,
      },
      {
        zh: '请在前面放 HTTPS 反向代理，并设 PUBLIC_ORIGIN=https://…',
        en: 'Put a reverse proxy with HTTPS in front and set PUBLIC_ORIGIN=https://…',
      },
    );
  }
  const { protocol, hostname } = new URL(origin);
  if (protocol !== 'https:' && !LOOPBACK.includes(hostname)) {
    return problem(
      {
        zh: 'PUBLIC_ORIGIN 是 http：密码与 Cookie 明文传输',
        en: 'PUBLIC_ORIGIN is http: passwords travel in the clear',
      },
      { zh: '请启用 HTTPS，并改为 https://…', en: 'Set HTTPS up and change it to https://…' },
    );
  }
  if (protocol === 'https:' && proxies === 0) {
    return warning(
      {
        zh: 'TRUSTED_PROXIES=0：所有人都显示为反向代理的地址，登录限速会误伤',
        en: 'TRUSTED_PROXIES=0: everybody has the address of the reverse proxy, and the log-in throttle hits them all',
      },
      { zh: '请设为前面代理的个数', en: 'Set it to the number of proxies in front' },
    );
  }
  return ok({ zh: `对外地址 ${origin}`, en: `People use ${origin}` });
}
