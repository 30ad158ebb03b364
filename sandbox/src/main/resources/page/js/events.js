// The live stream of everything that happens in the sandbox.

import { api } from './api.js';

const RETRY_MILLIS = 1500;

/**
 * Watches for ever, reconnecting as needed.
 * @param {(event: object) => void} onEvent one journal entry of the sandbox
 * @param {(connected: boolean) => void} onConnection `true` also means: events may have been missed, read everything anew
 */
export function watch(onEvent, onConnection) {
  const source = api.events();
  source.onopen = () => onConnection(true);
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onerror = () => {
    onConnection(false);
    // the browser's own reconnecting gives up after some failures, and is slower than a restart of the demo
    source.close();
    setTimeout(() => watch(onEvent, onConnection), RETRY_MILLIS);
  };
}
