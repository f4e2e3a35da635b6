const BROWSERS: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['微信', /\bMicroMessenger\/(\d+)/],
  ['360', /\bQihoo|\b360(?:SE|EE)\b/],
  ['QQ', /\bM?QQBrowser\/(\d+)/],
  ['UC', /\bUCBrowser\/(\d+)/],
  ['HarmonyOS', /\bArkWeb\/(\d+)/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* .*Safari\//],
];
const SYSTEMS: readonly [name: string, pattern: RegExp][] = [
  ['HarmonyOS', /\bOpenHarmony|\bHarmonyOS/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];
const LONGEST = 60;

/**
 * A short text by which people know a device again, such as `Chrome 141 · Windows`; of a program that is no browser the
 * beginning of what it calls itself; null when it says nothing.
 */
export function deviceText(userAgent: string | null): string | null {
  if (userAgent === null || userAgent.trim() === '') return null;
  const browser = BROWSERS.flatMap(([name, pattern]) => {
    const found = pattern.exec(userAgent);
    return found ? [found[1] === undefined ? name : `${name} ${found[1]}`] : [];
  })[0];
  if (browser === undefined) return userAgent.trim().slice(0, LONGEST);
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return system === undefined ? browser : `${browser} · ${system}`;
}
