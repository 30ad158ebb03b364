// Starts the page: two phones, the bar, and the stream of events that keeps them live.

import { ApiError } from './api.js';
import { Bar } from './bar.js';
import { watch } from './events.js';
import { Phone } from './phone.js';
import { pageLanguage, t } from './words.js';
import { World } from './world.js';

const MEMORY = 'dvorik.phones';

document.documentElement.lang = pageLanguage;
document.title = t('title');

const world = new World();
const phones = ['left', 'right'].map((side) => new Phone(world, side, () => phones));
document.getElementById('phones').append(...phones.map((phone) => phone.root));
const bar = new Bar(document.getElementById('bar'), world, phones);

/**
 * Gives every phone that has none a person and a bot: the first of each on the left, the second on the right. Nobody is
 * given to a second phone; they may be put there by hand.
 */
function seat() {
  const remembered = JSON.parse(sessionStorage.getItem(MEMORY) ?? '[]');
  phones.forEach((phone, index) => {
    if (phone.person && phone.bot) return;
    const memory = remembered[index] ?? {};
    const taken = new Set(phones.map((each) => each.personId));
    const free = world.people.filter((each) => !taken.has(each.id));
    const person = world.person(memory.person) ?? free.find((each) => each === world.people[index]) ?? free[0];
    const bot = world.bot(memory.bot) ?? world.bots[index] ?? world.bots[0];
    if (person && bot) phone.show(person.id, bot.username);
  });
}

function remember() {
  sessionStorage.setItem(
    MEMORY,
    JSON.stringify(phones.map((phone) => ({ person: phone.personId, bot: phone.botName }))),
  );
}

async function readEverything() {
  try {
    await world.refresh();
    await Promise.all(phones.map((phone) => phone.refresh()));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    bar.showConnection(false);
  }
}

world.addEventListener('change', seat);
phones.forEach((phone) => phone.addEventListener('change', remember));
watch(
  (event) => {
    world.onEvent(event);
    phones.forEach((phone) => phone.onEvent(event));
  },
  (connected) => {
    bar.showConnection(connected);
    if (connected) readEverything();
  },
);
