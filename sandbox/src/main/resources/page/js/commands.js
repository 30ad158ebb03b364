// The bot's command list over the input field: opened by the menu button, or by typing a slash.

import { el } from './dom.js';
import { t } from './words.js';

export class Commands {
  #all = [];

  /** @param {(command: string) => void} onPick the command with its slash */
  constructor(onPick) {
    this.onPick = onPick;
    this.root = el('ul', { class: 'commands', 'aria-label': t('commands'), hidden: true });
  }

  get any() {
    return this.#all.length > 0;
  }

  get open() {
    return !this.root.hidden;
  }

  set(commands) {
    if (JSON.stringify(commands) === JSON.stringify(this.#all)) return;
    this.#all = commands;
    this.close();
  }

  close() {
    this.root.hidden = true;
  }

  /** Shows the commands that begin so; closes when there are none. */
  show(beginning = '/') {
    const wanted = beginning.slice(1).toLowerCase();
    const matching = this.#all.filter(({ command }) => command.startsWith(wanted));
    this.root.replaceChildren(
      ...matching.map(({ command, description }) =>
        el(
          'li',
          {},
          el(
            'button',
            {
              type: 'button',
              class: 'command',
              on: {
                click: () => {
                  this.close();
                  this.onPick(`/${command}`);
                },
              },
            },
            el('span', { class: 'command-text', text: description }),
            el('span', { class: 'command-name', text: `/${command}` }),
          ),
        ),
      ),
    );
    this.root.hidden = matching.length === 0;
  }
}
