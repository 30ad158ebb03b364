// Everything in a chat that can be pressed: inline buttons, codes, commands, links, photos; and a message's own menu.

import { pressInline } from './inline-keyboard.js';
import { botLink, channelLink } from './links.js';
import { openMenu } from './popover.js';
import { view } from './viewer.js';
import { t } from './words.js';

/** An answer that never comes must not leave a button spinning for ever. */
const SPIN_MILLIS = 30_000;
const REACTIONS = ['👍', '❤', '🔥'];

export class Presses {
  /** Callback query ids to the messages whose button waits for the answer. */
  #waiting = new Map();

  constructor(phone) {
    this.phone = phone;
    const list = phone.chat.list;
    list.addEventListener('click', (event) => this.#onClick(event));
    list.addEventListener('contextmenu', (event) => this.#onContextMenu(event));
    list.addEventListener('keydown', (event) => {
      const key = event.key === 'Enter' || event.key === ' ';
      if (!key || event.target.tagName === 'BUTTON' || !event.target.dataset.press) return;
      event.preventDefault();
      event.target.click();
    });
  }

  /** The bot answered a callback query: its button rests again. */
  answered(callbackQueryId) {
    this.#waiting.get(callbackQueryId)?.classList.remove('waiting');
    this.#waiting.delete(callbackQueryId);
  }

  #onClick(event) {
    const link = event.target.closest('a[href]');
    if (link) {
      this.#onLink(event, link);
      return;
    }
    const pressed = event.target.closest('[data-press]');
    const item = event.target.closest('.item');
    if (!pressed || !item) return;
    const message = this.phone.chat.message(Number(item.dataset.id));
    if (message) this.#press(pressed, message);
  }

  #press(pressed, message) {
    const { press, value } = pressed.dataset;
    switch (press) {
      case 'inline':
        return this.#inline(pressed, message);
      case 'copy':
        return this.phone.copy(value);
      case 'command':
        return this.phone.act((actions) => actions.say(value));
      case 'bot':
        return this.phone.openLink(`https://t.me/${value.slice(1)}`);
      case 'spoiler':
        return pressed.closest('.text').classList.toggle('revealed');
      case 'quote':
        return this.phone.chat.reveal(Number(value));
      case 'photo':
        return this.#photo(pressed, message);
      default:
        throw new Error(`nothing is done for "${press}"`);
    }
  }

  async #inline(button, message) {
    if (button.classList.contains('waiting')) return;
    const { row, col } = button.dataset;
    const pressed = this.phone.act(async () => ({
      id: await pressInline(this.phone, message, Number(row), Number(col)),
    }));
    const query = (await pressed)?.id;
    if (!query) return;
    button.classList.add('waiting');
    this.#waiting.set(query, button);
    setTimeout(() => this.answered(query), SPIN_MILLIS);
    // the answer may have come before the query's id was known
    this.phone.refresh();
  }

  #photo(pressed, message) {
    if (pressed.classList.contains('photo-hidden')) pressed.classList.remove('photo-hidden');
    else view(this.phone, message);
  }

  #onLink(event, link) {
    const address = link.getAttribute('href');
    if (address === '#') event.preventDefault();
    if (!botLink(this.phone.world, address) && !channelLink(this.phone.world, address)) return;
    event.preventDefault();
    this.phone.openLink(address);
  }

  #onContextMenu(event) {
    const item = event.target.closest('.item');
    const message = item && this.phone.chat.message(Number(item.dataset.id));
    if (!message || !event.target.closest('.bubble') || !getSelection().isCollapsed) return;
    event.preventDefault();
    const words = message.text ?? message.caption;
    const { phone } = this;
    const items = [{ icon: 'reply', label: t('reply'), run: () => phone.composer.tell('reply', message) }];
    if (words) items.push({ icon: 'copy', label: t('copyText'), run: () => phone.copy(words) });
    if (message.from === 'person' && message.text) {
      items.push({ icon: 'edit', label: t('edit'), run: () => phone.composer.tell('edit', message) });
    }
    if (message.from === 'bot') {
      items.push(
        ...REACTIONS.map((emoji) => ({
          icon: 'smile',
          label: `${t('react')} ${emoji}`,
          run: () => phone.act((actions) => actions.react(message.message_id, message.reaction === emoji ? '' : emoji)),
        })),
      );
    }
    openMenu({ x: event.clientX, y: event.clientY }, items);
  }
}
