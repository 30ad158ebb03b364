// The bar over the phones: whose phone is shown on a narrow screen, and the tools of the sandbox.

import { ApiError, api } from './api.js';
import { el, icon, iconButton } from './dom.js';
import { dateAndTime } from './format.js';
import { clockNote, clockPanel, faultsPanel, findingsPanel } from './panels.js';
import { askForPerson } from './person-dialog.js';
import { openMenu, openPanel } from './popover.js';
import { t } from './words.js';

const CLOCK_MILLIS = 5000;

export class Bar {
  constructor(root, world, phones) {
    this.world = world;
    this.phones = phones;
    this.light = el('span', { class: 'light', role: 'status' });
    this.tabs = phones.map((phone) =>
      el('button', {
        type: 'button',
        class: 'tab',
        role: 'tab',
        on: { click: () => this.choose(phone) },
      }),
    );
    this.clock = tool('clock', t('clock'), () => this.#panel(this.clock, clockPanel(world, this.#act)));
    this.faults = tool('bolt', t('faults'), () => this.#panel(this.faults, faultsPanel(world, this.#act)));
    this.findings = tool('warning', t('findings'), () => this.#openFindings());
    const add = tool('plus', t('newPerson'), () => askForPerson(phones, this.chosen?.side));
    add.classList.add('main-tool');
    const more = iconButton('more', t('more'), () =>
      openMenu(more, [{ icon: 'reset', label: t('startOver'), danger: true, run: () => this.#startOver() }]),
    );
    root.append(
      el(
        'div',
        { class: 'brand' },
        el('img', { src: 'favicon.svg', alt: '', width: 28, height: 28 }),
        el('h1', { text: t('title') }),
        this.light,
      ),
      el('div', { class: 'tabs', role: 'tablist', 'aria-label': t('phones') }, ...this.tabs),
      el('nav', { class: 'tools', 'aria-label': t('title') }, this.findings, this.clock, this.faults, add, more),
    );
    world.addEventListener('change', () => this.#show());
    phones.forEach((phone) => {
      phone.addEventListener('change', () => this.#show());
      phone.addEventListener('news', () => this.#news(phone));
      phone.addEventListener('reveal', () => this.choose(phone));
    });
    setInterval(() => this.#showClock(), CLOCK_MILLIS);
    this.choose(phones[0]);
  }

  /** Brings a phone to the front where only one fits. */
  choose(phone) {
    this.chosen = phone;
    this.phones.forEach((each, index) => {
      each.root.classList.toggle('chosen', each === phone);
      this.tabs[index].setAttribute('aria-selected', String(each === phone));
    });
    this.tabs[this.phones.indexOf(phone)].classList.remove('news');
  }

  showConnection(connected) {
    const text = t(connected ? 'connected' : 'lost');
    this.light.classList.toggle('off', !connected);
    this.light.title = text;
    this.light.textContent = connected ? '' : text;
  }

  #news(phone) {
    if (!phone.root.checkVisibility()) this.tabs[this.phones.indexOf(phone)].classList.add('news');
  }

  #show() {
    this.phones.forEach((phone, index) => {
      this.tabs[index].textContent =
        phone.person && phone.bot ? `${phone.person.first_name} · ${phone.bot.name}` : t(`${phone.side}Phone`);
    });
    label(this.faults, this.world.faults.length || '');
    this.faults.classList.toggle('on', this.world.faults.length > 0);
    label(this.findings, this.world.findings || '');
    this.findings.classList.toggle('alarm', this.world.findings > 0);
    this.findings.hidden = this.world.findings === 0;
    this.#showClock();
  }

  #showClock() {
    label(this.clock, dateAndTime(this.world.now()));
    this.clock.classList.toggle('on', this.world.clock.offset_seconds !== 0);
    this.clock.title = `${t('clock')}: ${clockNote(this.world)}`;
  }

  #panel(anchor, body) {
    openPanel(anchor, body, 'tool-panel');
  }

  #openFindings() {
    const panel = openPanel(
      this.findings,
      findingsPanel(this.#act, () => panel.hidePopover()),
      'tool-panel wide',
    );
  }

  #act = async (work) => {
    try {
      await work();
      await this.world.refresh();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.chosen.toast(error.status ? error.message : t('lost'));
    }
  };

  async #startOver() {
    const sure = await this.chosen.notice.ask(t('startOverAsk'), [
      { label: t('cancel'), value: false },
      { label: t('yes'), value: true, danger: true },
    ]);
    if (sure) await this.#act(() => api.reset());
  }
}

function tool(iconName, name, onClick) {
  return el(
    'button',
    { type: 'button', class: 'tool', title: name, on: { click: onClick } },
    icon(iconName),
    el('span', { class: 'tool-name', text: name }),
    el('span', { class: 'tool-value' }),
  );
}

function label(button, value) {
  button.querySelector('.tool-value').textContent = value;
}
