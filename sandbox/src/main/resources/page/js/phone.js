// One phone: a person looking at the chat with one bot.

import { ApiError, api, chatActions } from './api.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { el } from './dom.js';
import { dropTarget } from './drop.js';
import { botLink, channelLink } from './links.js';
import { Notice } from './notice.js';
import { PhoneHeader } from './phone-header.js';
import { askToJoin } from './person-actions.js';
import { Presses } from './presses.js';
import { emptyPhone, introduction } from './welcome.js';
import { t } from './words.js';
import { commandsFor } from './world.js';

const MESSAGES_SHOWN = 300;
const TYPING_MILLIS = 5000;

export class Phone extends EventTarget {
  personId = 0;
  botName = '';
  actions = null;
  #unread = new Map();
  #lastToast = 0;
  #reading = false;
  #stale = false;
  #typingTimer = 0;
  /** Counts changes of chat, so that a late answer for the former chat is not shown. */
  #visit = 0;

  /** @param {"left"|"right"} side  @param {() => Phone[]} phones all of them, for what goes from one to another */
  constructor(world, side, phones) {
    super();
    this.world = world;
    this.side = side;
    this.phones = phones;
    this.header = new PhoneHeader(this);
    this.chat = new Chat();
    this.composer = new Composer(this);
    this.presses = new Presses(this);
    this.screen = el('div', { class: 'screen' }, this.header.root, this.chat.root, this.composer.root);
    this.notice = new Notice(this.screen, this.chat.root);
    this.empty = el('div', { class: 'empty' });
    this.root = el('section', { class: `phone ${side}`, 'aria-label': t(`${side}Phone`) }, this.screen, this.empty);
    dropTarget(this.screen, (file) => this.composer.drop(file));
    world.addEventListener('change', () => this.#showWorld());
  }

  get person() {
    return this.world.person(this.personId);
  }

  get bot() {
    return this.world.bot(this.botName);
  }

  /** Puts a person and a bot on this phone. */
  show(personId, botName) {
    const same = personId === this.personId && botName === this.botName;
    if (personId !== this.personId) this.#unread.clear();
    this.personId = personId;
    this.botName = botName;
    this.actions = chatActions(personId, botName);
    this.#unread.delete(botName);
    if (!same) {
      this.#visit++;
      this.#lastToast = 0;
      this.chat.clear();
      this.composer.clear();
      this.dispatchEvent(new Event('change'));
    }
    this.#showWorld();
    return this.refresh();
  }

  #showWorld() {
    const ready = Boolean(this.person && this.bot);
    this.screen.hidden = !ready;
    this.empty.hidden = ready;
    if (ready) this.header.show(this.world, this.person, this.bot, this.#unread);
    else this.empty.replaceChildren(emptyPhone(this.world, this));
  }

  /** Reads the chat and shows it; a call during a read makes one more read follow. */
  async refresh() {
    if (!this.person || !this.bot) return;
    if (this.#reading) {
      this.#stale = true;
      return;
    }
    this.#reading = true;
    try {
      do {
        this.#stale = false;
        const visit = this.#visit;
        const view = await api.chat(this.botName, this.personId, MESSAGES_SHOWN);
        if (visit === this.#visit) this.#showChat(view);
        else this.#stale = true;
      } while (this.#stale);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    } finally {
      this.#reading = false;
    }
  }

  #showChat(view) {
    const opened = view.messages.length > 0;
    this.chat.root.classList.toggle('unopened', !opened);
    this.chat.show(view.messages, this.world.now());
    if (!opened) this.chat.list.replaceChildren(introduction(this.bot));
    else this.chat.list.querySelector('.introduction')?.remove();
    this.composer.show({
      opened,
      blocked: view.blocked,
      keyboard: view.reply_keyboard,
      commands: commandsFor(this.bot, this.person),
    });
    this.#showTyping(view);
    this.#showToasts(view.toasts);
  }

  #showTyping(view) {
    clearTimeout(this.#typingTimer);
    this.header.showStatus(view.typing ? view.action : '', view.blocked);
    if (view.typing) this.#typingTimer = setTimeout(() => this.header.showStatus('', view.blocked), TYPING_MILLIS);
  }

  /** Toasts from before the chat was opened are history. */
  #showToasts(toasts) {
    const newest = Math.max(0, ...toasts.map((toast) => toast.seq));
    const fresh = this.#lastToast ? toasts.filter((toast) => toast.seq > this.#lastToast) : [];
    this.#lastToast = Math.max(newest, this.#lastToast, 1);
    for (const toast of fresh) {
      this.presses.answered(toast.callback_query_id);
      if (toast.url) this.openLink(toast.url);
      if (!toast.text) continue;
      if (toast.alert) this.notice.alert(toast.text);
      else this.toast(toast.text);
    }
  }

  /** A journal entry of the sandbox that may concern this phone. */
  onEvent(event) {
    if (event.person_id !== this.personId) return;
    if (event.bot === this.botName) {
      if (event.type === 'message' && event.from === 'bot') this.dispatchEvent(new Event('news'));
      this.refresh();
    } else if (event.type === 'message' && event.from === 'bot') {
      this.#unread.set(event.bot, (this.#unread.get(event.bot) ?? 0) + 1);
      this.#showWorld();
    }
  }

  /** Asks to be brought to the front, where only one phone fits. */
  reveal() {
    this.dispatchEvent(new Event('reveal'));
  }

  toast(text) {
    this.notice.toast(text);
  }

  /**
   * Does something in this chat; a refusal is shown as a toast.
   * @returns {Promise<object|null>} the sandbox's answer, null after a refusal
   */
  async act(work) {
    try {
      return (await work(this.actions)) ?? {};
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toast(error.status ? error.message : t('lost'));
      return null;
    }
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(t('copied', { text }));
    } catch {
      this.toast(t('copyFailed'));
    }
  }

  /** Follows a link as this person: a bot of ours opens here, a channel asks whether to join, the rest in a new tab. */
  async openLink(address) {
    const target = botLink(this.world, address);
    const channel = target ? null : channelLink(this.world, address);
    if (channel) {
      await askToJoin(this, channel);
    } else if (!target) {
      window.open(address, '_blank', 'noopener');
    } else {
      if (target.payload !== undefined) await this.act(() => api.link(this.personId, target.url));
      await this.show(this.personId, target.bot.username);
    }
  }

  setLanguage(code) {
    return this.act(() => api.changePerson(this.personId, { language_code: code }));
  }
}
