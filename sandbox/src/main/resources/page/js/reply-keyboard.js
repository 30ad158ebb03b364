// The keyboard a bot puts under the input field.

import { el, icon, iconButton } from './dom.js';
import { t } from './words.js';

export class ReplyKeyboard {
  #shown = '';
  #folded = false;

  /** @param {(label: string) => void} onPress */
  constructor(onPress) {
    this.onPress = onPress;
    this.root = el('div', { class: 'reply-keyboard', role: 'group', 'aria-label': t('menu'), hidden: true });
    this.toggle = iconButton('keyboard', t('hideKeyboard'), () => this.#fold(!this.#folded), 'keyboard-toggle');
    this.toggle.hidden = true;
  }

  /** @param {object|null} markup a ReplyKeyboardMarkup or a ForceReply */
  show(markup) {
    const key = JSON.stringify(markup ?? null);
    if (key === this.#shown) return;
    this.#shown = key;
    const rows = markup?.keyboard ?? [];
    this.root.replaceChildren(
      ...rows.map((row) => el('div', { class: 'reply-row' }, ...row.map((button) => this.#button(button)))),
    );
    this.root.classList.toggle('tall', !markup?.resize_keyboard);
    this.toggle.hidden = !rows.length;
    this.#fold(!rows.length);
  }

  #button(button) {
    const mark = button.request_contact ? 'phone' : button.request_location ? 'pin' : null;
    const style = ['primary', 'success', 'danger'].includes(button.style) ? ` style-${button.style}` : '';
    return el(
      'button',
      { type: 'button', class: `reply-button${style}`, on: { click: () => this.onPress(button.text) } },
      el('span', { class: 'label', text: button.text }),
      mark ? icon(mark, 'mark') : null,
    );
  }

  #fold(folded) {
    this.#folded = folded;
    this.root.hidden = folded;
    const label = folded ? t('showKeyboard') : t('hideKeyboard');
    this.toggle.setAttribute('aria-label', label);
    this.toggle.setAttribute('aria-expanded', String(!folded));
    this.toggle.title = label;
    this.toggle.classList.toggle('on', !folded);
  }
}
