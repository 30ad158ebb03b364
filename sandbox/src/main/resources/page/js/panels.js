// The panels of the top bar: business clock, faults, findings.

import { api } from './api.js';
import { el } from './dom.js';
import { dateAndTime, offsetText } from './format.js';
import { t } from './words.js';

const KINDS = [
  ['429', 'fault429'],
  ['5xx', 'fault5xx'],
  ['drop_before', 'faultDropBefore'],
  ['drop_after', 'faultDropAfter'],
  ['delay', 'faultDelay'],
];
const TIMES = [
  ['1', 'once'],
  ['3', 'times3'],
  ['-1', 'forEver'],
];

/** How far the clock was moved, in words. */
export function clockNote(world) {
  const offset = world.clock.offset_seconds;
  if (!offset) return t('realTime');
  return t(offset > 0 ? 'ahead' : 'behind', { offset: offsetText(offset) });
}

/** @param {(work: () => Promise) => Promise} act does something and then reads the state anew */
export function clockPanel(world, act) {
  const now = el('b', { class: 'panel-now' });
  const note = el('small', { class: 'muted' });
  const show = () => {
    now.textContent = dateAndTime(world.now());
    note.textContent = clockNote(world);
  };
  const move = (label, work) =>
    el('button', { type: 'button', class: 'button soft', text: label, on: { click: () => act(work).then(show) } });
  show();
  return el(
    'div',
    { class: 'panel-body' },
    el('h2', { text: t('clock') }),
    now,
    note,
    el(
      'div',
      { class: 'panel-buttons' },
      move(t('plusHour'), () => api.advanceClock('PT1H')),
      move(t('plusDay'), () => api.advanceClock('P1D')),
      move(t('plusWeek'), () => api.advanceClock('P7D')),
      move(t('resetClock'), () => api.resetClock()),
    ),
  );
}

export function faultsPanel(world, act) {
  const list = el('ul', { class: 'panel-list' });
  const show = () =>
    list.replaceChildren(
      ...(world.faults.length ? world.faults.map(faultLine) : [el('li', { class: 'muted', text: t('noFaults') })]),
    );
  const kind = select(
    'kind',
    KINDS.map(([id, word]) => [id, t(word)]),
    t('faultKind'),
  );
  const bot = select('bot', [['', t('everyBot')], ...world.bots.map((each) => [each.username, each.name])], t('bot'));
  const times = select(
    'times',
    TIMES.map(([id, word]) => [id, t(word)]),
    t('faultTimes'),
  );
  const seconds = el('input', { name: 'seconds', type: 'number', min: 1, max: 60, value: 3 });
  const secondsField = el('label', { class: 'field' }, el('span', { text: t('seconds') }), seconds);
  const timed = () => {
    secondsField.hidden = !['429', 'delay'].includes(kind.value);
  };
  kind.addEventListener('change', timed);
  timed();
  show();
  const add = () =>
    api.addFault({
      kind: kind.value,
      bot: bot.value,
      times: Number(times.value),
      retry_after: Number(seconds.value),
      delay_ms: Number(seconds.value) * 1000,
    });
  return el(
    'form',
    {
      class: 'panel-body',
      on: {
        submit: (event) => {
          event.preventDefault();
          act(add).then(show);
        },
      },
    },
    el('h2', { text: t('faults') }),
    list,
    kind,
    bot,
    times,
    secondsField,
    el(
      'div',
      { class: 'panel-buttons' },
      el('button', { type: 'submit', class: 'button', text: t('addFault') }),
      el('button', {
        type: 'button',
        class: 'button soft',
        text: t('clear'),
        on: { click: () => act(() => api.clearFaults()).then(show) },
      }),
    ),
  );
}

function faultLine(fault) {
  const kind = t(KINDS.find(([id]) => id === fault.kind)[1]);
  const often = fault.times < 0 ? t('forEver') : `× ${fault.times}`;
  return el('li', { text: `${kind}, ${fault.bot ? `@${fault.bot}` : t('everyBot')}, ${often}` });
}

export function findingsPanel(act, close) {
  const list = el('ul', { class: 'panel-list findings' });
  const show = (findings) =>
    list.replaceChildren(
      ...(findings.length ? findings.map(findingLine) : [el('li', { class: 'muted', text: t('noFindings') })]),
    );
  act(async () => show(await api.findings()));
  return el(
    'div',
    { class: 'panel-body' },
    el('h2', { text: t('findings') }),
    el('small', { class: 'muted', text: t('findingsHint') }),
    list,
    el(
      'div',
      { class: 'panel-buttons' },
      el('button', {
        type: 'button',
        class: 'button soft',
        text: t('clear'),
        on: { click: () => act(() => api.clearFindings()).then(close) },
      }),
    ),
  );
}

function findingLine({ bot, method, text }) {
  return el('li', {}, el('b', { text: `@${bot} ${method}` }), el('span', { text }));
}

function select(name, options, label) {
  return el('select', { name, 'aria-label': label }, ...options.map(([value, text]) => el('option', { value, text })));
}
