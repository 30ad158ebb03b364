// The list of messages of one chat, kept equal to the sandbox's view of it with as few changes as possible.

import { el, iconButton } from './dom.js';
import { dayKey, dayName } from './format.js';
import { messageNode } from './message.js';
import { t } from './words.js';

const GROUP_SECONDS = 300;
const NEAR_END_PIXELS = 120;
const VANISH_MILLIS = 180;
/** How long after a touch a movement still counts as scrolling by hand. */
const BY_HAND_MILLIS = 600;

export class Chat {
  /** Message ids to their message as last shown and its node. */
  #shown = new Map();
  #unseen = 0;
  #fresh = true;
  /** Whether the reader stays at the newest message; only scrolling up by hand ends it, not growing content. */
  #following = true;
  #lastTop = 0;
  #touchedAt = -Infinity;

  constructor() {
    this.list = el('ol', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions text' });
    this.scroller = el('div', { class: 'scroller', tabindex: '-1' }, this.list);
    this.toEnd = iconButton('down', t('toEnd'), () => this.#scrollToEnd(true), 'to-end');
    this.toEnd.hidden = true;
    this.root = el('div', { class: 'chat' }, this.scroller, this.toEnd);
    this.scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    for (const hand of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      this.scroller.addEventListener(
        hand,
        () => {
          this.#touchedAt = performance.now();
        },
        { passive: true },
      );
    }
    // pictures, keyboards and the composer change heights
    const keepEnd = new ResizeObserver(() => {
      if (this.#following) this.#scrollToEnd(false);
    });
    keepEnd.observe(this.list);
    keepEnd.observe(this.scroller);
  }

  message(id) {
    return this.#shown.get(id)?.message;
  }

  /** Forgets what is shown: another chat follows. */
  clear() {
    this.#shown.clear();
    this.list.replaceChildren();
    this.#fresh = true;
    this.#following = true;
    this.#count(-this.#unseen);
  }

  /**
   * @param {object[]} messages of the chat view, oldest first, deleted ones too
   * @param {Date} now of the business clock, for names of days
   */
  show(messages, now) {
    const alive = messages.filter((message) => !message.deleted);
    const byId = new Map(alive.map((message) => [message.message_id, message]));
    for (const [id, { node }] of this.#shown) {
      if (!byId.has(id)) this.#vanish(id, node);
    }
    const added = alive.filter((message) => this.#place(message, byId));
    this.#arrange(alive, now);
    const own = added.some((message) => message.from === 'person');
    if (this.#fresh || own || this.#following) this.#scrollToEnd(!this.#fresh);
    else this.#count(added.length);
    this.#fresh = false;
  }

  /** @returns {boolean} whether it was not shown before */
  #place(message, byId) {
    const old = this.#shown.get(message.message_id);
    if (old?.message.seq === message.seq) return false;
    const node = messageNode(message, byId.get(message.reply_to_message_id));
    if (old) {
      keepPicture(old.node, node);
      old.node.replaceWith(node);
      if (message.edited) node.classList.add('flash');
    } else {
      if (!this.#fresh) node.classList.add('arrive');
      this.list.append(node);
    }
    this.#shown.set(message.message_id, { message, node });
    return !old;
  }

  /** Groups bubbles, marks days and read messages. */
  #arrange(messages, now) {
    this.list.querySelectorAll('.day').forEach((day) => day.remove());
    const lastOfBot = Math.max(
      0,
      ...messages.filter((message) => message.from === 'bot').map((message) => message.seq),
    );
    messages.forEach((message, index) => {
      const { node } = this.#shown.get(message.message_id);
      const newDay = index === 0 || dayKey(messages[index - 1].date) !== dayKey(message.date);
      if (newDay)
        node.before(el('li', { class: 'day' }, el('span', { class: 'chip', text: dayName(message.date, now) })));
      node.classList.toggle('first', newDay || !together(messages[index - 1], message));
      node.classList.toggle('last', !messages[index + 1] || !together(message, messages[index + 1]));
      node.classList.toggle('read', message.seq < lastOfBot);
    });
  }

  #vanish(id, node) {
    this.#shown.delete(id);
    node.inert = true;
    const shrink = node.animate({ opacity: 0, transform: 'scale(.92)' }, { duration: VANISH_MILLIS, fill: 'forwards' });
    shrink.finished.finally(() => node.remove());
  }

  /** Brings a message into view and flashes it. */
  reveal(id) {
    const node = this.#shown.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: 'center', behavior: 'smooth' });
    node.classList.remove('flash');
    requestAnimationFrame(() => node.classList.add('flash'));
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS;
  }

  #scrollToEnd(smooth) {
    this.#following = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  }

  #onScroll() {
    const near = this.#isNearEnd();
    const top = this.scroller.scrollTop;
    if (near) this.#following = true;
    else if (top < this.#lastTop && performance.now() - this.#touchedAt < BY_HAND_MILLIS) this.#following = false;
    this.#lastTop = top;
    this.toEnd.hidden = near || this.#following;
    if (near) this.#count(-this.#unseen);
  }

  #count(more) {
    this.#unseen += more;
    if (this.#unseen) this.toEnd.dataset.count = this.#unseen;
    else delete this.toEnd.dataset.count;
  }
}

function together(a, b) {
  return a.from === b.from && b.date - a.date < GROUP_SECONDS && dayKey(a.date) === dayKey(b.date);
}

/** An edited caption must not make its photo blink: the loaded picture moves over. */
function keepPicture(from, to) {
  const loaded = from.querySelector('.photo img');
  const fresh = to.querySelector('.photo img');
  if (loaded && fresh && loaded.src === fresh.src) {
    loaded.alt = fresh.alt;
    fresh.replaceWith(loaded);
  }
}
