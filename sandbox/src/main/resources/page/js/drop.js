// Files that are dragged onto a phone.

import { t } from './words.js';

/** @param {(file: File) => void} onFile called once for each dropped file */
export function dropTarget(screen, onFile) {
  screen.dataset.drop = t('dropHere');
  screen.addEventListener('dragover', (event) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    screen.classList.add('dropping');
  });
  screen.addEventListener('dragleave', (event) => {
    if (!screen.contains(event.relatedTarget)) screen.classList.remove('dropping');
  });
  screen.addEventListener('drop', (event) => {
    event.preventDefault();
    screen.classList.remove('dropping');
    [...event.dataTransfer.files].forEach(onFile);
  });
}
