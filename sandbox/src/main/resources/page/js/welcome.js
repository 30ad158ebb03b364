// What stands where a chat is not there yet.

import { avatar, el } from './dom.js';
import { askForPerson } from './person-dialog.js';
import { t } from './words.js';

/** The first look at a bot, before Start. */
export function introduction(bot) {
  return el(
    'li',
    { class: 'introduction' },
    avatar(bot.name, bot.id, 'large'),
    el('b', { text: bot.name }),
    el('small', { text: `@${bot.username}` }),
    el('p', { text: t('startHint') }),
  );
}

/** A phone without a person, or without a bot to talk to. */
export function emptyPhone(world, phone) {
  const waiting = world.bots.length === 0;
  return el(
    'div',
    { class: 'empty-text' },
    el('h2', { text: t(waiting ? 'noBots' : 'nobody') }),
    el('p', { text: t(waiting ? 'noBotsHint' : 'nobodyHint') }),
    waiting
      ? null
      : el('button', {
          type: 'button',
          class: 'button',
          text: t('newPerson'),
          on: { click: () => askForPerson(phone.phones(), phone.side) },
        }),
  );
}
