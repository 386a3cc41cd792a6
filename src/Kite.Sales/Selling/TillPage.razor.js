// The keyboard's and the scanner's part of the till: which key does what, wherever the focus is.
// A scanner types like a very fast person and ends with Enter.

const quick = 60;      // ms between two letters of a scanner
const shortest = 3;    // letters of a code, where nothing is typed into
const inField = 8;     // letters that nobody types so fast into a field
const doubled = 500;   // ms within which a second Enter is the scanner's own

export function attach(page) {
    const stop = new AbortController();
    let letters = '', last = 0, scanned = 0, waiting = 0, before = null, place = null;

    const field = name => document.querySelector(`[data-till="${name}"]`);
    const typing = e => e.target.matches?.('input, textarea, select');
    const open = e => e.target.getAttribute?.('aria-expanded') === 'true';
    const tell = (method, word) => page.invokeMethodAsync(method, word);
    const take = e => { e.preventDefault(); e.stopImmediatePropagation(); };

    function go(name) {
        const at = field(name);
        if (!at) return false;
        at.focus();
        at.select?.();
        return true;
    }

    // ---------- what a scanner reads ----------
    function collect(e) {
        const now = performance.now();
        if (now - last > quick || e.target !== place) {
            letters = '';
            place = e.target;
            before = typing(e) ? e.target.value : null;
        }
        last = now;
        letters += e.key;
    }

    function isScan(e) {
        return performance.now() - last <= quick && e.target === place
            && letters.length >= (typing(e) ? inField : shortest)
            && !e.target.matches?.('[data-till=add], [data-till=guest]');
    }

    function scan(e) {
        take(e);
        clearTimeout(waiting);
        scanned = performance.now();
        if (before !== null && e.target.value !== before) {
            e.target.value = before;
            e.target.dispatchEvent(new Event('input', { bubbles: true }));
        }
        tell('Scanned', letters);
        letters = '';
    }

    // ---------- keys ----------
    const sheet = { F7: 'cash', F8: 'balance', F9: 'other' };
    const tenders = '12346';

    function press(e) {
        if (e.key === 'F2' && go('guest')) return take(e);
        if (e.key === 'F4' && go('quantity')) return take(e);
        if (sheet[e.key]) { tell('Pressed', sheet[e.key]); return take(e); }
        const idle = !typing(e) || (e.target.matches('[data-till=add]') && !e.target.value);
        if (idle && !open(e) && ['ArrowUp', 'ArrowDown'].includes(e.key)
            && !e.target.closest?.('[role=radiogroup], .ti-shelf')) {
            tell('Pressed', e.key);
            return take(e);
        }
        if (typing(e)) {
            if (e.key === 'Escape' && !open(e)) e.target.blur();
            return;
        }
        if (e.key === '/' && go('add')) return take(e);
        if (e.key === 'Delete') { tell('Pressed', e.key); return take(e); }
        if (e.key === 'Enter' && !e.target.closest?.('button, a, summary')) {
            tell('Pressed', e.key);
            return take(e);
        }
        if (tenders.includes(e.key)) {
            // It may be the first letter of a code: a moment tells.
            const key = e.key;
            clearTimeout(waiting);
            waiting = setTimeout(() => {
                if (letters.length <= 1) tell('Pressed', key);
            }, quick + 20);
        }
    }

    document.addEventListener('keydown', e => {
        if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
        if (document.querySelector('dialog[open]')) return;
        if (e.key === 'Enter') {
            if (performance.now() - scanned < doubled) return take(e);
            if (isScan(e)) return scan(e);
        }
        if (e.key.length === 1) collect(e);
        press(e);
    }, { capture: true, signal: stop.signal });

    stops.set(page, stop);
    document.documentElement.dataset.live = '';
}

const stops = new Map();

export function detach() {
    for (const stop of stops.values()) stop.abort();
    stops.clear();
}

// What is to be focused may be drawn a moment later.
export function focus(name, tries = 60) {
    const at = document.querySelector(`[data-till="${name}"]`);
    if (at && !at.disabled) {
        at.focus();
        at.scrollIntoView({ block: 'nearest' });
        if (at.matches('input')) at.select();
    } else if (tries > 0) {
        requestAnimationFrame(() => focus(name, tries - 1));
    }
}

// The till of this device stays; the open bill is this tab's own and goes with it.
export const recall = (name, lasting) => (lasting ? localStorage : sessionStorage).getItem(name);
export function keep(name, words, lasting) {
    const shelf = lasting ? localStorage : sessionStorage;
    if (words === null) shelf.removeItem(name); else shelf.setItem(name, words);
}
