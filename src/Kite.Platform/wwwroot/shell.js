// What only the browser can do for Kite's frame: no dependencies, loaded once, as a module.

const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const followers = new Map();
const watchers = new Map();

// ---------- light, dark, as the device ----------
const isDark = () =>
    root.dataset.theme === 'dark' || (root.dataset.theme !== 'light' && dark.matches);

function tellLook() {
    for (const follower of followers.values()) follower.invokeMethodAsync('LookIs', isDark());
}

function choose(look) {
    root.dataset.theme = look;
    document.cookie = `kite-theme=${look}; path=/; max-age=31536000; samesite=lax`;
    markLook();
    tellLook();
}

function markLook() {
    for (const choice of document.querySelectorAll('[data-look]')) {
        choice.setAttribute('aria-pressed', choice.dataset.look === root.dataset.theme);
    }
}

dark.addEventListener('change', tellLook);
document.addEventListener('beforetoggle', markLook, true);

// ---------- clicks and keys that need no round trip ----------
document.addEventListener('click', e => {
    const look = e.target.closest?.('[data-look]');
    if (look) choose(look.dataset.look);
    if (e.target.closest?.('[data-reload]')) location.reload();
    if (e.target.closest?.('[data-print]')) print();
    const menu = e.target.closest?.('.k-menu[popover] a, .k-menu[popover] [data-closes]');
    if (menu) menu.closest('[popover]').hidePopover();
});

// Blazor would scroll there and leave the focus behind.
document.addEventListener('click', e => {
    if (!e.target.closest?.('.k-skip')) return;
    e.preventDefault();
    document.getElementById('main').focus();
}, true);

const typing = e => e.target.matches?.('input, textarea, select, [contenteditable]')
    && !e.target.matches('.k-check');

document.addEventListener('keydown', e => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
        const box = document.querySelector('[data-search]');
        if (box) { e.preventDefault(); box.focus(); box.select(); }
        return;
    }
    // <form data-send> is sent from within a text, too.
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
        const form = e.target.closest?.('form[data-send]');
        if (form) { e.preventDefault(); form.requestSubmit(); }
        return;
    }
    // In a combobox the arrows walk through the results, not through the text.
    if (e.target.matches?.('[role=combobox]') && ['ArrowUp', 'ArrowDown'].includes(e.key)) {
        e.preventDefault();
        return;
    }
    // Enter takes a result and sends no form; Escape closes the results and keeps what was typed.
    if (e.target.matches?.('[role=combobox]:not([data-chosen])') && e.key === 'Enter'
        || e.target.matches?.('[role=combobox][aria-expanded=true]') && e.key === 'Escape') {
        e.preventDefault();
        return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
    if (!press(e)) walk(e);
});

// ---------- forms that are drawn, but not yet alive ----------
const deaf = '.k-input[aria-busy=true]';

// A choice knows no readonly of its own; Tab still leads on.
for (const kind of ['mousedown', 'keydown']) {
    document.addEventListener(kind, e => {
        if (e.key !== 'Tab' && e.target.closest?.(`select${deaf}`)) e.preventDefault();
    }, true);
}

// The browser would send it by itself and draw the page anew.
document.addEventListener('submit', e => {
    if (e.target.querySelector(deaf)) e.preventDefault();
}, true);

// ---------- letters that press a button of the page: <a data-key="n"> ----------
function press(e) {
    if (e.target.closest?.('dialog, [popover]') || !/^[a-z0-9/]$/.test(e.key)) return false;
    const wanted = document.querySelector(`[data-key="${e.key}"]`);
    if (!wanted || wanted.disabled) return false;
    e.preventDefault();
    if (wanted.matches('input')) { wanted.focus(); wanted.select(); } else wanted.click();
    return true;
}

// ---------- walking through a list: J K arrows, X ticks ----------
// What uses the same keys itself.
const operated = 'a, button, dialog, [role], [tabindex="0"]';
const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function walk(e) {
    const list = e.target.closest?.('.k-list') ?? (e.target.closest?.(operated) ? null
        : document.querySelector('.k-list'));
    if (!list) return;
    const rows = [...list.querySelectorAll('[data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(e.target.closest('tr')?.querySelector('[data-row]'));
    const step = steps[e.key];
    let next = null;
    if (step) next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (e.key === 'Home') next = rows[0];
    if (e.key === 'End') next = rows[rows.length - 1];
    if (next) {
        e.preventDefault();
        next.focus();
        next.closest('tr').scrollIntoView({ block: 'nearest' });
    } else if (e.key === 'x' && at >= 0) {
        rows[at].closest('tr').querySelector('.k-check')?.click();
    }
}

// ---------- what was sent and came back with a fault: one goes on at the first faulty field ----
const patience = 5000;

document.addEventListener('submit', e => {
    const form = e.target;
    const marks = new MutationObserver(() => {
        const wrong = form.querySelector('[aria-invalid=true]');
        if (!wrong || !form.contains(document.activeElement)) return;
        marks.disconnect();
        wrong.focus();
    });
    marks.observe(form, { subtree: true, attributes: true, attributeFilter: ['aria-invalid'] });
    setTimeout(() => marks.disconnect(), patience);
});

// ---------- called by components ----------
export function followLook(id, follower) {
    followers.set(id, follower);
    // From now on what is typed and pressed is heard.
    root.dataset.live = '';
    follower.invokeMethodAsync('LookIs', isDark());
}

export function watch(id, end, follower) {
    watchers.get(id)?.disconnect();
    const observer = new IntersectionObserver(
        seen => seen.some(s => s.isIntersecting) && follower.invokeMethodAsync('Seen'),
        { rootMargin: '240px' });
    observer.observe(end);
    watchers.set(id, observer);
}

export function forget(id) {
    followers.delete(id);
    watchers.get(id)?.disconnect();
    watchers.delete(id);
}

export function show(dialog) { if (!dialog.open) dialog.showModal(); }
export function hide(dialog) { if (dialog.open) dialog.close(); }
