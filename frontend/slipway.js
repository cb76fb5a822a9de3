// What must not wait for the server: keys, colour scheme, drawer, the palette's list, the age of the last update.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const typing = (target) => target.isContentEditable
  || /^(INPUT|TEXTAREA|SELECT|VAADIN-(TEXT-FIELD|TEXT-AREA|COMBO-BOX|SELECT))$/.test(target.tagName);

/* ---- colour scheme: system, light, dark ---- */

const schemes = ['system', 'light', 'dark'];

function labelScheme() {
  const words = `Colour scheme: ${root.dataset.theme ?? 'system'}`;
  document.querySelectorAll('[data-scheme]').forEach((button) => {
    button.title = words;
    button.setAttribute('aria-label', words);
  });
}

function nextScheme() {
  const next = schemes[(schemes.indexOf(root.dataset.theme ?? 'system') + 1) % schemes.length];
  if (next === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem('sw-theme');
  } else {
    root.dataset.theme = next;
    localStorage.setItem('sw-theme', next);
  }
  labelScheme();
}

/* ---- drawer, where the page is narrow ---- */

function openDrawer(open) {
  const drawer = byId('drawer');
  const button = document.querySelector('[data-drawer]');
  if (!drawer || drawer.classList.contains('open') === open) return;
  drawer.classList.toggle('open', open);
  button.setAttribute('aria-expanded', String(open));
  (open ? drawer.querySelector('a') : button).focus();
}

/* ---- palette ---- */

const options = () => [...byId('palette-list').querySelectorAll('[role=option]')];
let enterWaits = null;

function openPalette() {
  const palette = byId('palette');
  if (!palette || palette.open) return;
  openDrawer(false);
  palette.showModal();
  byId('palette-q').select();
  palette.dispatchEvent(new CustomEvent('palette-open'));
}

function select(option) {
  options().forEach((one) => one.setAttribute('aria-selected', String(one === option)));
  const field = byId('palette-q');
  if (option) {
    field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else {
    field.removeAttribute('aria-activedescendant');
  }
}

function move(step) {
  const all = options();
  if (all.length === 0) return;
  const at = all.findIndex((one) => one.getAttribute('aria-selected') === 'true');
  select(all[(at + step + all.length) % all.length]);
}

function follow(newTab) {
  const field = byId('palette-q');
  if (byId('palette-list').dataset.typed !== field.value.trim()) {
    enterWaits = { newTab }; // the list still answers what was typed before
    return;
  }
  enterWaits = null;
  const chosen = options().find((one) => one.getAttribute('aria-selected') === 'true');
  const link = chosen ?? byId('palette').querySelector('.palette-foot a');
  if (!link) return;
  if (newTab) {
    open(link.href, '_blank', 'noopener');
  } else {
    link.click();
  }
}

function paletteKey(event) {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter' && event.target.id === 'palette-q') {
    event.preventDefault();
    follow(event.ctrlKey || event.metaKey);
  }
}

// The server makes the frame anew on some pages, and replaces the list; the first entry is then the chosen one.
new MutationObserver((changes) => {
  if (document.querySelector('[data-scheme]:not([title])')) {
    labelScheme();
    tick();
  }
  if (changes.some((change) => change.target.closest?.('#palette-list'))) {
    select(options()[0]);
    if (enterWaits) follow(enterWaits.newTab);
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-typed'] });

/* ---- results of the search page: down from the box, and from one to the next ---- */

function walkResults(event) {
  const links = [...document.querySelectorAll('.hit h2 a')];
  const at = links.indexOf(event.target);
  const box = document.querySelector('.search-field input');
  if (!box || links.length === 0 || (at < 0 && event.target !== box)) return;
  const to = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (to < -1 || to >= links.length) return;
  event.preventDefault();
  const next = to < 0 ? box : links[to];
  next.focus();
  next.closest('.hit')?.scrollIntoView({ block: 'nearest' });
}

/* ---- live: connected or not, and when the page last heard of a change ---- */

function age(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  const days = Math.floor(seconds / 86400);
  if (days < 90) return `${days} d`;
  return days < 730 ? `${Math.floor(days / 30)} months` : `${Math.floor(days / 365)} years`;
}

/* Ages grow on an open page; counted from when they were first seen, whatever this machine's clock says. */
function growOlder() {
  document.querySelectorAll('time[data-age]').forEach((time) => {
    if (time.knownAge !== time.dataset.age) {
      time.knownAge = time.dataset.age;
      time.seenAt = Date.now();
    }
    const words = `${age(time.knownAge * 1000 + Date.now() - time.seenAt)} ago`;
    if (time.firstChild && Date.now() - time.seenAt > 1000 && time.firstChild.data !== words) {
      time.firstChild.data = words;
    }
  });
}

function tick() {
  const live = document.querySelector('.live');
  if (!live) return;
  const away = ['reconnecting', 'connection-lost'].includes(window.Vaadin?.connectionState?.state);
  live.dataset.state = away ? 'away' : 'here';
  live.title = away ? 'The line to the server is down; trying again' : 'Changes appear without reloading';
  const since = live.updated ? ` · updated ${age(Date.now() - live.updated)} ago` : '';
  live.querySelector('span').textContent = away ? 'Not connected' : `Live${since}`;
}

/* ---- one listener each for the whole document ---- */

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    if (byId('palette')?.open) byId('palette').close();
    else openPalette();
  } else if (byId('palette')?.open) {
    paletteKey(event);
  } else if (event.key === 'Escape') {
    openDrawer(false);
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    walkResults(event);
  } else if (event.key === '/' && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const filter = document.querySelector('[data-filter]');
    if (filter) {
      event.preventDefault();
      filter.focus();
    }
  }
});

document.addEventListener('click', (event) => {
  const at = (selector) => event.target.closest?.(selector);
  if (at('[data-palette]')) openPalette();
  else if (event.target.id === 'palette') event.target.close(); // the backdrop
  else if (at('#palette a')) byId('palette').close();
  else if (at('[data-scheme]')) nextScheme();
  else if (at('[data-drawer]')) openDrawer(!byId('drawer').classList.contains('open'));
  else if (at('.drawer-scrim') || at('.drawer a')) openDrawer(false);
  else if (at('.skip')) {
    event.preventDefault();
    event.stopPropagation();
    byId('main').focus();
  }
}, true);

setInterval(() => { tick(); growOlder(); }, 1000);
tick();
