import type { AddressFacts, ConfigurationFacts } from '../facts/facts.js';
import { ok, problem, warning, type Finding } from '../finding.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export function checkConfiguration({ invalid }: ConfigurationFacts): Finding[] {
  if (invalid === undefined) return [ok('环境变量都有效', 'Every environment variable is valid')];
  return [
    problem(
      { zh: `环境变量有误：${invalid}`, en: `Environment variables are not valid: ${invalid}` },
      { zh: '请按 docs/operating.md 改正', en: 'Correct them as in docs/operating.md' },
    ),
  ];
}

export function checkAddress({ host, port, listener, problem: why = '' }: AddressFacts): Finding[] {
  if (listener === 'nobody') return [ok(`端口 ${port} 空闲`, `Port ${port} is free`)];
  if (listener === 'ours') return [ok(`暖餐正在端口 ${port} 上运行`, `Nuancan answers on port ${port}`)];
  if (listener === 'another') {
    return [
      problem(
        { zh: `端口 ${port} 已被其他程序占用`, en: `Port ${port} is in use by another program` },
        { zh: '请停止那个程序，或换一个端口：PORT=3001', en: 'Stop that program, or choose another port: PORT=3001' },
      ),
    ];
  }
  return [
    problem(
      { zh: `系统不允许监听 ${host}:${port}（${why}）`, en: `The system refuses to listen on ${host}:${port} (${why})` },
      { zh: '请换一个 1024 以上的端口，或改正 HOST', en: 'Choose a port above 1024, or correct HOST' },
    ),
  ];
}

/** Passwords and session cookies must not cross a network in the clear. */
export function checkOrigin({ host, publicOrigin, trustedProxies }: ConfigurationFacts): Finding[] {
  if (publicOrigin === undefined) {
    if (LOOPBACK.includes(host)) return [ok('只在本机使用', 'Used on this machine only')];
    return [
      warning(
        { zh: `HOST=${host} 对外开放，但没有 PUBLIC_ORIGIN：Cookie 不带 Secure`, en: `HOST=${host} is open to others without PUBLIC_ORIGIN: cookies are not Secure` },
        { zh: '请在前面放 HTTPS 反向代理，并设 PUBLIC_ORIGIN=https://…', en: 'Put a reverse proxy with HTTPS in front and set PUBLIC_ORIGIN=https://…' },
      ),
    ];
  }
  if (!URL.canParse(publicOrigin)) return [];
  const { protocol, hostname } = new URL(publicOrigin);
  if (protocol !== 'https:' && !LOOPBACK.includes(hostname)) {
    return [
      problem(
        { zh: 'PUBLIC_ORIGIN 是 http：密码与 Cookie 明文传输', en: 'PUBLIC_ORIGIN is http: passwords and cookies travel in the clear' },
        { zh: '请启用 HTTPS，并改为 https://…', en: 'Set HTTPS up and change it to https://…' },
      ),
    ];
  }
  if (protocol === 'https:' && trustedProxies === 0) {
    return [
      warning(
        { zh: 'TRUSTED_PROXIES=0：所有人都显示为反向代理的地址，登录限速会误伤', en: 'TRUSTED_PROXIES=0: everybody has the address of the reverse proxy, and the log-in throttle hits them all' },
        { zh: '请设 TRUSTED_PROXIES 为前面代理的个数', en: 'Set TRUSTED_PROXIES to the number of proxies in front' },
      ),
    ];
  }
  return [ok(`对外地址 ${publicOrigin}`, `People use ${publicOrigin}`)];
}
