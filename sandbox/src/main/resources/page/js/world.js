// What the page knows of the sandbox as a whole: bots, people, channels, the clock, faults, findings.

import { api } from './api.js';

/** Journal entries after which the state as a whole is read anew. */
const CHANGES_STATE = new Set(['person', 'bot', 'clock', 'channel', 'block', 'finding', 'request_error']);

/** Fires `change` after each new state. */
export class World extends EventTarget {
  #state = { bots: [], people: [], channels: [], faults: [], findings: 0, clock: { offset_seconds: 0 } };
  #reading = false;
  #stale = false;

  get bots() {
    return this.#state.bots;
  }
  get people() {
    return this.#state.people;
  }
  get channels() {
    return this.#state.channels;
  }
  get faults() {
    return this.#state.faults;
  }
  get findings() {
    return this.#state.findings ?? 0;
  }
  get clock() {
    return this.#state.clock;
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  bot(username) {
    const wanted = username?.replace(/^@/, '').toLowerCase();
    return this.bots.find((bot) => bot.username.toLowerCase() === wanted);
  }

  /** The business clock as this browser sees it. */
  now() {
    return new Date(Date.now() + this.clock.offset_seconds * 1000);
  }

  /** Reads the state; a call during a read makes one more read follow. */
  async refresh() {
    if (this.#reading) {
      this.#stale = true;
      return;
    }
    this.#reading = true;
    try {
      do {
        this.#stale = false;
        this.#state = await api.state();
        this.dispatchEvent(new Event('change'));
      } while (this.#stale);
    } finally {
      this.#reading = false;
    }
  }

  onEvent(event) {
    if (CHANGES_STATE.has(event.type))
      this.refresh().catch(() => {
        /* the stream tells when the sandbox is back */
      });
  }
}

/** The name a person shows in chats. */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(' ');
}

/** The bot's commands for this person: the narrowest scope first, the person's language before none. */
export function commandsFor(bot, person) {
  const scopes = [`chat:${person.id}:`, 'all_private_chats', 'default'];
  for (const scope of scopes) {
    for (const language of [person.language_code, '']) {
      const commands = bot.commands?.[`${scope}/${language}`];
      if (commands?.length) return commands;
    }
  }
  return [];
}
