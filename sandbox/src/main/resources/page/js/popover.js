// Menus and small panels that open beside what was pressed; Escape and a press elsewhere close them.

import { el, icon } from './dom.js';

const MARGIN = 8;

/**
 * Opens any content beside an element.
 * @param {Element|{x: number, y: number}} anchor an element, or a point as of a right click
 * @returns {HTMLElement} the panel; `hidePopover()` closes it
 */
export function openPanel(anchor, content, className = '') {
  const panel = el('div', { class: `panel ${className}`.trim(), popover: 'auto' }, content);
  document.body.append(panel);
  panel.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    anchor.setAttribute?.('aria-expanded', 'false');
    panel.remove();
  });
  panel.showPopover();
  anchor.setAttribute?.('aria-expanded', 'true');
  place(panel, anchor);
  return panel;
}

/** Keeps the panel inside the window, under its anchor where there is room, else above. */
function place(panel, anchor) {
  const from = anchor.getBoundingClientRect?.() ?? { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: width, offsetHeight: height } = panel;
  const wanted = from.left + width + MARGIN > innerWidth ? from.right - width : from.left;
  const below = from.bottom + MARGIN / 2;
  panel.style.left = `${Math.max(MARGIN, Math.min(wanted, innerWidth - width - MARGIN))}px`;
  panel.style.top = `${Math.max(MARGIN, below + height + MARGIN > innerHeight ? from.top - height - MARGIN / 2 : below)}px`;
}

/**
 * Opens a menu of actions, walked with the arrow keys.
 * @param {{icon?: string, label: string, danger?: boolean, run: () => void}[]} items
 */
export function openMenu(anchor, items) {
  const list = el('div', { role: 'menu', class: 'menu' });
  const panel = openPanel(anchor, list);
  list.append(
    ...items.map((item) =>
      el(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: item.danger ? 'menu-item danger' : 'menu-item',
          on: {
            click: () => {
              panel.hidePopover();
              item.run();
            },
          },
        },
        item.icon ? icon(item.icon) : null,
        item.label,
      ),
    ),
  );
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...list.children];
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  });
  place(panel, anchor);
  list.firstElementChild?.focus({ preventScroll: true, focusVisible: false });
}
