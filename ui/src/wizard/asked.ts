import type { Host } from "../host/host";

const underway = new WeakMap<Host, Map<string, Promise<void>>>();

/**
 * Asks the vault what it has of a setup, once at a time: a setup that is left and opened again while somebody
 * is waited for must not bring up a second window of the keychain behind the first.
 */
export function askVault(host: Host, setup: string): Promise<void> {
  const questions = underway.get(host) ?? new Map<string, Promise<void>>();
  underway.set(host, questions);
  const before = questions.get(setup);
  if (before) return before;
  const question = host.askVault(setup).finally(() => questions.delete(setup));
  questions.set(setup, question);
  return question;
}
