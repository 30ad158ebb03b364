// Building elements. Text always goes in as text nodes, never as markup.

/**
 * Makes an element.
 * @param {string} tag such as "button"
 * @param {object} [props] attributes; besides them: `class`, `text`, `on` (listeners by event), `data` (data-* values);
 *     null, undefined and false leave an attribute out, true sets it empty
 * @param {...(Node|string|null)} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'on')
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of icons.svg; decoration only, so it is hidden from screen readers. */
export function icon(name, className = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon ${className}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A round button that shows only an icon; the label is its name for everybody else. */
export function iconButton(name, label, onClick, className = '') {
  return el(
    'button',
    {
      type: 'button',
      class: `icon-button ${className}`.trim(),
      'aria-label': label,
      title: label,
      on: { click: onClick },
    },
    icon(name),
  );
}

const AVATAR_COLOURS = 7;

/** The coloured circle with the first letters of a name; `key` picks the colour. */
export function avatar(name, key, className = '') {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');
  return el('span', {
    class: `avatar avatar-${Math.abs(Number(key)) % AVATAR_COLOURS} ${className}`.trim(),
    'aria-hidden': 'true',
    text: letters,
  });
}
