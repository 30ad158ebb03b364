// The bottom of a phone: command menu, input field, attachments, reply keyboard; or the Start button.

import { Commands } from './commands.js';
import { el, icon, iconButton } from './dom.js';
import { shareOtherContact } from './person-actions.js';
import { openMenu } from './popover.js';
import { ReplyKeyboard } from './reply-keyboard.js';
import { t } from './words.js';

const MAX_TEXT = 4096;

export class Composer {
  /** The message that is answered or edited: `{kind, message}`, or null. */
  #about = null;

  /** @param {object} phone what is entered here goes there */
  constructor(phone) {
    this.phone = phone;
    this.commands = new Commands((command) => this.#send(command));
    this.keyboard = new ReplyKeyboard((label) => phone.act((actions) => actions.press(label)));
    this.menu = el(
      'button',
      { type: 'button', class: 'menu-button', on: { click: () => this.#toggleCommands() } },
      icon('menu'),
      el('span', { text: t('menu') }),
    );
    this.input = el('textarea', {
      rows: 1,
      maxlength: MAX_TEXT,
      placeholder: t('message'),
      'aria-label': t('message'),
      enterkeyhint: 'send',
      autocomplete: 'off',
      dir: 'auto',
      on: {
        input: () => this.#onInput(),
        keydown: (event) => this.#onKey(event),
        paste: (event) => this.#onPaste(event),
      },
    });
    this.sendButton = iconButton('send', t('send'), () => this.#submit(), 'send');
    const attach = iconButton('clip', t('attach'), () => this.#attach(attach), 'attach');
    attach.setAttribute('aria-haspopup', 'menu');
    this.about = el('div', { class: 'about', hidden: true });
    this.bar = el(
      'div',
      { class: 'composer-bar' },
      this.menu,
      this.input,
      this.keyboard.toggle,
      attach,
      this.sendButton,
    );
    this.start = el('button', {
      type: 'button',
      class: 'start',
      on: { click: () => phone.act((actions) => actions.start()) },
    });
    this.root = el(
      'footer',
      { class: 'composer' },
      this.commands.root,
      this.about,
      this.bar,
      this.start,
      this.keyboard.root,
    );
    this.#onInput();
  }

  /** @param {{opened: boolean, blocked: boolean, keyboard: object|null, commands: object[]}} state of the chat */
  show({ opened, blocked, keyboard, commands }) {
    const closed = !opened || blocked;
    this.start.hidden = !closed;
    this.start.textContent = blocked ? t('restart') : t('start');
    this.bar.hidden = closed;
    this.commands.set(commands);
    this.menu.hidden = !this.commands.any;
    this.keyboard.show(closed ? null : keyboard);
    this.#fitHeight();
    this.input.placeholder = keyboard?.input_field_placeholder || t('message');
  }

  /** Empties the field: another chat follows. */
  clear() {
    this.input.value = '';
    this.#setAbout(null);
    this.commands.close();
    this.#onInput();
  }

  /** The next text answers (`reply`) or replaces (`edit`) a message. */
  tell(kind, message) {
    this.#setAbout({ kind, message });
    if (kind === 'edit') this.input.value = message.text ?? '';
    this.#onInput();
    this.input.focus();
  }

  #setAbout(about) {
    this.#about = about;
    this.about.hidden = !about;
    if (!about) return;
    const words = about.message.text ?? about.message.caption ?? t('photo');
    this.about.replaceChildren(
      icon(about.kind),
      el('span', {}, el('b', { text: t(about.kind) }), el('span', { text: words })),
      iconButton('close', t('cancel'), () => this.clear()),
    );
  }

  #onInput() {
    this.#fitHeight();
    const text = this.input.value;
    this.root.classList.toggle('has-text', text.trim() !== '');
    this.sendButton.disabled = text.trim() === '';
    if (/^\/\w*$/.test(text)) this.commands.show(text);
    else this.commands.close();
  }

  #fitHeight() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  #onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape') {
      if (this.commands.open) this.commands.close();
      else this.clear();
    } else if (event.key === 'ArrowUp' && this.commands.open) {
      event.preventDefault();
      [...this.commands.root.querySelectorAll('button')].at(-1)?.focus();
    }
  }

  async #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const about = this.#about;
    this.clear();
    const sent =
      about?.kind === 'edit'
        ? await this.phone.act((actions) => actions.edit(about.message.message_id, text))
        : await this.#send(text, about?.message.message_id);
    if (!sent && !this.input.value) {
      this.input.value = text;
      this.#onInput();
    }
  }

  async #send(text, replyTo) {
    if (text === this.input.value || this.input.value.startsWith('/')) this.clear();
    return this.phone.act((actions) => actions.say(text, replyTo));
  }

  #toggleCommands() {
    if (this.commands.open) this.commands.close();
    else this.commands.show();
  }

  #attach(button) {
    openMenu(button, [
      { icon: 'photo', label: t('photo'), run: () => this.#pick('photo', 'image/*') },
      { icon: 'document', label: t('document'), run: () => this.#pick('document', '') },
      { icon: 'pin', label: t('location'), run: () => this.phone.act((actions) => actions.location()) },
      { icon: 'phone', label: t('ownContact'), run: () => this.phone.act((actions) => actions.contact()) },
      { icon: 'person', label: t('otherContact'), run: () => shareOtherContact(this.phone) },
    ]);
  }

  #pick(kind, accept) {
    const input = el('input', { type: 'file', accept });
    input.addEventListener('change', () => this.#upload(kind, input.files[0]));
    input.click();
  }

  #onPaste(event) {
    const image = [...event.clipboardData.files].find((file) => file.type.startsWith('image/'));
    if (!image) return;
    event.preventDefault();
    this.#upload('photo', image);
  }

  /** What was typed becomes the caption. */
  async #upload(kind, file) {
    if (!file) return;
    const caption = this.input.value.trim();
    this.clear();
    await this.phone.act((actions) => actions[kind](file, caption));
  }

  /** A file that was dropped on the phone. */
  drop(file) {
    return this.#upload(file.type.startsWith('image/') ? 'photo' : 'document', file);
  }
}
