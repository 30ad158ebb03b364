// The top of a phone: the bot, and whose phone it is.

import { avatar, el, icon, iconButton } from './dom.js';
import { personMenu } from './person-actions.js';
import { openMenu } from './popover.js';
import { t } from './words.js';
import { fullName } from './world.js';

const LANGUAGES = ['ru', 'uz', 'en'];
const ACTIONS = { typing: 'isTyping', upload_photo: 'uploadsPhoto' };

export class PhoneHeader {
  /** @param {object} phone its `show` and `setLanguage` are called from here */
  constructor(phone) {
    this.phone = phone;
    this.botSelect = el('select', {
      'aria-label': t('bot'),
      on: { change: () => phone.show(phone.personId, this.botSelect.value) },
    });
    this.personSelect = el('select', {
      'aria-label': t('person'),
      on: { change: () => phone.show(Number(this.personSelect.value), phone.botName) },
    });
    this.languageSelect = el('select', {
      'aria-label': t('language'),
      on: { change: () => phone.setLanguage(this.languageSelect.value) },
    });
    this.botFace = el('span', { class: 'face' });
    this.botTitle = el('b', { class: 'title' });
    this.status = el('small', { class: 'status', 'aria-live': 'polite' });
    this.personFace = el('span', { class: 'face' });
    this.personName = el('span', { class: 'name' });
    this.badge = el('span', { class: 'language' });
    const more = iconButton('more', t('more'), () => openMenu(more, personMenu(phone)), 'more');
    more.setAttribute('aria-haspopup', 'menu');
    this.root = el(
      'header',
      { class: 'phone-header' },
      el(
        'label',
        { class: 'pick pick-bot' },
        this.botFace,
        el('span', { class: 'who' }, el('span', { class: 'title-line' }, this.botTitle, icon('down')), this.status),
        this.botSelect,
      ),
      el('label', { class: 'pick pick-person' }, this.personFace, this.personName, icon('down'), this.personSelect),
      el('label', { class: 'pick pick-language' }, this.badge, this.languageSelect),
      more,
    );
  }

  /**
   * @param {object} world
   * @param {Map<string, number>} unread messages by bot that this person has not looked at
   */
  show(world, person, bot, unread) {
    fillSelect(
      this.botSelect,
      world.bots.map((each) => {
        const waiting = unread.get(each.username);
        return [each.username, waiting ? `${each.name} (${waiting})` : each.name];
      }),
      bot.username,
    );
    fillSelect(
      this.personSelect,
      world.people.map((each) => [each.id, fullName(each)]),
      person.id,
    );
    const languages = LANGUAGES.includes(person.language_code) ? LANGUAGES : [...LANGUAGES, person.language_code];
    fillSelect(
      this.languageSelect,
      languages.map((code) => [code, code.toUpperCase() || '–']),
      person.language_code,
    );
    this.botFace.replaceChildren(avatar(bot.name, bot.id));
    this.botTitle.textContent = bot.name;
    this.personFace.replaceChildren(avatar(fullName(person), person.id));
    this.personName.textContent = person.first_name;
    this.personName.title = [fullName(person), person.phone].filter(Boolean).join(', ');
    this.badge.textContent = (person.language_code || '–').toUpperCase();
    const waiting = [...unread].reduce((sum, [name, count]) => sum + (name === bot.username ? 0 : count), 0);
    if (waiting) this.botFace.dataset.unread = waiting;
    else delete this.botFace.dataset.unread;
  }

  /** @param {string} action of the bot, such as "typing"; empty for none */
  showStatus(action, blocked) {
    const text = blocked ? t('blocked') : action ? t(ACTIONS[action] ?? 'isBusy') : t('isBot');
    this.status.classList.toggle('busy', Boolean(action) && !blocked);
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

function fillSelect(select, options, value) {
  const key = JSON.stringify(options);
  if (select.dataset.options !== key) {
    select.dataset.options = key;
    select.replaceChildren(...options.map(([id, text]) => el('option', { value: id, text })));
  }
  select.value = String(value);
}
