// What a phone says over its chat: toasts that go by themselves, alerts and questions that wait.

import { el } from './dom.js';
import { t } from './words.js';

const TOAST_MILLIS = 3200;

export class Notice {
  #timer = 0;

  /**
   * @param {HTMLElement} host the phone's screen, whose parts rest while a question is open
   * @param {HTMLElement} chat where toasts appear
   */
  constructor(host, chat) {
    this.host = host;
    this.bubble = el('div', { class: 'toast', role: 'status', hidden: true });
    chat.append(this.bubble);
  }

  toast(text) {
    clearTimeout(this.#timer);
    this.bubble.textContent = text;
    this.bubble.hidden = false;
    this.bubble.classList.remove('leaving');
    this.#timer = setTimeout(() => {
      this.bubble.classList.add('leaving');
      this.#timer = setTimeout(() => {
        this.bubble.hidden = true;
      }, 200);
    }, TOAST_MILLIS);
  }

  /** Shows a text until it is acknowledged. */
  alert(text) {
    return this.ask(text, [{ label: t('ok'), value: true }]);
  }

  /**
   * Asks one question.
   * @param {{label: string, value: any, danger?: boolean}[]} choices the last one is the default
   * @param {HTMLInputElement} [input] shown under the text
   * @returns {Promise<any>} the value of the choice; undefined after Escape
   */
  ask(text, choices, input) {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const others = [...this.host.children];
      const close = (value) => {
        shade.remove();
        others.forEach((child) => {
          child.inert = false;
        });
        before?.focus?.({ preventScroll: true });
        resolve(value);
      };
      const buttons = choices.map((choice) =>
        el(
          'button',
          {
            type: 'button',
            class: choice.danger ? 'flat danger' : 'flat',
            on: { click: () => close(choice.value) },
          },
          choice.label,
        ),
      );
      const form = el(
        'form',
        {
          class: 'alert',
          role: 'alertdialog',
          'aria-modal': 'true',
          'aria-label': text,
          on: { submit: (event) => event.preventDefault() },
        },
        el('p', { text }),
        input,
        el('div', { class: 'alert-buttons' }, ...buttons),
      );
      const shade = el(
        'div',
        {
          class: 'shade',
          on: {
            keydown: (event) => {
              if (event.key === 'Escape') close(undefined);
            },
          },
        },
        form,
      );
      others.forEach((child) => {
        child.inert = true;
      });
      this.host.append(shade);
      (input ?? buttons.at(-1)).focus();
      input?.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          close(choices.at(-1).value);
        }
      });
    });
  }
}
